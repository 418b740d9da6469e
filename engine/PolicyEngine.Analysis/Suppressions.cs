using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Analysis;

/// <summary>Leaves out the warnings that a policy accepts with a reason. An error is never left out.</summary>
internal static class Suppressions
{
    /// <summary>A suppression without effect.</summary>
    public static readonly DiagnosticDescriptor Unused = new(
        "PE5002",
        Severity.Warning,
        "the suppression of `{0}`{1} suppresses nothing",
        "remove it; or correct its `id`, or the name under `at`, if something is still reported");

    /// <summary>A suppression without a reason.</summary>
    public static readonly DiagnosticDescriptor WithoutReason = new(
        "PE5003",
        Severity.Warning,
        "the suppression of `{0}` gives no reason, so it does not count",
        "add `reason:` with the words that would convince a reader");

    /// <summary>What is left, and what is said of the suppressions themselves.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="notLookedFor">The ids that were not looked for this time, whose suppressions can have no effect.</param>
    /// <param name="accepted">Collects what is accepted. What follows from an accepted finding is accepted with it.</param>
    public static IEnumerable<PolicyDiagnostic> Apply(PolicySyntax policy, List<Finding> findings, IReadOnlySet<string> notLookedFor, List<AcceptedFinding> accepted)
    {
        var said = new List<PolicyDiagnostic>();
        foreach (var suppression in policy.Suppressions)
        {
            if (string.IsNullOrWhiteSpace(suppression.Reason))
            {
                said.Add(WithoutReason.At(suppression.Id.Span, suppression.Id.Value));
            }
            else if (!Accept(suppression, policy, findings, accepted) && policy.OverrideFile is null && !notLookedFor.Contains(suppression.Id.Value))
            {
                said.Add(Unused.At(suppression.Id.Span, suppression.Id.Value, suppression.At.Length == 0 ? "" : $" at `{suppression.At}`"));
            }
        }

        return said.Concat(findings.Select(finding => finding.Diagnostic));
    }

    private static bool Accept(SuppressionSyntax suppression, PolicySyntax policy, List<Finding> findings, List<AcceptedFinding> accepted)
    {
        var covered = findings.Where(finding => Covers(suppression, finding)).ToList();
        accepted.AddRange(covered.SelectMany(finding => finding.Diagnostic.Symptoms.Insert(0, finding.Diagnostic)).Select(diagnostic => new AcceptedFinding(policy.Id.Value, diagnostic, suppression.Reason)));
        findings.RemoveAll(covered.Contains);
        return covered.Count > 0;
    }

    private static bool Covers(SuppressionSyntax suppression, Finding finding) => finding.Diagnostic.Severity != Severity.Error
        && finding.Diagnostic.Id == suppression.Id.Value
        && (suppression.At.Length == 0 || finding.About.Contains(suppression.At, StringComparer.Ordinal));
}
