using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Advising;

/// <summary>How policies are looked at for what their authors should hear.</summary>
/// <param name="Severities">How grave findings are taken.</param>
public sealed record AdviceOptions(SeverityRules Severities)
{
    /// <summary>Today, for what is overdue; <see langword="null"/>, the default, leaves that out, so that a text always gives the same.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The papers that citations name; <see langword="null"/>, the default, when they are not at hand.</summary>
    public Papers? Papers { get; init; }
}
