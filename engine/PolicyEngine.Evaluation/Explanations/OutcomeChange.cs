using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>A change of one fact that would give another outcome.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="From">Its canonical value now.</param>
/// <param name="To">The canonical value that would change the outcome.</param>
/// <param name="FromText">The value now, as canonical text.</param>
/// <param name="ToText">The other value, as canonical text.</param>
/// <param name="FromDisplay">The value now, as people read it.</param>
/// <param name="ToDisplay">The other value, as people read it.</param>
/// <param name="Outcome">The outcome after the change, as option name.</param>
/// <param name="OutcomeTitle">The outcome after the change, as people read it.</param>
/// <param name="Status">How far the decision after the change has come; its outcome is settled in any case.</param>
public sealed record OutcomeChange(string Fact, object From, object To, string FromText, string ToText, string FromDisplay, string ToDisplay, string Outcome, string OutcomeTitle, DecisionStatus Status);
