using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Testing;

/// <summary>The words that cases use for a decision's status.</summary>
public static class DecisionStatusWords
{
    /// <summary>The word of a status.</summary>
    public static string Of(DecisionStatus status) => status switch
    {
        DecisionStatus.Determined => "determined",
        DecisionStatus.Undetermined => "undetermined",
        DecisionStatus.Faulted => "faulted",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
