using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Words;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Governance;

/// <summary>A locality narrows what its base gives; it does not give what the base refuses.</summary>
internal sealed class ContradictingOverrideRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Grants = new(
        "PE4224",
        Severity.Warning,
        "`{0}` of this locality grants what {1} of its base refuses",
        "leave to the base what it refuses; or let the base allow it and say so in its own rules");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Grants];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item.Rules is not null))
        {
            var block = item.Rules!;
            foreach (var rule in block.Rules.Where(rule => rule is { AddedBy.Length: > 0, Status: RuleStatus.Live, Advisory: false } && Polarities.Of(policy.Model, item, rule.Result) == Polarity.Grants))
            {
                var refusals = rule.ExceptionTo.Select(place => block.Rules[place]).Where(other => other.AddedBy.Length == 0 && Polarities.Of(policy.Model, item, other.Result) == Polarity.Refuses).Select(other => $"`{other.Id}`").ToList();
                if (block.Otherwise is { } otherwise && Polarities.Of(policy.Model, item, otherwise) == Polarity.Refuses)
                {
                    refusals.Add("the `otherwise`");
                }

                if (refusals.Count > 0)
                {
                    findings.Add(Finding.At(policy, rule.Location, Grants, [rule.Id, item.Name], rule.Id, string.Join(" and ", refusals)));
                }
            }
        }
    }
}
