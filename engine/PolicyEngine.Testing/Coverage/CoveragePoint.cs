using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Testing.Coverage;

/// <summary>One thing that some case should reach.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Of">The piece of the policy: <c>decision/rule</c>, <c>table/row</c>, or a condition's text.</param>
/// <param name="Within">For a condition or threshold, what it belongs to; empty otherwise.</param>
/// <param name="Needs">What a case has to do, for example <c>fires</c>, <c>yes</c>, <c>just below</c>.</param>
/// <param name="Location">Where the piece is written, when known.</param>
/// <param name="IsReached">Whether a decision of one of its days reached it.</param>
public sealed record CoveragePoint(CoverageKind Kind, string Of, string Within, string Needs, SourceLocation? Location, Func<DecisionTrace, bool> IsReached)
{
    /// <summary>The first and the last day on which a case can reach it.</summary>
    public (DateOnly First, DateOnly Last) Days { get; init; } = (DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Whether a decision reached it.</summary>
    /// <param name="trace">What the decision looked at.</param>
    /// <param name="asOf">The date of the decision.</param>
    public bool IsReachedOn(DecisionTrace trace, DateOnly asOf) => asOf >= Days.First && asOf <= Days.Last && IsReached(trace);
}
