namespace PolicyEngine.Evaluation;

/// <summary>How one case is decided. Nothing in it changes the answer.</summary>
public sealed record DecideOptions
{
    /// <summary>
    /// The caller's name for this decision, by which logs, traces and the decision document are brought together, for example the id of a request; empty, the default, for none. It must not hold anything personal, since logs show it.
    /// </summary>
    public string DecisionId { get; init; } = "";
}
