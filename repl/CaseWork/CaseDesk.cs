using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Storage;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>A store of cases with the service over it, as one command uses it.</summary>
internal sealed class CaseDesk : IAsyncDisposable
{
    /// <summary>The store when nobody names one.</summary>
    public const string DefaultStore = "cases.db";

    /// <summary>The variable that names the store.</summary>
    public const string StoreVariable = "POLICYENGINE_STORE";

    private const int MostLookedAt = 2_000;

    private CaseDesk(ICaseStore store, CasePolicySource policies, TimeProvider clock)
    {
        Store = store;
        Policies = policies;
        Clock = clock;
        Service = new CaseService(store, policies, clock);
    }

    /// <summary>The store.</summary>
    public ICaseStore Store { get; }

    /// <summary>Where policy versions come from.</summary>
    public CasePolicySource Policies { get; }

    /// <summary>The clock: that of the world, or a stated one.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The service.</summary>
    public CaseService Service { get; }

    /// <summary>Opens the store that the options name. What is wrong has been said when there is none.</summary>
    /// <param name="context">The world.</param>
    /// <param name="options">Which store, and a stated time.</param>
    /// <param name="use">What it is opened for.</param>
    /// <exception cref="CaseStoreException">The store can't be used now.</exception>
    public static async Task<CaseDesk?> OpenAsync(CommandContext context, StoreRequest options, StoreUse use)
    {
        var name = options.Store ?? context.Environment(StoreVariable) ?? DefaultStore;
        var clock = context.Clock;
        if (options.At is { } at)
        {
            if (!InstantText.TryRead(context, at, false, out var stated))
            {
                context.RefuseUse($"`{at}` is not a time", InstantText.HelpFor(at));
                return null;
            }

            clock = new StatedClock(stated, context.Clock.LocalTimeZone);
            context.Error.WriteLine($"the clock is stated as {InstantText.Of(context, stated)}: what is recorded says so, for trying things out only");
        }

        if (!MasterKeyFile.TryRead(context, options.KeyFile, out var key))
        {
            return null;
        }

        var path = context.FullPath(name);
        var isServer = (name.Contains('=', StringComparison.Ordinal) || name.StartsWith("postgres", StringComparison.Ordinal)) && name.AsSpan().ContainsAny('=', ':') && !File.Exists(path);
        if (!isServer && use != StoreUse.Making && !File.Exists(path))
        {
            context.RefuseUse($"there is no store of cases `{name}`", $"open a case first, or name the store with --store or {StoreVariable}");
            return null;
        }

        // A program that makes files of cases never leaves one without a byte: what was in it is lost, or it never was one.
        if (!isServer && use != StoreUse.Making && new FileInfo(path).Length == 0)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"`{name}` is empty: there are no cases in it, and nothing can be said of what was in it");
        }

        if ((isServer ? Server(name, key, use) : new SqliteCaseStore(new SqliteCaseStoreOptions { Path = path, MasterKey = key, ReadOnly = use == StoreUse.Reading })) is not { } store)
        {
            // The text may hold a password, so that it is not shown.
            context.RefuseUse("what --store says is no connection string of a PostgreSQL server", "write it like `Host=localhost;Database=cases;Username=ann`, or name a file");
            return null;
        }

        try
        {
            await store.OpenAsync(context.Cancellation).ConfigureAwait(false);
            return new CaseDesk(store, new CasePolicySource(context, store, options.Rules), clock);
        }
        catch (CaseStoreException broken) when (broken.Fault == CaseStoreFault.Unfit)
        {
            context.RefuseUse(broken.Message, "name another store with --store, or ask whoever looks after this one");
            return null;
        }
    }

    /// <summary>Says that there is no such case, and which one may have been meant.</summary>
    public async Task<int> NoCaseAsync(CommandContext context, string caseId)
    {
        var known = new List<string>();
        await foreach (var row in Service.ListAsync(new CaseQuery { Most = MostLookedAt }, context.Cancellation).ConfigureAwait(false))
        {
            known.Add(row.CaseId);
        }

        var hint = NearestName.Hint(caseId, known);
        return context.RefuseUse(SafeText.Of($"there is no case `{caseId}`"), $"{(hint.Length > 0 ? $"{SafeText.Of(hint)} " : "")}`policy case list` shows the cases");
    }

    /// <summary>Whether a stated time lies before the last event of a case, which has then been said: nothing is recorded before what was recorded, and it would be recorded as of another time than the one stated.</summary>
    public async Task<bool> IsTooEarlyAsync(CommandContext context, string caseId)
    {
        if (Clock == context.Clock || await Store.ReadAsync(caseId, long.MaxValue, context.Cancellation).ConfigureAwait(false) is not { Row: var row } || Clock.GetUtcNow() >= row.ChangedAt)
        {
            return false;
        }

        context.RefuseUse($"the last event of `{caseId}` is of {InstantText.Of(context, row.ChangedAt)}, and the stated time is before it", "state a later time, or leave --at out");
        return true;
    }

    private static ICaseStore? Server(string connection, byte[]? key, StoreUse use)
    {
        try
        {
            return new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = connection, MasterKey = key, ReadOnly = use == StoreUse.Reading });
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Store is IAsyncDisposable later)
        {
            await later.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (Store as IDisposable)?.Dispose();
        }
    }

    private sealed class StatedClock(DateTimeOffset at, TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => zone;

        public override DateTimeOffset GetUtcNow() => at;
    }
}

/// <summary>Which store a command works on.</summary>
/// <param name="Store">The store as the user named it; <see langword="null"/> for the variable or the default.</param>
/// <param name="KeyFile">The file with the store's master key; <see langword="null"/> for the variable or none.</param>
/// <param name="At">A stated time; <see langword="null"/> for the clock's.</param>
/// <param name="Rules">Where policies are looked for.</param>
internal sealed record StoreRequest(string? Store, string? KeyFile, string? At, IReadOnlyList<string> Rules);
