using System.Collections.Immutable;
using System.Security.Cryptography;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Exporting;

/// <summary>Takes cases out of a store and into one.</summary>
internal sealed class CaseTransfer(ICaseStore store, CaseLoader loader)
{
    public async Task<string?> ExportAsync(string caseId, CancellationToken cancellation = default)
    {
        if (await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is not { } loaded)
        {
            return null;
        }

        var key = await store.GetOrCreateKeyAsync(caseId, cancellation).ConfigureAwait(false);
        var messages = await store.ReadMessagesAsync(caseId, cancellation).ConfigureAwait(false);
        var policy = await store.FindPolicyAsync(loaded.State.PolicyHash, cancellation).ConfigureAwait(false);
        return new CaseExport(caseId, key, loaded.Stored.Events, [.. messages], policy).Write(loaded.State);
    }

    public async Task<ImportResult> ImportAsync(string json, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        CaseExport export;
        CaseEvent[] events;
        var protection = new CaseProtection(null);
        try
        {
            export = CaseExport.Read(json);
            protection = new CaseProtection(export.Key);
            events = [.. export.Events.Select(kept => EventReader.Read(kept.Body, protection))];
        }
        catch (FormatException broken)
        {
            return new ImportResult.Refused(broken.Message);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return new ImportResult.Refused("the export is not whole: its key does not open the personal data that it holds, so one of the two was altered");
        }

        if (events.Length == 0 || !CaseCommitRules.IsId(export.CaseId))
        {
            return new ImportResult.Refused("the export holds no case: nothing is in its list of events, or its id is none");
        }

        var state = CaseFold.Of(events);
        if ((Problem(export, events, state, protection) ?? (export.Shows(json, state) ? null : "the export was altered: what it shows people is not what its events say")) is { } wrong)
        {
            return new ImportResult.Refused(wrong);
        }

        try
        {
            return await ImportAsync(export, events, cancellation).ConfigureAwait(false) is { Length: > 0 } problem ? new ImportResult.Refused(problem) : new ImportResult.Imported(state);
        }
        catch (ArgumentException unfit)
        {
            // What no engine would have written, though it holds together.
            return new ImportResult.Refused($"the export was altered: {unfit.Message}");
        }
    }

    // An export is a text that anybody can have written: nothing of it is taken before all of it fits together.
    private string? Problem(CaseExport export, CaseEvent[] events, CaseState state, CaseProtection protection)
    {
        if (events.FirstOrDefault(happened => happened.CaseId != export.CaseId) is { } other)
        {
            return $"the export says that it is of the case `{export.CaseId}`, and its events are of `{other.CaseId}`: a case keeps its id wherever it goes, so take in the export as it was written";
        }

        if (store.ChainKey is null && export.Events.Any(kept => CaseChain.IsKeyed(kept.Hash)))
        {
            return "the events are hashed under a master key: take the export into a store with that key";
        }

        var report = CaseChain.Verify(new StoredCase(CaseRows.Of(state, export.Events[^1].Hash), export.Events, CaseRows.Timers(state)), protection, store.ChainKey);
        var problem = !report.IsIntact ? report.Problem
            : CaseVerifier.MessageProblem(events, export.Messages) is { } altered ? altered.Problem
            : export.Policy is { } policy && !(policy.IsWhole && policy.Hash == state.PolicyHash && policy.PolicyId == state.PolicyId && policy.Version == state.PolicyVersion) ? "its policy text is not the one that its events name: it was altered"
            : null;
        return problem is null ? null : $"the export is not whole: {problem}";
    }

    private async Task<string> ImportAsync(CaseExport export, CaseEvent[] events, CancellationToken cancellation)
    {
        var present = await store.ReadAsync(export.CaseId, 0, cancellation).ConfigureAwait(false);
        var have = present?.Events ?? [];
        if (have.Length > export.Events.Length || have.Where((kept, place) => kept.Hash != export.Events[place].Hash).Any())
        {
            return $"there is another case `{export.CaseId}` in this store, or it has gone on here";
        }

        if (export.Key is { } key ? !await store.SaveKeyAsync(export.CaseId, key, cancellation).ConfigureAwait(false) : have.IsEmpty && await store.EraseKeyAsync(export.CaseId, cancellation).ConfigureAwait(false))
        {
            return $"the store holds another key for `{export.CaseId}`";
        }

        if (export.Policy is { } policy)
        {
            await store.SavePolicyAsync(policy, cancellation).ConfigureAwait(false);
        }

        var state = CaseFold.Of(events.Take(have.Length));
        foreach (var firing in events.Skip(have.Length).GroupBy(happened => happened.Firing))
        {
            state = firing.Aggregate(state, CaseFold.Apply);
            if (await store.CommitAsync(new CaseCommit([AppendOf(export, state, [.. firing])]), cancellation).ConfigureAwait(false) is not CommitResult.Committed)
            {
                return $"something else happened to `{export.CaseId}` meanwhile; try again";
            }
        }

        return "";
    }

    // Timers and messages come with the last event only, so that nothing is done with half a case. What was delivered or given up comes as it was: it is not sent again, and stays on record.
    private static CaseAppend AppendOf(CaseExport export, CaseState state, CaseEvent[] firing)
    {
        var last = firing[^1].Sequence;
        var isLast = last == export.Events.Length;
        return new CaseAppend
        {
            Row = CaseRows.Of(state, export.Events[(int)last - 1].Hash),
            Expected = firing[0].Sequence - 1,
            Events = [.. firing.Select(happened => export.Events[(int)happened.Sequence - 1])],
            Key = firing[0].Key,
            Timers = isLast ? CaseRows.Timers(state) : [],
            Messages = isLast ? export.Messages : ImmutableArray<OutboxMessage>.Empty,
        };
    }
}
