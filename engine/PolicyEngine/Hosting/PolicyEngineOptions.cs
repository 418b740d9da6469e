namespace PolicyEngine;

/// <summary>What a service's policies are and how they are kept.</summary>
public sealed class PolicyEngineOptions
{
    /// <summary>The folders or files to load as one set; at least one.</summary>
    public IList<string> Paths { get; } = [];

    /// <summary>The folder of the disk cache of compiled policies; <see langword="null"/>, the default, for none.</summary>
    public string? CacheFolder { get; set; }

    /// <summary>Whether files that change are loaded again by themselves; default no.</summary>
    public bool Watch { get; set; }

    /// <summary>How long the files must have been still before they are loaded again; default a quarter of a second.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMilliseconds(250);
}
