using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Refusals in the officer's words.</summary>
internal static class Refusals
{
    private static readonly (RefusalKind Kind, string Word)[] Words =
    [
        (RefusalKind.UnknownPolicy, "unknown_policy"), (RefusalKind.UnknownTrigger, "unknown_trigger"), (RefusalKind.WrongRole, "wrong_role"), (RefusalKind.NotPermitted, "not_permitted"),
        (RefusalKind.WrongFact, "wrong_fact"), (RefusalKind.FactNotTaken, "fact_not_taken"), (RefusalKind.FactMissing, "fact_missing"), (RefusalKind.ReasonMissing, "reason_missing"),
        (RefusalKind.WrongOutcome, "wrong_outcome"), (RefusalKind.SamePerson, "same_person"), (RefusalKind.GuardUnmet, "guard_unmet"), (RefusalKind.GuardUnknown, "guard_unknown"), (RefusalKind.Faulted, "faulted"),
        (RefusalKind.Ended, "ended"), (RefusalKind.Erased, "erased"), (RefusalKind.NotNow, "not_now"), (RefusalKind.UnknownRole, "unknown_role"),
        (RefusalKind.KeyUsed, "key_used"), (RefusalKind.WrongWords, "wrong_words"),
    ];

    /// <summary>The word by which events and documents name a kind.</summary>
    public static string Word(RefusalKind kind) => Words.First(pair => pair.Kind == kind).Word;

    public static CaseRefusal Fault(string message) => new() { Kind = RefusalKind.Faulted, Message = message, Help = "tell whoever answers for the policy; nothing was done" };

    public static CaseRefusal Broken(string what, ImmutableArray<DecisionFault> faults) => new()
    {
        Kind = RefusalKind.Faulted,
        Message = $"{what} broke: {string.Join("; ", faults.Select(fault => fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})"))}",
        Help = "tell whoever answers for the policy; nothing was done",
        Faults = faults,
    };

    public static CaseRefusal Unknown(string message, ImmutableArray<MissingInput> missing) => new()
    {
        Kind = RefusalKind.GuardUnknown,
        Message = message,
        Help = $"first it must be known: {string.Join("; ", missing.Select(MissingWords))}",
        Missing = missing,
    };

    /// <summary>Whether a refusal belongs into the case's own record: what the policy refused, not what was mistyped.</summary>
    public static bool IsRecorded(CaseRefusal refusal) => refusal.Kind is RefusalKind.SamePerson or RefusalKind.GuardUnmet or RefusalKind.GuardUnknown or RefusalKind.Faulted;

    public static EventRefusal Recorded(CaseRefusal refusal) => new(
        Word(refusal.Kind),
        new ProtectedText(refusal.Help.Length > 0 ? $"{refusal.Message}; {refusal.Help}" : refusal.Message, false),
        [.. refusal.Missing.Where(input => input.Kind == MissingKind.Fact).Select(input => input.Name)],
        refusal.Cite);

    public static string NoRole(string role) => role.Length == 0 ? "no role is named in which it is done" : $"there is no role `{role}`";

    /// <summary>A way from state to state, as people can find it in the policy.</summary>
    public static string WayOf(Lifecycle lifecycle, PolicyModel model, int place)
    {
        var way = lifecycle.Transitions[place];
        var to = way.To >= 0 ? $"to `{lifecycle.States[way.To].Name}`" : way.Kind == TransitionKind.Reenter ? "back into the same state" : "to stay";
        var when = way.Guard >= 0 ? $" when `{model.Items[way.Guard].ValueText}`" : "";
        return $"{to}{when}{(way.Location is { } location ? $" ({location})" : "")}";
    }

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string MissingWords(MissingInput input) => input.Question.Length > 0 ? $"{input.Question} (`{input.Name}`)" : input.Message;
}
