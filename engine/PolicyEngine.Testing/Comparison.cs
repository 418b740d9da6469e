using System.Collections.Immutable;

namespace PolicyEngine.Testing;

/// <summary>An expectation held against the decision that came.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="IsMet">Whether it came so.</param>
/// <param name="Came">What came, in the form of <see cref="Expectation.Text"/>.</param>
/// <param name="Reasons">Why it came otherwise, one line each, indented by two spaces a level: the rules and conditions with the values that were compared. Empty when it is met.</param>
public sealed record Comparison(Expectation Expectation, bool IsMet, string Came, ImmutableArray<string> Reasons)
{
    /// <summary>What was expected, as people read it.</summary>
    public required string ExpectedWords { get; init; }

    /// <summary>What came, as people read it.</summary>
    public required string CameWords { get; init; }

    /// <summary>Whether what came is a value, and not a word for a value that is not there.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Whether it speaks of a record that the case does not have: nothing came that could be written in its place.</summary>
    public bool IsOfNoRecord { get; init; }

    /// <summary>For <c>fired</c> and <c>missing</c>, the names that came.</summary>
    public ImmutableArray<string> CameNames { get; init; } = [];
}
