namespace PolicyEngine.Storage;

/// <summary>Which server keeps the cases, and how.</summary>
public sealed class PostgresCaseStoreOptions
{
    /// <summary>The connection string in Npgsql's words, for example <c>Host=db;Database=cases;Username=policy;Password=…</c>. Pooling is on unless it says otherwise.</summary>
    public required string ConnectionString { get; set; }

    /// <summary>The schema in which the tables are, 1 to 63 of <c>a–z 0–9 _</c>; default <c>policyengine</c>. Made when there is none and the user may.</summary>
    public string Schema { get; set; } = "policyengine";

    /// <summary>32 bytes with which the keys of the cases are wrapped and under which events are hashed, kept by the host outside the database; <see langword="null"/>, the default, for none. Keys that lie bare are wrapped when they are next used.</summary>
    public byte[]? MasterKey { get; set; }

    /// <summary>Whether the cases are only read: nothing is made or brought forward, and what would write is refused. Default: no.</summary>
    public bool ReadOnly { get; set; }
}
