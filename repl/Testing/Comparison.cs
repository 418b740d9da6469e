using System.Collections.Immutable;

namespace PolicyEngine.Repl.Testing;

/// <summary>An expectation held against the decision that came.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="IsMet">Whether it came so.</param>
/// <param name="Came">What came, in the form of <see cref="Expectation.Text"/>.</param>
/// <param name="Reasons">Why it came otherwise, one line each, indented by two spaces a level: the rules and conditions with the values that were compared. Empty when it is met.</param>
internal sealed record Comparison(Expectation Expectation, bool IsMet, string Came, ImmutableArray<string> Reasons);
