using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>What came of loading.</summary>
/// <param name="Set">The policies; <see langword="null"/> when anything is an error, so that no half of a set is ever used.</param>
/// <param name="Diagnostics">Everything there is to say, by file and position.</param>
/// <param name="Cases">The cases found beside the policies.</param>
/// <param name="Syntax">The policies as written, as far as they could be read.</param>
public sealed record LoadResult(PolicySet? Set, IReadOnlyList<PolicyDiagnostic> Diagnostics, IReadOnlyList<CasesSyntax> Cases, IReadOnlyList<PolicySyntax> Syntax)
{
    /// <summary>The policies without an error, whatever is wrong with their neighbours: for whoever asks for one of them. <see langword="null"/> when there is none.</summary>
    public PolicySet? Sound { get; init; }

    /// <summary>The policies that are there and have errors, with what takes over from them.</summary>
    public IReadOnlyList<UnreadPolicy> Unread { get; init; } = [];

    /// <summary>What was accepted and what could not be decided, where advice was asked for.</summary>
    public AdviceReport Advice { get; init; } = AdviceReport.Empty;

    /// <summary>Whether there is a set.</summary>
    public bool Succeeded => Set is not null;
}
