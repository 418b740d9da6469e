using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Proportionality;

/// <summary>A question that is about something only some people have, and that only they need: it is asked of all.</summary>
/// <remarks>Both must hold: the words of the two facts belong together, and every expression that reads the one reads it behind a yes of the other.</remarks>
internal sealed class AskedTooWidelyRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Wide = new(
        "PE4236",
        Severity.Warning,
        "`{0}` is asked of everybody, and only matters where `{1}` is yes",
        "add `only_if: {1}`, and put `{1}` before it");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Wide];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        for (var place = 0; place < model.Facts.Length; place++)
        {
            var fact = model.Facts[place];
            if (fact.OnlyIf is not null || !PolicyUses.Of(model).Deciding.Contains(place))
            {
                continue;
            }

            var gates = Gates(model).Where(gate => gate.Slot != place && BelongTogether(fact.Name, gate.Name) && !PolicyUses.Of(model).Closure([gate.Slot]).Contains(place));
            foreach (var gate in gates.Where(gate => IsBehind(model, place, gate.Slot) && (gate.Slot >= model.Facts.Length || !IsBehind(model, gate.Slot, place))).Take(1))
            {
                findings.Add(Finding.At(policy, fact.Location, Wide, [fact.Name, gate.Name], fact.Name, gate.Name));
            }
        }
    }

    private static IEnumerable<(int Slot, string Name)> Gates(PolicyModel model) => Enumerable.Range(0, model.Facts.Length).Where(fact => model.Facts[fact].Type == FactType.YesNo).Select(fact => (fact, model.Facts[fact].Name))
        .Concat(Enumerable.Range(0, model.Items.Length).Where(item => model.Items[item] is { IsNamed: true, Kind: ItemKind.Definition, Type: FactType.YesNo }).Select(item => (model.ItemSlot(item), model.Items[item].Name)));

    // Five letters tell `convicted` and `conviction` from other words; shorter words must be the same.
    private static bool BelongTogether(string one, string other) => one.Split('_').Any(word => other.Split('_').Any(also => IsOne(word, also)));

    private static bool IsOne(string word, string other) => (Single(word) == Single(other) && word.Length > 2 && !Common.Contains(word)) || (word.Length > 6 && other.Length > 6 && word[..6] == other[..6] && !Common.Contains(word) && !Common.Contains(other));

    private static string Single(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private static readonly HashSet<string> Common = new(["number", "date", "days", "years", "months", "weeks", "hours", "amount", "total", "value", "council", "person", "people", "application", "applicant", "year", "time", "months", "last", "first", "with", "from", "into", "this", "that", "have", "been", "more", "than", "live", "lives", "living", "here", "there", "home", "has", "the", "for", "and", "not", "own", "any", "got", "was", "are"], StringComparer.Ordinal);

    private static bool IsBehind(PolicyModel model, int place, int gate)
    {
        var expressions = model.Items.SelectMany(PolicyParts.ExpressionsOf).Concat(model.Facts.Select(fact => fact.OnlyIf)).OfType<SkeletonNode>().Where(node => PolicyParts.ReadsOf(node, model).Contains(place)).ToArray();
        var isKey = model.Items.Any(item => item.Lookup?.Columns.Any(column => model.Leaves[column.KeyLeaf].Reads.Contains(place)) ?? false);
        var isShown = model.Items.SelectMany(PolicyParts.TextsOf).SelectMany(PolicyParts.ShownBy).Contains(place);
        return expressions.Length > 0 && !isKey && !isShown && Array.TrueForAll(expressions, node => IsGuarded(model, node, place, gate));
    }

    private static bool IsGuarded(PolicyModel model, SkeletonNode node, int place, int gate)
    {
        if (!PolicyParts.ReadsOf(node, model).Contains(place))
        {
            return true;
        }

        return node.Kind switch
        {
            SkeletonKind.And => node.Children.Any(child => IsYes(model, child, gate)) || node.Children.All(child => IsGuarded(model, child, place, gate)),
            SkeletonKind.Choose => (IsYes(model, node.Children[0], gate) && IsGuarded(model, node.Children[2], place, gate)) || node.Children.All(child => IsGuarded(model, child, place, gate)),
            SkeletonKind.Leaf => InLeaf(model, node, place, gate),
            SkeletonKind.Or or SkeletonKind.Not or _ => node.Children.All(child => IsGuarded(model, child, place, gate)),
        };
    }

    // A choice inside a sum is an item of its own, and guards what it reads.
    private static bool InLeaf(PolicyModel model, SkeletonNode node, int place, int gate)
    {
        var leaf = model.Leaves[node.Leaf];
        return !leaf.Reads.Contains(place)
            && leaf.Reads.Select(slot => PolicyParts.ItemAt(model, slot)).OfType<Item>().Where(item => item.Kind == ItemKind.Inner).All(item => PolicyParts.ExpressionsOf(item).All(inner => IsGuarded(model, inner, place, gate)));
    }

    private static bool IsYes(PolicyModel model, SkeletonNode node, int gate) => node.Kind == SkeletonKind.Leaf && model.Leaves[node.Leaf].Term is SlotTerm slot && slot.Slot == gate;
}
