using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Firing;

/// <summary>Reads cases from the store and commits what firings have come to.</summary>
internal sealed class CaseLoader(ICaseStore store, ICasePolicies policies)
{
    // Cases are split a few times at most; more is a store that says that a case is around itself.
    private const int MostAround = 8;

    /// <summary>Reads a case, with the links of its chain checked: nothing is worked out, shown or decided from events that were tampered with.</summary>
    /// <exception cref="CaseStoreException">An event is damaged, or the chain is broken.</exception>
    public Task<LoadedCase?> LoadAsync(string caseId, CancellationToken cancellation) => LoadAsync(caseId, MostAround, cancellation);

    /// <summary>
    /// Reads a case as it stands, from its snapshot and the events after that, whose links are checked: what it costs does not grow with the history. A snapshot that does not fit is passed over, since the events give all.
    /// </summary>
    /// <exception cref="CaseStoreException">An event is damaged, or the chain is broken.</exception>
    public Task<LoadedCase?> LoadCurrentAsync(string caseId, CancellationToken cancellation) => LoadCurrentAsync(caseId, MostAround, cancellation);

    /// <summary>Reads a case as it stands, with all events after one that a caller has seen.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="seen">The number of that event; <see langword="null"/> for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<LoadedCase?> LoadSinceAsync(string caseId, long? seen, CancellationToken cancellation)
    {
        var current = await LoadCurrentAsync(caseId, cancellation).ConfigureAwait(false);
        return current is null || seen is not { } sequence || current.Reaches(sequence) ? current : await LoadAsync(caseId, cancellation).ConfigureAwait(false);
    }

    private async Task<LoadedCase?> LoadAsync(string caseId, int around, CancellationToken cancellation)
    {
        if (!CaseCommitRules.IsId(caseId) || await store.ReadAsync(caseId, 0, cancellation).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        if (CaseChain.LinkProblem(stored, store.ChainKey) is { } problem)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"the case `{caseId}` was tampered with or is damaged, and nothing is done with it: {problem}");
        }

        return await FoldAsync(stored, new CaseState(), await ProtectionAsync(caseId, cancellation).ConfigureAwait(false), around, cancellation).ConfigureAwait(false);
    }

    private async Task<LoadedCase?> LoadCurrentAsync(string caseId, int around, CancellationToken cancellation)
    {
        if (!CaseCommitRules.IsId(caseId) || await store.ReadCurrentAsync(caseId, cancellation).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        if (stored.Snapshot is { } snapshot && CaseChain.LinkProblem(stored, store.ChainKey, snapshot) is null)
        {
            var protection = await ProtectionAsync(caseId, cancellation).ConfigureAwait(false);
            if (CaseSnapshot.Open(caseId, snapshot, protection) is { } state)
            {
                return await FoldAsync(stored, state, protection, around, cancellation).ConfigureAwait(false);
            }
        }

        return await LoadAsync(caseId, around, cancellation).ConfigureAwait(false);
    }

    private async Task<LoadedCase> FoldAsync(StoredCase stored, CaseState before, CaseProtection protection, int around, CancellationToken cancellation)
    {
        var caseId = stored.Row.CaseId;
        try
        {
            var events = stored.Events.Select(kept => EventReader.Read(kept.Body, protection)).ToArray();
            var state = events.Aggregate(before, CaseFold.Apply);
            var whole = state.Parent.Length == 0 || around == 0 ? null : await LoadCurrentAsync(state.Parent, around - 1, cancellation).ConfigureAwait(false);
            return new LoadedCase(stored, [.. events], state, protection, await policies.FindAsync(state.PolicyHash, cancellation).ConfigureAwait(false), whole is null ? [] : [.. whole.Around, whole.State]);
        }
        catch (FormatException broken)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"the case `{caseId}` is damaged: {broken.Message}; verify it to see where", broken);
        }
        catch (CryptographicException broken)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"the case `{caseId}` is damaged: its key does not open the personal data that it holds; verify it to see where", broken);
        }
    }

    public async Task<CaseProtection> ProtectionAsync(string caseId, CancellationToken cancellation) => new(await store.GetOrCreateKeyAsync(caseId, cancellation).ConfigureAwait(false));

    /// <summary>Commits a firing, and tells the case around it when a part has ended.</summary>
    /// <param name="firing">The firing.</param>
    /// <param name="key">The caller's key; empty for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CommitResult> CommitAsync(CaseFiring firing, string key, CancellationToken cancellation)
    {
        var firings = new List<CaseFiring> { firing };
        while (firings[^1] is { State: { IsEnded: true, Parent.Length: > 0 } } ended && ended.Events.Any(happened => happened.IsEnd)
            && await LoadCurrentAsync(ended.State.Parent, cancellation).ConfigureAwait(false) is { State: { IsEnded: false, IsErased: false } } parent)
        {
            firings.Add(Tell(parent.Context(), ended));
        }

        var protections = new Dictionary<string, CaseProtection>(StringComparer.Ordinal);
        foreach (var caseId in firings.SelectMany(one => one.CaseIds))
        {
            var protection = await ProtectionAsync(caseId, cancellation).ConfigureAwait(false);
            if (protection.IsErased)
            {
                throw new CaseStoreException($"the key of the case `{caseId}` was erased, and nothing can be added to it");
            }

            protections.Add(caseId, protection);
        }

        return await store.CommitAsync(new CaseCommit([.. firings.SelectMany(one => one.Appends(ReferenceEquals(one, firing) ? key : "", protections, store.ChainKey))]), cancellation).ConfigureAwait(false);
    }

    /// <summary>All rows of a query, page by page.</summary>
    public async IAsyncEnumerable<CaseRow> ListAllAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = query.After;
        while (true)
        {
            var page = new List<CaseRow>();
            await foreach (var row in store.ListAsync(query with { After = after, Most = 500 }, cancellation).ConfigureAwait(false))
            {
                page.Add(row);
            }

            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < 500)
            {
                yield break;
            }

            after = page[^1].CaseId;
        }
    }

    // What follows in the whole case must not keep its part from ending: when it can't be worked out, that the part has ended is recorded all the same.
    private static CaseFiring Tell(CaseContext parent, CaseFiring ended)
    {
        try
        {
            var firing = new CaseFiring(parent, ended.At, ended.Due);
            firing.Note(Blank(firing));
            return firing;
        }
        catch (RefusedException refused)
        {
            var firing = new CaseFiring(parent, ended.At, ended.Due);
            firing.Record(Blank(firing) with { Refusal = Refusals.Recorded(refused.Refusal) });
            return firing;
        }

        CaseEvent Blank(CaseFiring firing) => firing.Blank(CaseEventKind.PartEnded) with { Role = Model.CaseRole.System, Part = ended.Context.CaseId, PartState = ended.State.State };
    }
}
