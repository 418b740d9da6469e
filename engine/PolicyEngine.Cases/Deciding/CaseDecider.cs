using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;

namespace PolicyEngine.Cases.Deciding;

/// <summary>Finds what a case is to be decided again from.</summary>
internal sealed class CaseDecider(ICasePolicies policies, TimeProvider clock, CaseLoader loader)
{
    public async Task<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await loader.LoadAsync(request.CaseId, cancellation).ConfigureAwait(false) is not { } loaded)
        {
            return new DecideResult.NotFound($"there is no case `{request.CaseId}`");
        }

        CaseEvent? onRecord = null;
        if (request.Event is { } number)
        {
            onRecord = loaded.Events.FirstOrDefault(happened => happened.Sequence == number && happened.Decision is not null);
            if (onRecord is null)
            {
                var decided = loaded.Events.Where(happened => happened.Decision is not null).Select(happened => FormattableString.Invariant($"{happened.Sequence}")).ToArray();
                return new DecideResult.NotFound($"event {number} of `{request.CaseId}` decides nothing; {(decided.Length == 0 ? "no event does" : $"those that do are {Refusals.Names(decided)}")}");
            }
        }

        var then = CaseDecisions.Then(loaded, onRecord, request.KnownAt is { } known ? CaseClock.Kept(known) : null);
        if (then.Sequence == 0)
        {
            return new DecideResult.NotFound($"nothing was known of `{request.CaseId}` at that time");
        }

        var hash = request.PolicyHash ?? then.PolicyHash;
        return await policies.FindAsync(hash, cancellation).ConfigureAwait(false) is { } policy
            ? CaseDecisions.Decide(loaded, policy, then, onRecord, request, clock.Now())
            : new DecideResult.PolicyNotFound(hash);
    }
}
