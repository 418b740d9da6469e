using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>What came of loading.</summary>
/// <param name="Set">The policies; <see langword="null"/> when anything is an error, so that no half of a set is ever used.</param>
/// <param name="Diagnostics">Everything there is to say, by file and position.</param>
/// <param name="Cases">The cases found beside the policies.</param>
/// <param name="Syntax">The policies as written, as far as they could be read.</param>
public sealed record LoadResult(PolicySet? Set, IReadOnlyList<PolicyDiagnostic> Diagnostics, IReadOnlyList<CasesSyntax> Cases, IReadOnlyList<PolicySyntax> Syntax)
{
    /// <summary>Whether there is a set.</summary>
    public bool Succeeded => Set is not null;
}
