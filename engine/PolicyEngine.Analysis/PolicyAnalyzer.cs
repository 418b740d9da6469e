using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Allowed;
using PolicyEngine.Analysis.Guards;
using PolicyEngine.Analysis.Rules;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis;

/// <summary>The stage <see cref="BoundPolicySet"/> → <see cref="CheckedPolicySet"/>: what may run.</summary>
public static class PolicyAnalyzer
{
    private static readonly CodeRule[] CodeRules =
    [
        new AllowedSymbolsRule(),
        new WholeNumberDivisionRule(),
        new RoundingRule(),
        new ConstantFaultRule(),
        new SwitchDefaultRule(),
        new ShadowedNameRule(),
        new ScriptRecursionRule(),
    ];

    /// <summary>The documentation ids of the members outside a policy that its code may use, in ordinal order: functions, operations of lists, parameters by key, parts of dates and times.</summary>
    public static ImmutableArray<string> AllowedMembers { get; } = [.. AllowList.Members.Order(StringComparer.Ordinal)];

    /// <summary>Checks policies together. One with an error is left out, and the others are checked all the same.</summary>
    /// <param name="bound">The policies, bound without an error.</param>
    /// <param name="diagnostics">Collects the errors.</param>
    /// <returns>The policies without an error, or <see langword="null"/> when there is none.</returns>
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

        var errors = findings.Where(finding => finding.Diagnostic.Severity == Severity.Error).ToList();
        diagnostics.AddRange(errors.Select(finding => finding.Diagnostic));
        var sound = bound.Without(errors.Select(finding => finding.Policy).ToHashSet(StringComparer.Ordinal));
        return sound is null || ScriptGuards.Add(sound, diagnostics) is not { } guarded ? null : new CheckedPolicySet(guarded, sound) { Noted = [.. findings.Except(errors)] };
    }

    // A policy as a whole has no meaning for a part of it.
    private static void CheckModels(BoundPolicySet bound, List<Finding> findings)
    {
        foreach (var policy in bound.Policies)
        {
            foreach (var rule in CheckCatalogue.BeforeEmission)
            {
                rule.Check(policy, findings);
            }
        }
    }
}
