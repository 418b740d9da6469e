using System.Collections.Immutable;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime;

namespace PolicyEngine.Analysis.Advising;

/// <summary>The stage after emission: (<see cref="BoundPolicy"/>, <see cref="CompiledPolicy"/>) → what their authors should hear. It stops nothing.</summary>
public static class PolicyAdviser
{
    /// <summary>Every check, in the order of the ids.</summary>
    public static ImmutableArray<CheckEntry> Checks { get; } =
    [
        .. CheckCatalogue.All.SelectMany(check => check.Says.Select(says => new CheckEntry(check.Kind, says))).OrderBy(entry => entry.Descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>Looks at policies that can decide.</summary>
    /// <param name="policies">The policies, checked for safety.</param>
    /// <param name="compiled">The same policies, able to decide, in the same order.</param>
    /// <param name="severities">How grave findings are taken.</param>
    /// <param name="today">Today, for what is overdue; <see langword="null"/> to leave that out.</param>
    /// <param name="cancellation">Gives up between checks.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static AdviceReport Advise(CheckedPolicySet policies, ImmutableArray<CompiledPolicy> compiled, SeverityRules severities, DateOnly? today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(severities);
        var reports = policies.Policies.Zip(compiled, (bound, policy) => Advise(new AdvisedPolicy(bound, policy, policies.Bound) { Today = today }, policies.Noted, severities, cancellation)).ToArray();
        return new AdviceReport([.. reports.SelectMany(report => report.Findings)], [.. reports.SelectMany(report => report.Accepted)], [.. reports.SelectMany(report => report.Undecided)]);
    }

    private static AdviceReport Advise(AdvisedPolicy policy, ImmutableArray<Finding> noted, SeverityRules severities, CancellationToken cancellation)
    {
        var findings = noted.Where(finding => finding.Policy == policy.Syntax.Id.Value).ToList();
        foreach (var check in CheckCatalogue.Advice)
        {
            cancellation.ThrowIfCancellationRequested();
            check.Check(policy, findings);
        }

        var accepted = new List<AcceptedFinding>();
        var kept = Suppressions.Apply(policy.Syntax, [.. Causes.Group(findings)], accepted);
        return new AdviceReport([.. kept.Select(severities.Apply).OfType<PolicyDiagnostic>()], [.. accepted], [.. policy.Undecided]);
    }
}
