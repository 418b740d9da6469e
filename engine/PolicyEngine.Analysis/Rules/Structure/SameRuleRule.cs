using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Structure;

/// <summary>Two rules with one condition: one of them was meant to say something else, or is left over.</summary>
internal sealed class SameRuleRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Rule = new(
        "PE4243",
        Severity.Warning,
        "`{0}` has the condition of `{1}`, word for word",
        "correct the condition of one of the two; or leave one out");

    private static readonly DiagnosticDescriptor Criterion = new(
        "PE4244",
        Severity.Warning,
        "`{0}` of `{1}` has the condition of `{2}`, and would count twice",
        "correct the condition of one of the two; or leave one out");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Rule, Criterion];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        foreach (var item in model.Items)
        {
            var rules = item.Rules?.Rules.Where(rule => rule.Status == RuleStatus.Live).ToArray() ?? [];
            for (var place = 1; place < rules.Length; place++)
            {
                var rule = rules[place];
                if (rules.Take(place).FirstOrDefault(before => Meets(before, rule) && Terms.Same(before.When, rule.When, model)) is { } same)
                {
                    findings.Add(Finding.At(policy, rule.Location, Rule, [rule.Id, same.Id], rule.Id, same.Id));
                }
            }

            var criteria = item.Criteria?.Criteria.ToArray() ?? [];
            for (var place = 1; place < criteria.Length; place++)
            {
                if (criteria.Take(place).FirstOrDefault(before => Terms.Same(before.When, criteria[place].When, model)) is { } same)
                {
                    findings.Add(Finding.At(policy, criteria[place].Location, Criterion, [item.Name, criteria[place].Id], criteria[place].Id, item.Name, same.Id));
                }
            }
        }
    }

    // Several pieces of advice may go with one condition, and versions of a rule follow each other.
    private static bool Meets(Rule one, Rule other) => !one.Advisory && !other.Advisory && !Follows(one, other) && !Follows(other, one) && !Stretch.Of(one).And(Stretch.Of(other)).IsEmpty;

    private static bool Follows(Rule one, Rule other) => one.To is not null && other.From is not null;
}
