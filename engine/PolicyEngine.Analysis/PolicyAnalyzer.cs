using System.Collections.Immutable;
using PolicyEngine.Analysis.Allowed;
using PolicyEngine.Analysis.Guards;
using PolicyEngine.Analysis.Rules;
using PolicyEngine.Analysis.Rules.Lifecycles;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis;

/// <summary>The stage <see cref="BoundPolicySet"/> → <see cref="CheckedPolicySet"/>: what may run, and what its author should hear.</summary>
public static class PolicyAnalyzer
{
    private static readonly CodeRule[] CodeRules =
    [
        new AllowedSymbolsRule(),
        new WholeNumberDivisionRule(),
        new RoundingRule(),
        new SwitchDefaultRule(),
        new ShadowedNameRule(),
        new ScriptRecursionRule(),
    ];

    private static readonly ModelRule[] ModelRules =
    [
        new OverlappingRowsRule(),
        new GapRule(),
        new ParameterValueRule(),
        new UnusedFactRule(),
        new CitationRule(),
        new UnreachableStateRule(),
        new DeadEndRule(),
        new NobodysTriggerRule(),
        new UnusedTriggerRule(),
        new IgnoredDecisionRule(),
        new IdleDeadlineRule(),
        new OverlappingGuardsRule(),
        new UnhandledOutcomeRule(),
        new FinalStateRule(),
        new SameDeciderRule(),
        new AutomaticLoopRule(),
        new EndlessPartRule(),
        new UnansweredRequestRule(),
        new UnusedRoleRule(),
        new ShortCalendarRule(),
        new NeverTakenRule(),
        new AmountRule(),
    ];

    /// <summary>The documentation ids of the members outside a policy that its code may use, in ordinal order: functions, operations of lists, parameters by key, parts of dates and times.</summary>
    public static ImmutableArray<string> AllowedMembers { get; } = [.. AllowList.Members.Order(StringComparer.Ordinal)];

    /// <summary>Checks policies together.</summary>
    /// <param name="bound">The policies, bound without an error.</param>
    /// <param name="diagnostics">Collects what is found, less the warnings that the policies themselves suppress.</param>
    /// <returns>The checked set, or <see langword="null"/> when this stage found an error in any of them.</returns>
    public static CheckedPolicySet? Analyze(BoundPolicySet bound, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var findings = new List<Finding>();
        CodeWalk.Check(bound, CodeRules, findings);
        if (!bound.IsPartial)
        {
            CheckModels(bound, findings);
        }

        diagnostics.AddRange(bound.IsPartial ? findings.Select(finding => finding.Diagnostic) : Suppressions.Apply(bound.Policies, findings));
        return findings.Exists(finding => finding.Diagnostic.Severity == Severity.Error) || ScriptGuards.Add(bound, diagnostics) is not { } guarded
            ? null
            : new CheckedPolicySet(guarded, bound.Policies);
    }

    // Advice about a policy as a whole has no meaning for a part of it.
    private static void CheckModels(BoundPolicySet bound, List<Finding> findings)
    {
        foreach (var policy in bound.Policies)
        {
            foreach (var rule in ModelRules)
            {
                rule.Check(policy, findings);
            }
        }
    }
}
