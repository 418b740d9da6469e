using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>What was read from a folder. Policies and cases with errors of their own are left out; the diagnostics say why.</summary>
/// <param name="Policies">The policies, and the overrides merged into their bases, by id in ordinal order.</param>
/// <param name="Cases">The files of cases, by path in ordinal order.</param>
/// <param name="Files">All files read, by path.</param>
/// <param name="Diagnostics">What is wrong, by file and position.</param>
public sealed record PolicyFolderResult(
    ImmutableArray<PolicySyntax> Policies,
    ImmutableArray<CasesSyntax> Cases,
    ImmutableArray<SourceFile> Files,
    IReadOnlyList<PolicyDiagnostic> Diagnostics)
{
    /// <summary>The settings of checks, by path.</summary>
    public ImmutableArray<SettingsSyntax> Settings { get; init; } = [];

    /// <summary>Policies that are there and cannot be used.</summary>
    public ImmutableArray<UnreadPolicy> Unread { get; init; } = [];

    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
