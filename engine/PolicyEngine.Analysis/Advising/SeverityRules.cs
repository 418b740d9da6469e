using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Advising;

/// <summary>How grave findings are taken, by folder and id. The rule of the deepest folder that holds a file counts.</summary>
/// <param name="Rules">The rules.</param>
public sealed record SeverityRules(ImmutableArray<SeverityRule> Rules)
{
    /// <summary>Every finding as grave as its kind is.</summary>
    public static SeverityRules None { get; } = new([]);

    /// <summary>A diagnostic as grave as it is taken here; <see langword="null"/> when it is switched off.</summary>
    internal PolicyDiagnostic? Apply(PolicyDiagnostic diagnostic) => RuleFor(diagnostic) switch
    {
        null => diagnostic,
        { Severity: null } => null,
        { Severity: { } severity } => diagnostic with { Severity = severity },
    };

    private SeverityRule? RuleFor(PolicyDiagnostic diagnostic) =>
        Rules.Where(rule => rule.Id == diagnostic.Id && Holds(rule.Folder, diagnostic.Span.File.Path)).MaxBy(rule => rule.Folder.Length);

    private static bool Holds(string folder, string path) => folder.Length == 0 || path.StartsWith(folder.EndsWith('/') ? folder : folder + "/", StringComparison.Ordinal);
}

/// <summary>How grave findings of one kind are taken in a folder.</summary>
/// <param name="Folder">The folder as the paths of files begin; empty for all.</param>
/// <param name="Id">The finding's id.</param>
/// <param name="Severity">How grave; <see langword="null"/> for off.</param>
public sealed record SeverityRule(string Folder, string Id, Severity? Severity);
