using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation;

/// <summary>How one case is decided. Nothing in it changes the answer; one that is stopped gives none.</summary>
public sealed record DecideOptions
{
    /// <summary>What holds when nothing is set.</summary>
    internal static DecideOptions Default { get; } = new();

    /// <summary>
    /// The caller's name for this decision, by which logs, traces and the decision document are brought together, for example the id of a request; empty, the default, for none. It must not hold anything personal, since logs show it.
    /// </summary>
    public string DecisionId { get; init; } = "";

    /// <summary>Stops the decision: <see cref="Evaluator.Decide"/> then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// How long the decision may take; ten seconds when nothing is set. It is looked at while lists, loops and long texts are worked through. A decision that takes longer is faulted, with the place and
    /// <see cref="PolicyFaultKind.Deadline"/>.
    /// </summary>
    public TimeSpan Deadline { get; init; } = StepBudget.DefaultDeadline;
}
