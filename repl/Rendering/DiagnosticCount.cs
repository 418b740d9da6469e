using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Language;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Says how many diagnostics there are.</summary>
internal static class DiagnosticCount
{
    private const int NamedPolicies = 5;

    /// <summary>How many of what was found there are, and which policies were not analysed and why: for example <c>2 errors, 1 warning in 6 policies</c>.</summary>
    public static string Sentence(IReadOnlyCollection<PolicyDiagnostic> diagnostics, LoadResult result)
    {
        var sentence = Sentence(diagnostics, PoliciesIn(result));
        if (result.Unread.Count == 0)
        {
            return sentence;
        }

        var named = result.Unread.Take(NamedPolicies).Select(policy => $"{NameOf(policy)} {ReasonOf(policy.Reason)}");
        var more = result.Unread.Count > NamedPolicies ? [string.Create(CultureInfo.InvariantCulture, $"{result.Unread.Count - NamedPolicies} more")] : Array.Empty<string>();
        return string.Create(CultureInfo.InvariantCulture, $"{sentence}\nnot analysed: {Counted.Of(result.Unread.Count, "policy", "policies")} ({string.Join("; ", named.Concat(more))})");
    }

    /// <summary>Why a policy was not analysed.</summary>
    public static string ReasonOf(UnreadReason reason) => reason switch
    {
        UnreadReason.Errors => "has errors",
        UnreadReason.BaseHasErrors => "takes over from something that has errors",
        UnreadReason.IdTwice => "has the id of another policy",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static string NameOf(UnreadPolicy policy) => policy.Id.Length > 0 ? $"`{SafeText.Of(policy.Id)}`" : SafeText.Of(policy.File.Path);

    private static string Sentence(IReadOnlyCollection<PolicyDiagnostic> diagnostics, int policies)
    {
        var counts = new List<string> { Counted.Of(Count(diagnostics, Severity.Error), "error", "errors"), Counted.Of(Count(diagnostics, Severity.Warning), "warning", "warnings") };
        if (Count(diagnostics, Severity.Info) is var notes and > 0)
        {
            counts.Add(Counted.Of(notes, "note", "notes"));
        }

        return string.Join(", ", counts) + (policies > 0 ? " in " + Counted.Of(policies, "policy", "policies") : "");
    }

    /// <summary>How many policies and overrides were read, those that are too broken to load among them.</summary>
    public static int PoliciesIn(LoadResult result)
    {
        var loaded = result.Syntax.Select(policy => (policy.OverrideFile ?? policy.File).Path);
        var broken = result.Unread.Select(policy => policy.File.Path);
        return loaded.Concat(broken).Distinct(StringComparer.Ordinal).Count();
    }

    private static int Count(IReadOnlyCollection<PolicyDiagnostic> diagnostics, Severity severity) => diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}
