using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Analysis;

/// <summary>Leaves out the warnings that a policy accepts with a reason. An error is never left out.</summary>
internal static class Suppressions
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE5002",
        Severity.Warning,
        "the suppression of `{0}`{1} suppresses nothing",
        "remove it; or correct its `id`, or the name under `at`, if something is still reported");

    private static readonly DiagnosticDescriptor WithoutReason = new(
        "PE5003",
        Severity.Warning,
        "the suppression of `{0}` gives no reason, so it does not count",
        "add `reason:` with the words that would convince a reader");

    public static IEnumerable<PolicyDiagnostic> Apply(IReadOnlyList<BoundPolicy> policies, List<Finding> findings)
    {
        var kept = findings.ToLookup(finding => finding.Policy, StringComparer.Ordinal);
        return policies.SelectMany(policy => Apply(policy.Syntax, [.. kept[policy.Syntax.Id.Value]]));
    }

    private static IEnumerable<PolicyDiagnostic> Apply(PolicySyntax policy, List<Finding> findings)
    {
        foreach (var suppression in policy.Suppressions)
        {
            if (string.IsNullOrWhiteSpace(suppression.Reason))
            {
                yield return WithoutReason.At(suppression.Id.Span, suppression.Id.Value);
            }
            else if (findings.RemoveAll(finding => Covers(suppression, finding)) == 0)
            {
                yield return Unused.At(suppression.Id.Span, suppression.Id.Value, suppression.At.Length == 0 ? "" : $" at `{suppression.At}`");
            }
        }

        foreach (var finding in findings)
        {
            yield return finding.Diagnostic;
        }
    }

    private static bool Covers(SuppressionSyntax suppression, Finding finding) => finding.Diagnostic.Severity != Severity.Error
        && finding.Diagnostic.Id == suppression.Id.Value
        && (suppression.At.Length == 0 || finding.About.Contains(suppression.At, StringComparer.Ordinal));
}
