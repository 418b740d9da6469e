using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Items;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>An expression that breaks on a case that can come: it divides by a number that can be zero, or leaves what a number or the calendar can hold.</summary>
internal sealed class FaultRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Fault = new(
        "PE4314",
        Severity.Warning,
        "`{0}` breaks on {1}: {2}",
        "ask for the case that breaks before it is worked out, as `people == 0 ? 0 : divide(income, people)`; or give the fact a `range` that leaves it out");

    private const long Most = 1_000;

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Fault];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var plausible = Plausible(policy.Model) & Agreed(policy.Model);
        for (var item = 0; item < policy.Model.Items.Length; item++)
        {
            var owner = policy.Model.Items[item];
            if (!owner.IsNamed || policy.Prover.Ask(Say.ItemBreaks(item) & plausible) is not Possible possible)
            {
                continue;
            }

            // What broke is asked of this value alone: a decision may break elsewhere first, or not need it.
            var faults = new ItemRun(policy.Compiled, possible.Witness.Facts, possible.Witness.Day).Of(item).Faults;
            var words = faults.IsEmpty ? "it could not be worked out" : faults[0].Message;
            findings.Add(Finding.At(policy, owner.Location, Fault, [owner.Name], owner.Name, CaseWords.Case(possible.Witness), words) with { Causes = Conditions.Causes(policy.Model, Conditions.NodesOf(owner), findings) });
        }
    }

    // A number of a fact without a range may be anything; a date that leaves the calendar by a thousand years is nothing to tell of.
    private static Statement Plausible(PolicyModel model) => Enumerable.Range(0, model.Facts.Length)
        .Where(fact => model.Facts[fact] is { Type: FactType.WholeNumber } and not { Minimum: not null, Maximum: not null })
        .Aggregate(Say.Always, (all, fact) => all & (!Say.FactApplies(fact) | Within(model.Facts[fact], fact)));

    private static Statement Within(Fact fact, int place) => Say.FactIsWithin(place, Edge(fact.Minimum) ?? -Most, Edge(fact.Maximum) ?? Most);

    private static long? Edge(string? text) => text is null ? null : (long?)ValueText.TryParse(text, FactType.WholeNumber, null);

    // Rules and rows that disagree have a finding of their own.
    private static Statement Agreed(PolicyModel model) => Enumerable.Range(0, model.Items.Length)
        .Where(item => model.Items[item] is { Rules.Hit: HitPolicy.Any } or { Lookup.Hit: HitPolicy.Any or HitPolicy.Unique })
        .Aggregate(Say.Always, (all, item) => all & !Say.Disagrees(item));
}
