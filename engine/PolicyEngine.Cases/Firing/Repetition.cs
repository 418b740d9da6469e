using PolicyEngine.Cases.Events;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Firing;

/// <summary>Holds a request against what was done under its key: a repetition asks for the same. Anything else was never done, and to say that it was would be wrong.</summary>
/// <param name="first">The event that was written under the key.</param>
/// <param name="policy">The policy version of then; <see langword="null"/> when it is not to be had, so that facts can't be compared.</param>
internal sealed class Repetition(CaseEvent first, CompiledPolicy? policy)
{
    /// <summary>Why a request to open is no repetition; <see langword="null"/> when it is one.</summary>
    public CaseRefusal? Refusal(OpenRequest request) => first.Kind != CaseEventKind.Opened
        ? Other(request.Key, [])
        : Refusal(request.Key, [("the policy", first.PolicyId == request.PolicyId), .. Person(request.Actor, request.Role), ("whose case it is", IsSame(first.Subject, request.Subject)), .. Way(request.ActsFor, request.Channel), ("the facts", IsSame(request.Facts))]);

    /// <summary>Why a request to fire is no repetition; <see langword="null"/> when it is one.</summary>
    public CaseRefusal? Refusal(FireRequest request) => first.Trigger != request.Trigger
        ? Other(request.Key, [])
        : Refusal(request.Key, [.. Person(request.Actor, request.Role), .. Way(request.ActsFor, request.Channel), ("the outcome", first.Outcome == request.Outcome), ("the reason", IsSame(first.Reason, request.Reason)), ("the facts", IsSame(request.Facts))]);

    private IEnumerable<(string What, bool IsSame)> Person(string actor, string role) => [("who does it", first.IsActorErased || first.Actor == actor), ("the role", first.Role == role)];

    private IEnumerable<(string What, bool IsSame)> Way(string actsFor, string channel) => [("for whom it is done", IsSame(first.ActsFor, actsFor)), ("the way by which it came", first.Channel == channel)];

    private static bool IsSame(ProtectedText then, string now) => then.IsErased || (then.Text ?? "") == now;

    private bool IsSame(CaseArguments arguments)
    {
        if (policy is null)
        {
            return true;
        }

        if (arguments.Read(policy.Model).Facts is not { } facts)
        {
            return false;
        }

        var now = FactJson.Of(facts).ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        return now.Count == first.Facts.Length && first.Facts.All(then => now.TryGetValue(then.Name, out var given) && (then.IsErased || given.Json == then.Json));
    }

    private CaseRefusal? Refusal(string key, IReadOnlyList<(string What, bool IsSame)> parts) =>
        parts.Where(part => !part.IsSame).Select(part => part.What).ToArray() is { Length: > 0 } other ? Other(key, other) : null;

    private CaseRefusal Other(string key, string[] other)
    {
        var what = first.Kind == CaseEventKind.Opened ? "opening the case" : $"`{first.Trigger}`";
        return new CaseRefusal
        {
            Kind = RefusalKind.KeyUsed,
            Message = FormattableString.Invariant($"the key `{key}` was used before for something else: {what} by {(first.IsActorErased ? "somebody whose name was erased" : first.Actor)}, event {first.Sequence}{(other.Length > 0 ? $"; what differs is {string.Join(", ", other)}" : "")}"),
            Help = "repeat exactly what was asked then, or give a key of its own to what is new; nothing was done",
        };
    }
}
