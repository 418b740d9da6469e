using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Units;

/// <summary>Months are not compared with years, nor pence added to pounds.</summary>
internal sealed class UnitClashRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Clash = new(
        "PE4501",
        Severity.Warning,
        "`{0}` {1} {2} with {3}",
        "bring both to one unit first; or correct the `unit` of one of them");

    private static readonly DiagnosticDescriptor Argument = new(
        "PE4502",
        Severity.Warning,
        "`{0}` gives {1} where `{2}` takes {3}",
        "use the function that takes {1}; or bring the amount to {3} first");

    private static readonly DiagnosticDescriptor Result = new(
        "PE4503",
        Severity.Warning,
        "`{0}` is said to be in {1}, and its value is in {2}",
        "correct the `unit`; or bring the value to {1}");

    private static readonly Dictionary<string, string> Takes = new(StringComparer.Ordinal) { ["add_days"] = "days", ["add_months"] = "months", ["add_years"] = "years" };

    public override CheckKind Kind => CheckKind.Units;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Clash, Argument, Result];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var units = new UnitReader(model);
        var owners = model.Items.SelectMany(item => PolicyParts.LeavesOf(item, model).Select(leaf => (Leaf: leaf, item.Name))).DistinctBy(pair => pair.Leaf, ReferenceEqualityComparer.Instance).ToDictionary(pair => pair.Leaf, pair => pair.Name, (IEqualityComparer<Leaf>)ReferenceEqualityComparer.Instance);
        foreach (var leaf in model.Leaves)
        {
            foreach (var term in Terms.All(leaf.Term))
            {
                Check(policy, units, leaf, term, owners.GetValueOrDefault(leaf, ""), findings);
            }
        }

        CheckResults(policy, units, findings);
        CheckAmounts(policy, units, findings);
    }

    // `within: reply_days weeks`
    private static void CheckAmounts(AdvisedPolicy policy, UnitReader units, List<Finding> findings)
    {
        var deadlines = policy.Model.Lifecycle?.Deadlines ?? [];
        foreach (var deadline in deadlines.Where(deadline => deadline.Amount >= 0))
        {
            var said = deadline.Unit is DurationUnit.WorkingDays ? "working days" : deadline.Unit is DurationUnit.WorkingHours ? "hours" : deadline.Unit.ToString().ToLowerInvariant();
            if (policy.Model.Items[deadline.Amount].Value is { Kind: SkeletonKind.Leaf } value && units.Of(policy.Model.Leaves[value.Leaf].Term) is { Dimension: "time" } unit && unit.Name != said && !(unit.Name == "days" && said == "working days"))
            {
                findings.Add(Finding.At(policy, deadline.Location, Result, [deadline.Name], deadline.Name, said, unit.Shown));
            }
        }
    }

    private static void Check(AdvisedPolicy policy, UnitReader units, Leaf leaf, Term term, string owner, List<Finding> findings)
    {
        if (term is CallTerm { IsScript: false, Arguments.Length: 2 } moved && Takes.TryGetValue(moved.Function, out var takes) && units.Of(moved.Arguments[1]) is { } given && given.Name != takes)
        {
            findings.Add(Finding.At(policy, leaf.Location, Argument, [owner], leaf.Text, given.Shown, moved.Function, takes));
            return;
        }

        var (verb, sides) = term switch
        {
            OperatorTerm { Operator: TermOperator.Add } sum => ("adds up", sum.Operands),
            OperatorTerm { Operator: TermOperator.Subtract } difference => ("subtracts", difference.Operands),
            OperatorTerm { Operator: TermOperator.Less or TermOperator.LessOrEqual or TermOperator.Greater or TermOperator.GreaterOrEqual or TermOperator.Equal or TermOperator.NotEqual } comparison => ("compares", comparison.Operands),
            CallTerm { IsScript: false, Function: "min" or "max" } least => ("compares", least.Arguments),
            OperatorTerm { Operator: TermOperator.Choose } choice => ("gives", choice.Operands.RemoveAt(0)),
            _ => ("", ImmutableArray<Term>.Empty),
        };
        var known = sides.Select(units.Of).OfType<UnitOfMeasure>().ToArray();
        if (known.Length > 1 && known.Skip(1).FirstOrDefault(known[0].Clashes) is { } other)
        {
            findings.Add(Finding.At(policy, leaf.Location, Clash, [owner], leaf.Text, verb, known[0].Shown, other.Shown));
        }
    }

    private static void CheckResults(AdvisedPolicy policy, UnitReader units, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item.Unit.Trim().Length > 0 && item.Kind == ItemKind.Output))
        {
            var values = new[] { item.Value }.Concat(item.Rules?.Rules.Select(rule => rule.Result).Append(item.Rules.Otherwise).Select(result => result?.Then) ?? []).OfType<SkeletonNode>();
            var leaf = values.Where(value => value.Kind == SkeletonKind.Leaf).Select(value => policy.Model.Leaves[value.Leaf]).FirstOrDefault(leaf => units.Of(leaf.Term) is { } unit && UnitOfMeasure.Read(item.Unit) is { } stated && stated.Clashes(unit));
            if (leaf is not null)
            {
                findings.Add(Finding.At(policy, leaf.Location, Result, [item.Name], item.Name, UnitOfMeasure.Read(item.Unit)!.Shown, units.Of(leaf.Term)!.Shown));
            }
        }
    }
}
