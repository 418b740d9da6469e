using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>What only officers see is not told by a reason, which goes into letters.</summary>
internal sealed class OfficersOnlyRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Told = new(
        "PE4485",
        Severity.Warning,
        "the reason of `{0}` tells everybody `{1}`, which `show: officer` keeps for officers",
        "say the reason without it; or take `show: officer` away from `{1}`");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Told];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var said in SaidTexts.Of(policy).Where(said => said.Item.ShownTo != Readers.Officers))
        {
            if (said.Template.Pieces.FirstOrDefault(piece => IsForOfficers(policy.Model, piece.Slot)) is { } piece)
            {
                findings.Add(Finding.At(policy, Placeholders.SpanOf(said.Text, piece.Text), Told, [said.About, piece.Text, said.Item.Name], said.About, piece.Text));
            }
        }
    }

    private static bool IsForOfficers(PolicyModel model, int slot) =>
        PolicyParts.FactAt(model, slot) is { ShownTo: Readers.Officers }
        || PolicyParts.ItemAt(model, slot) is { ShownTo: Readers.Officers }
        || model.Parameters.Where((parameter, place) => model.ParameterSlot(place) == slot && parameter.ShownTo == Readers.Officers).Any();
}
