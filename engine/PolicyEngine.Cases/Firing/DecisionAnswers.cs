using PolicyEngine.Cases.Events;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Decisions as cases keep them and transitions wait for them.</summary>
internal static class DecisionAnswers
{
    public static EventDecision Kept(Decision decision, int setBefore) => new(decision.AsOf, KindOf(decision), decision.Outcome ?? (IsCalculated(decision) ? "determined" : ""), new ProtectedText(Text(decision), false), setBefore);

    /// <summary>The whole decision as one line of JSON, as events keep it.</summary>
    public static string Text(Decision decision) => JsonRenderer.Render(DecisionDocument.Of(decision, withLetter: TellsWhy(decision.Policy.Lifecycle)), indented: false);

    // Only letters that show it need it, and it is worked out with the decision: what was told is what was decided.
    private static bool TellsWhy(Lifecycle? lifecycle) =>
        lifecycle is not null && lifecycle.Notifications.SelectMany(letter => letter.Subject.Pieces.Concat(letter.Text.Pieces)).Any(piece => string.Equals(piece.Case, NotificationWriter.Why, StringComparison.Ordinal));

    /// <summary>A settled outcome counts even where a part or output is still open, but never where something broke. An open one is a person's as soon as no question is left that could settle it.</summary>
    public static AnswerKind KindOf(Decision decision) =>
        decision.Status == DecisionStatus.Faulted ? AnswerKind.Faulted
        : decision.Outcome is not null || IsCalculated(decision) ? AnswerKind.Outcome
        : Questions(decision).Any() ? AnswerKind.Undetermined
        : AnswerKind.NeedsPerson;

    /// <summary>The facts to ask for: those that are missing and were not asked.</summary>
    public static IEnumerable<string> Questions(Decision decision) =>
        decision.Missing.Where(input => input.Kind == MissingKind.Fact && input.State == FactState.NotAsked).Select(input => input.Name);

    /// <summary>Whether a decision in a case is an answer that a transition waits for.</summary>
    public static bool Satisfies(OutcomeCondition condition, CaseDecision decision, PolicyModel model) => condition.Kind switch
    {
        OutcomeKind.Outcome => decision.Answer == AnswerKind.Outcome && string.Equals(decision.Outcome, OutcomeName(model, condition.Outcome), StringComparison.Ordinal),
        OutcomeKind.Determined => decision.Answer == AnswerKind.Outcome,
        OutcomeKind.Undetermined => decision.Answer == AnswerKind.Undetermined,
        OutcomeKind.NeedsPerson => decision.Answer == AnswerKind.NeedsPerson,
        OutcomeKind.Faulted => decision.Answer == AnswerKind.Faulted,
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    // A policy that only calculates is done when all its results are there.
    private static bool IsCalculated(Decision decision) => decision.Policy.Outcome is null && decision.Status == DecisionStatus.Determined;

    private static string OutcomeName(PolicyModel model, int option) => model.Outcomes[option].Name;
}
