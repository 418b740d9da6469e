using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A reason shows values that are known whenever it is said; a hole in a sentence explains nothing.</summary>
internal sealed class UnknownInReasonRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "PE4401",
        Severity.Warning,
        "the reason of `{0}` shows {1}, which {2} when it is said",
        "show it only where the condition reads it; or say the reason without it");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unknown];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var slots = new KnownSlots(policy.Model, policy.Prover);
        foreach (var said in SaidTexts.Of(policy))
        {
            var known = slots.When(said);
            var holes = said.Template.Pieces.Where(piece => piece.Slot is >= 0 and < ReasonPiece.AsOfSlot && !slots.IsKnown(piece.Slot, known)).DistinctBy(piece => piece.Slot).ToArray();
            holes = [.. holes.Where(hole => PolicyParts.ItemAt(policy.Model, hole.Slot) is null || IsHole(policy, said, hole.Slot - policy.Model.ItemSlot(0)))];
            if (holes is [var first, ..])
            {
                var names = string.Join(" and ", holes.Select(piece => $"`{piece.Text}`"));
                findings.Add(Finding.At(policy, Placeholders.SpanOf(said.Text, first.Text), Unknown, [said.About, .. holes.Select(piece => piece.Text), said.Item.Name], said.About, names, Why(policy.Model, first.Slot)));
            }
        }
    }

    // Whether a value is known is followed coarsely through tables: the engine is asked with no more facts than the reason needs.
    private static bool IsHole(AdvisedPolicy policy, Said said, int item)
    {
        var around = said.Fails.Aggregate(said.Holds.Aggregate(Say.Always, (all, node) => all & Say.Yes(node)), (all, node) => all & Say.No(node));
        around = said.Computed.IsEmpty || policy.Model.Items.IndexOf(said.Item) is not (>= 0 and var own) ? around : around & Say.IsSettled(own);
        return policy.Prover.Ask(around) is not Possible { Witness: { } witness } || !policy.Prover.Holds(Say.IsSettled(item), witness);
    }

    private static string Why(PolicyModel model, int slot) =>
        PolicyParts.FactAt(model, slot) is { OnlyIf: not null } || PolicyParts.ItemAt(model, slot) is { OnlyIf: not null } ? "may not apply" : "may not be known";
}
