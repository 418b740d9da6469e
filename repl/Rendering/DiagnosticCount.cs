using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Says how many diagnostics there are.</summary>
internal static class DiagnosticCount
{
    /// <summary>For example <c>2 errors, 1 warning in 6 policies</c>.</summary>
    public static string Sentence(IReadOnlyCollection<PolicyDiagnostic> diagnostics, int policies)
    {
        var counts = new List<string> { Number(Count(diagnostics, Severity.Error), "error", "errors"), Number(Count(diagnostics, Severity.Warning), "warning", "warnings") };
        if (Count(diagnostics, Severity.Info) is var notes and > 0)
        {
            counts.Add(Number(notes, "note", "notes"));
        }

        return string.Join(", ", counts) + (policies > 0 ? " in " + Number(policies, "policy", "policies") : "");
    }

    /// <summary>How many policies and overrides were read, those that are too broken to load among them.</summary>
    public static int PoliciesIn(LoadResult result)
    {
        var loaded = result.Syntax.Select(policy => (policy.OverrideFile ?? policy.File).Path);
        var broken = result.Diagnostics.Select(diagnostic => diagnostic.Span.File).Where(IsPolicy).Select(file => file.Path);
        return loaded.Concat(broken).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>A number with its word.</summary>
    public static string Number(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static int Count(IReadOnlyCollection<PolicyDiagnostic> diagnostics, Severity severity) => diagnostics.Count(diagnostic => diagnostic.Severity == severity);

    private static bool IsPolicy(SourceFile file) =>
        Enumerable.Range(1, file.LineCount).Select(file.LineText).Any(line => line.StartsWith("policy:", StringComparison.Ordinal) || line.StartsWith("override:", StringComparison.Ordinal));
}
