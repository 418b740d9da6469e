using System.Runtime.CompilerServices;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Cases.Erasing;

/// <summary>Finds what is kept long enough, and erases it.</summary>
internal sealed class CaseEraser(ICaseStore store, TimeProvider clock, CaseLoader loader)
{
    private const int MostTries = 20;

    public async IAsyncEnumerable<RetentionEnd> ListPastRetentionAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in loader.ListAllAsync(new CaseQuery { IsEnded = true }, cancellation).ConfigureAwait(false))
        {
            if (await loader.LoadAsync(row.CaseId, cancellation).ConfigureAwait(false) is { State: { IsErased: false, EndedAt: { } ended } } loaded && Retention(loaded, ended) is { } end)
            {
                yield return end;
            }
        }
    }

    public async Task<CaseResult> EraseAsync(string caseId, string actor, string reason, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
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

            if (!loaded.State.IsEnded)
            {
                return new CaseResult.Refused(loaded.State, new CaseRefusal { Kind = RefusalKind.NotNow, Message = $"the case `{caseId}` is open, and what is needed to go on with it can't be erased", Help = "end it first" });
            }

            foreach (var part in loaded.State.Parts)
            {
                if (await EraseAsync(part.CaseId, actor, reason, cancellation).ConfigureAwait(false) is CaseResult.Refused refused)
                {
                    return refused;
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

    private RetentionEnd? Retention(LoadedCase loaded, DateTimeOffset ended)
    {
        if (loaded.Policy?.Model.Lifecycle is not { Retention: { } retention } lifecycle)
        {
            return null;
        }

        try
        {
            var days = DeadlineClock.Of(lifecycle, lifecycle.Calendar);
            var answer = new Expressions(loaded.Policy, loaded.Context().Facts, days.DayOf(ended)).Of(retention.Amount);
            if (answer.Status != DecisionStatus.Determined || answer.Value is not long amount)
            {
                return new RetentionEnd(loaded.State.CaseId, ended, null, $"how long its data is kept can't be worked out: {string.Join("; ", answer.Missing.Select(missing => missing.Message).Concat(answer.Faults.Select(fault => fault.Message)))}");
            }

            var until = days.Add(ended, amount, retention.Unit);
            return until <= clock.Now() ? new RetentionEnd(loaded.State.CaseId, ended, until, "") : null;
        }
        catch (CalendarLimitException limit)
        {
            return new RetentionEnd(loaded.State.CaseId, ended, null, limit.Message);
        }
    }
}
