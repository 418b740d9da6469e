using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>The days of rules, held against those of the policy and of the rules that they are exceptions to.</summary>
internal sealed class RuleDaysRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Never = new(
        "PE4204",
        Severity.Warning,
        "the rule `{0}` is never live: it holds {1}, and the policy is in force {2}",
        "correct the rule's `from` and `to`; or take the rule out");

    private static readonly DiagnosticDescriptor Outlives = new(
        "PE4205",
        Severity.Warning,
        "the rule `{0}` holds to {1}, and the policy ends on {2}",
        "correct one of the two days; where they are right, leave the rule's `to` out");

    private static readonly DiagnosticDescriptor ExceptionOutlives = new(
        "PE4206",
        Severity.Warning,
        "the exception `{0}` is live {1}, when {2} is not",
        "give the exception the days of the rule that it is an exception to");

    public override CheckKind Kind => CheckKind.Dates;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Never, Outlives, ExceptionOutlives];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var inForce = Stretch.InForce(policy.Model);
        foreach (var block in policy.Model.Items.Select(item => item.Rules).OfType<RuleBlock>())
        {
            foreach (var rule in block.Rules.Where(rule => rule.Status == RuleStatus.Live))
            {
                if (Stretch.Of(rule).And(inForce).IsEmpty)
                {
                    findings.Add(Finding.At(policy, rule.Location, Never, [rule.Id], rule.Id, Words(rule), inForce.Words));
                }
                else
                {
                    CheckLive(policy, block, rule, inForce, findings);
                }
            }
        }
    }

    private static void CheckLive(AdvisedPolicy policy, RuleBlock block, Rule rule, Stretch inForce, List<Finding> findings)
    {
        if (rule.To > policy.Model.InForceTo)
        {
            findings.Add(Finding.At(policy, rule.Location, Outlives, [rule.Id], rule.Id, Stretch.Day(rule.To!.Value), Stretch.Day(inForce.To)));
        }

        var general = rule.ExceptionTo.Select(place => block.Rules[place]).ToArray();
        var alone = Stretch.Of(rule).And(inForce).Without(general.Where(other => other.Status == RuleStatus.Live).Select(Stretch.Of)).ToArray();
        if (general.Length > 0 && alone is [var days, ..])
        {
            findings.Add(Finding.At(policy, rule.Location, ExceptionOutlives, [rule.Id], rule.Id, days.Words, string.Join(" or ", general.Select(other => $"`{other.Id}`"))) with { Causes = [.. general.Select(other => other.Id)] });
        }
    }

    private static string Words(Rule rule) => rule switch
    {
        { From: { } from, To: { } to } => new Stretch(from, to).Words,
        { To: { } to } => $"to {Stretch.Day(to)}",
        _ => Stretch.Of(rule).Words,
    };
}
