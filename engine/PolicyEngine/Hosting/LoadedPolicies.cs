using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>Policies in use and what they were made of.</summary>
/// <param name="Set">The policies.</param>
/// <param name="Syntax">As they are written; <see langword="null"/> when they came from the disk cache without a look at them.</param>
internal sealed record LoadedPolicies(PolicySet Set, IReadOnlyList<PolicySyntax>? Syntax);
