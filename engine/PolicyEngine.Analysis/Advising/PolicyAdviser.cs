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
    /// <param name="options">How they are looked at.</param>
    /// <param name="cancellation">Gives up between checks.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static AdviceReport Advise(CheckedPolicySet policies, ImmutableArray<CompiledPolicy> compiled, AdviceOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(options);
        var seen = policies.Policies.Zip(compiled, (bound, policy) => new AdvisedPolicy(bound, policy, policies.Bound) { Today = options.Today, Papers = options.Papers });
        var reports = seen.Select(policy => Advise(policy, policies.Noted, options.Severities, cancellation)).ToArray();
        return new AdviceReport([.. reports.SelectMany(report => report.Findings)], [.. reports.SelectMany(report => report.Accepted)], [.. reports.SelectMany(report => report.Undecided)]);
    }

    private static AdviceReport Advise(AdvisedPolicy policy, ImmutableArray<Finding> noted, SeverityRules severities, CancellationToken cancellation)
    {
        var findings = noted.Where(finding => finding.Policy == policy.Syntax.Id.Value).ToList();
        var (able, unable) = (CheckCatalogue.Advice.Where(check => check.CanLook(policy)), CheckCatalogue.Advice.Where(check => !check.CanLook(policy)));
        foreach (var check in able)
        {
            cancellation.ThrowIfCancellationRequested();
            check.Check(policy, findings);
        }

        var accepted = new List<AcceptedFinding>();
        var notLookedFor = unable.SelectMany(check => check.Says).Select(says => says.Id).ToHashSet(StringComparer.Ordinal);
        var kept = Suppressions.Apply(policy.Syntax, [.. Causes.Group(findings)], notLookedFor, accepted);
        return new AdviceReport([.. kept.Select(severities.Apply).OfType<PolicyDiagnostic>()], [.. accepted], [.. policy.Undecided]);
    }
}
