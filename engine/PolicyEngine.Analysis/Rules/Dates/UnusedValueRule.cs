using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>A value that holds only on days on which the policy does not is either dead or has a wrong date.</summary>
internal sealed class UnusedValueRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Outside = new(
        "PE4203",
        Severity.Warning,
        "this value of `{0}` holds {1}, and the policy is in force {2}",
        "correct the date; or take the value out");

    public override CheckKind Kind => CheckKind.Dates;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Outside];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var inForce = Stretch.InForce(policy.Model);
        var dated = policy.Model.Leaves.SelectMany(leaf => Terms.All(leaf.Term)).OfType<DatedTerm>().Select(read => read.Slot).ToHashSet();
        foreach (var parameter in policy.Model.Parameters.Where((_, place) => !dated.Contains(policy.Model.ParameterSlot(place))))
        {
            foreach (var value in parameter.Values.Where(value => value.Value is not null))
            {
                var next = parameter.Values.Where(other => other.Key == value.Key && other.From > value.From).Select(other => other.From.AddDays(-1)).DefaultIfEmpty(DateOnly.MaxValue).Min();
                var days = new Stretch(value.From, value.To ?? next);
                if (days.And(inForce).IsEmpty)
                {
                    findings.Add(Finding.At(policy, value.Location, Outside, [parameter.Name], parameter.Name, days.Words, inForce.Words));
                }
            }
        }
    }
}
