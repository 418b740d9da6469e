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
        catch (Exception broken) when (broken is FormatException or ArgumentException or CryptographicException)
        {
            return new ImportResult.Refused(broken.Message);
        }

        if (events.Length == 0 || !CaseCommitRules.IsId(export.CaseId))
        {
            return new ImportResult.Refused("the export holds no case");
        }

        var state = CaseFold.Of(events);
        var report = CaseChain.Verify(new StoredCase(CaseRows.Of(state, export.Events[^1].Hash), export.Events, CaseRows.Timers(state)), protection);
        if (!report.IsIntact)
        {
            return new ImportResult.Refused($"the export is not whole: {report.Problem}");
        }

        return await ImportAsync(export, events, cancellation).ConfigureAwait(false) is { Length: > 0 } problem ? new ImportResult.Refused(problem) : new ImportResult.Imported(state);
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

    // Timers and messages come with the last event only, so that nothing is done with half a case.
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
            Messages = isLast ? [.. export.Messages.Where(message => message.DeliveredAt is null && !message.IsDead)] : ImmutableArray<OutboxMessage>.Empty,
        };
    }
}
