using System.Runtime.CompilerServices;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Erasing;

/// <summary>Finds what is kept long enough, and erases it.</summary>
internal sealed class CaseEraser(ICaseStore store, TimeProvider clock, CaseLoader loader)
{
    private const int MostTries = 20;

    public async IAsyncEnumerable<RetentionEnd> ListPastRetentionAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in loader.ListAllAsync(new CaseQuery { IsEnded = true }, cancellation).ConfigureAwait(false))
        {
            if (await EndAsync(row, cancellation).ConfigureAwait(false) is { } end)
            {
                yield return end;
            }
        }
    }

    public async Task<CaseResult> EraseAsync(string caseId, string actor, string reason, CancellationToken cancellation = default)
    {
        actor = CaseWords.Checked(actor, nameof(actor));
        reason = CaseWords.Checked(reason, nameof(reason));
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is not { } loaded)
            {
                return new CaseResult.NotFound(caseId);
            }

            if (loaded.State.IsErased)
            {
                // An erasure that was interrupted between its record and the key.
                await store.EraseKeyAsync(caseId, cancellation).ConfigureAwait(false);
                return new CaseResult.AlreadyDone(loaded.State, [.. loaded.Events.Where(happened => happened.Kind == CaseEventKind.Erased)]);
            }

            if (await OpenAmongAsync(loaded.State, cancellation).ConfigureAwait(false) is { } open)
            {
                return new CaseResult.Refused(loaded.State, new CaseRefusal { Kind = RefusalKind.NotNow, Message = $"the case `{open}` is open, and what is needed to go on with it can't be erased; nothing was erased", Help = "end it first" });
            }

            foreach (var part in loaded.State.Parts)
            {
                var result = await EraseAsync(part.CaseId, actor, reason, cancellation).ConfigureAwait(false);
                if (result is CaseResult.Refused or CaseResult.Conflict)
                {
                    return result;
                }
            }

            var firing = new CaseFiring(loaded.ContextOrThrow(), clock.Now());
            firing.Record(firing.Blank(CaseEventKind.Erased) with { Actor = actor, Note = reason });
            if (await loader.CommitAsync(firing, "", cancellation).ConfigureAwait(false) is CommitResult.Committed)
            {
                await store.EraseKeyAsync(caseId, cancellation).ConfigureAwait(false);
                return new CaseResult.Done(firing.State, firing.Events);
            }
        }

        return await loader.LoadAsync(caseId, cancellation).ConfigureAwait(false) is { } current ? new CaseResult.Conflict(current.State, []) : new CaseResult.NotFound(caseId);
    }

    // Looked for in the whole case before anything is erased: a case of which half is gone can neither go on nor be said to be erased.
    private async Task<string?> OpenAmongAsync(CaseState state, CancellationToken cancellation)
    {
        if (!state.IsEnded)
        {
            return state.CaseId;
        }

        foreach (var part in state.Parts)
        {
            if (await loader.LoadAsync(part.CaseId, cancellation).ConfigureAwait(false) is { } loaded && await OpenAmongAsync(loaded.State, cancellation).ConfigureAwait(false) is { } open)
            {
                return open;
            }
        }

        return null;
    }

    // One case that can't be read must not hide the others, nor be forgotten itself.
    private async Task<RetentionEnd?> EndAsync(CaseRow row, CancellationToken cancellation)
    {
        try
        {
            return await loader.LoadAsync(row.CaseId, cancellation).ConfigureAwait(false) is { State: { IsErased: false, EndedAt: { } ended } } loaded && Retention.Of(loaded.Context(), ended) is { } end && !(end.KeptUntil > clock.Now())
                ? end
                : null;
        }
        catch (CaseStoreException damaged)
        {
            return new RetentionEnd(row.CaseId, row.ChangedAt, null, damaged.Message);
        }
        catch (RefusedException refused)
        {
            return new RetentionEnd(row.CaseId, row.ChangedAt, null, refused.Refusal.Message);
        }
    }
}
