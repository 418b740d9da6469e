using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Rehearsing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases;

/// <content>Notes, and firing on paper.</content>
public sealed partial class CaseService
{
    /// <summary>Writes a note into a case, open or ended: it is on record with who wrote it and when, and moves nothing.</summary>
    /// <param name="request">What it takes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The actor or the text is none.</exception>
    /// <exception cref="CaseStoreException">The store can't be reached, or is damaged.</exception>
    public async Task<CaseResult> NoteAsync(NoteRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Text);
        request = request with { Actor = CaseWords.Line(request.Actor), Text = CaseWords.Line(request.Text) };
        if (CaseWords.Refusal(request.Actor, request.Text) is { } wrong)
        {
            return new CaseResult.Refused(null, wrong);
        }

        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await loader.LoadCurrentAsync(request.CaseId, cancellation).ConfigureAwait(false) is not { } loaded)
            {
                return new CaseResult.NotFound(request.CaseId);
            }

            if (await TryNoteAsync(request, loaded, cancellation).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }

        return await CurrentAsync(request.CaseId, cancellation).ConfigureAwait(false) is { } current ? new CaseResult.Conflict(current.State, []) : new CaseResult.NotFound(request.CaseId);
    }

    /// <summary>
    /// Fires triggers on paper and writes nothing: says that they would be done, why one would be refused, or which fact is to be asked next. What is due in the case and was not done yet is not in it.
    /// </summary>
    /// <param name="request">What is rehearsed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CaseStoreException">The store can't be reached, or is damaged.</exception>
    public Task<Rehearsal> RehearseAsync(RehearseRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return rehearser.RehearseAsync(request, cancellation);
    }

    private async Task<CaseResult?> TryNoteAsync(NoteRequest request, LoadedCase loaded, CancellationToken cancellation)
    {
        if (loaded.State.IsErased)
        {
            return Refused(loaded.State, RefusalKind.Erased, "the personal data of the case was erased", "nothing can be done with it any more");
        }

        try
        {
            var firing = new CaseFiring(loaded.Context(), clock.Now());
            if (firing.Context.Machine.Lifecycle.Roles.All(role => role.Name != request.Role))
            {
                return Refused(loaded.State, RefusalKind.UnknownRole, Refusals.NoRole(request.Role), $"the roles are {Refusals.Names(firing.Context.Machine.Lifecycle.Roles.Select(role => role.Name))}");
            }

            firing.Record(firing.Blank(CaseEventKind.Noted) with { Actor = request.Actor, Role = request.Role, Reason = new ProtectedText(request.Text, false) });
            return await loader.CommitAsync(firing, "", cancellation).ConfigureAwait(false) is CommitResult.Committed ? new CaseResult.Done(firing.State, firing.Events) : null;
        }
        catch (RefusedException refused)
        {
            return new CaseResult.Refused(loaded.State, refused.Refusal);
        }
    }
}
