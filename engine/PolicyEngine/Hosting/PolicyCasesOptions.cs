using PolicyEngine.Cases.Delivery;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;

namespace PolicyEngine;

/// <summary>How a service keeps cases and what its host does in the background. Exactly one store must be chosen.</summary>
public sealed class PolicyCasesOptions
{
    /// <summary>How the store is made; <see langword="null"/> until one is chosen.</summary>
    internal Func<IServiceProvider, ICaseStore>? MakeStore { get; private set; }

    /// <summary>The name under which this host claims work, another one for each process; default a name drawn at random.</summary>
    public string HostName { get; set; } = $"host-{Guid.NewGuid():N}";

    /// <summary>How often the host looks for deadlines and messages that are due; default 5 seconds.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a host's claim on a deadline or a message lasts: what a host that fell over had claimed is taken by another after that time. Default one minute. A single delivery may take half of it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many deadlines or messages a host claims at once; default 20.</summary>
    public int Most { get; set; } = 20;

    /// <summary>Whether this host does deadlines and reminders when they are due; default yes.</summary>
    public bool RunsTimers { get; set; } = true;

    /// <summary>Whether this host delivers messages, when an <see cref="IMessageDelivery"/> is registered; default yes.</summary>
    public bool DeliversMessages { get; set; } = true;

    /// <summary>How failed deliveries are dealt with.</summary>
    public DeliveryOptions Delivery { get; set; } = new();

    /// <summary>Keeps cases in one file, without a server.</summary>
    /// <param name="path">The file, as <see cref="SqliteCaseStoreOptions.Path"/>.</param>
    /// <param name="masterKey">As <see cref="SqliteCaseStoreOptions.MasterKey"/>.</param>
    public void UseSqlite(string path, byte[]? masterKey = null) => UseStore(_ => new SqliteCaseStore(new SqliteCaseStoreOptions { Path = path, MasterKey = masterKey }));

    /// <summary>Keeps cases in PostgreSQL.</summary>
    /// <param name="options">The server and its schema.</param>
    public void UsePostgres(PostgresCaseStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        UseStore(_ => new PostgresCaseStore(options));
    }

    /// <summary>Keeps cases in memory, until the process ends: for tests.</summary>
    public void UseMemory() => UseStore(_ => new InMemoryCaseStore());

    /// <summary>Keeps cases in a store of the host's own making.</summary>
    /// <param name="make">Makes it, once.</param>
    /// <exception cref="InvalidOperationException">A store was chosen already.</exception>
    public void UseStore(Func<IServiceProvider, ICaseStore> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        MakeStore = MakeStore is null ? make : throw new InvalidOperationException("the cases have a store already; choose one");
    }

    internal Lease NewLease() => new(HostName, Lease, Most);
}
