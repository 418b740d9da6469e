using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>Facts that together would give an outcome.</summary>
/// <param name="Moves">The changes; one or two.</param>
/// <param name="Status">How far the decision after them has come; its outcome is settled in any case.</param>
public sealed record NearestChange(ImmutableArray<FactMove> Moves, DecisionStatus Status);

/// <summary>A fact with another value.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="FromDisplay">Its value now as people read it; empty when it is not given.</param>
/// <param name="ToText">The other value as canonical text.</param>
/// <param name="ToDisplay">The other value as people read it.</param>
public sealed record FactMove(string Fact, string FromDisplay, string ToText, string ToDisplay);
