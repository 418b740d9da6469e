namespace PolicyEngine.Storage;

/// <summary>Where an embedded store is and how it behaves.</summary>
public sealed class SqliteCaseStoreOptions
{
    /// <summary>The file; made when there is none, in a folder that exists. Beside it lie <c>FILE-wal</c> and <c>FILE-shm</c> while it is in use: copy all three, or none. Not on a network drive.</summary>
    public required string Path { get; set; }

    /// <summary>32 bytes with which the keys of the cases are wrapped and under which events are hashed, kept by the host outside the file; <see langword="null"/>, the default, for none. Keys that lie bare are wrapped when they are next used.</summary>
    public byte[]? MasterKey { get; set; }

    /// <summary>How long a call waits while another program writes; default 30 seconds, at least 1.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the cases are only read: nothing is made or brought forward, and what would write is refused. Default: no.</summary>
    public bool ReadOnly { get; set; }
}
