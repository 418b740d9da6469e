using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Evaluation.Items;

/// <summary>What one computed value of a policy comes to for a case.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Value">The canonical value; <see langword="null"/> unless it is determined and applies.</param>
/// <param name="Missing">What could still settle it: facts in asking order, then parameters and silences. Empty unless it is undetermined.</param>
/// <param name="Faults">What broke. Empty unless it is faulted.</param>
public sealed record ItemAnswer(DecisionStatus Status, object? Value, ImmutableArray<MissingInput> Missing, ImmutableArray<DecisionFault> Faults)
{
    /// <summary>Whether it is a yes/no value and is yes.</summary>
    public bool IsYes => Value is true;
}
