using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>The days on which something reads an item: from the first on which a live rule, or an answer, does to the last.</summary>
internal sealed class UsedDays
{
    private static readonly Stretch Nothing = new(DateOnly.MaxValue, DateOnly.MinValue);

    private readonly PolicyModel model;
    private readonly Stretch inForce;
    private readonly ILookup<int, Reader> readers;
    private readonly Dictionary<int, Stretch> known = [];

    public UsedDays(PolicyModel model)
    {
        this.model = model;
        inForce = Stretch.InForce(model);
        readers = Enumerable.Range(0, model.Items.Length).Where(place => model.Items[place].Kind != ItemKind.Inner).SelectMany(ReadersIn)
            .Concat(model.Facts.Select(fact => fact.OnlyIf).OfType<SkeletonNode>().SelectMany(node => Reading(PolicyParts.ReadsOf(node, model), inForce)))
            .ToLookup(reader => reader.Slot);
    }

    /// <summary>The days of an item by its place; those of the policy for an answer, and for what a text or an <c>only_if</c> of a fact reads.</summary>
    public Stretch Of(int place)
    {
        if (PolicyParts.IsAnswer(model.Items[place]))
        {
            return inForce;
        }

        // What no answer needs asks for nothing.
        if (!PolicyUses.Of(model).All.Contains(model.ItemSlot(place)))
        {
            return Nothing;
        }

        if (known.TryGetValue(place, out var days))
        {
            return days;
        }

        // An item that is asked for on the way to itself adds nothing.
        known[place] = Nothing;
        var found = readers[model.ItemSlot(place)].Select(reader => reader.Item < 0 ? reader.Days : Of(reader.Item)).Where(stretch => !stretch.IsEmpty).ToArray();
        days = found.Length == 0 ? inForce : new Stretch(found.Min(stretch => stretch.From), found.Max(stretch => stretch.To));
        return known[place] = days;
    }

    private IEnumerable<Reader> ReadersIn(int place)
    {
        var item = model.Items[place];
        var rules = item.Rules?.Rules.Where(rule => rule.Status == RuleStatus.Live) ?? [];
        var ofRules = rules.SelectMany(rule => Reading(PolicyParts.ExpressionsOf(rule).SelectMany(node => PolicyParts.ReadsOf(node, model)), inForce.And(Stretch.Of(rule))));
        var others = item.Rules is { } block
            ? new[] { item.OnlyIf, block.Otherwise?.Then }.OfType<SkeletonNode>().SelectMany(node => PolicyParts.ReadsOf(node, model))
            : PolicyParts.ReadsOf(item, model);
        return ofRules
            .Concat(others.Select(slot => new Reader(slot, default, place)))
            .Concat(Reading(PolicyParts.TextsOf(item).SelectMany(PolicyParts.ShownBy), inForce));
    }

    private static IEnumerable<Reader> Reading(IEnumerable<int> slots, Stretch days) => slots.Select(slot => new Reader(slot, days, -1));

    // A slot, and who reads it: an item on its own days, or something on days that are known.
    private readonly record struct Reader(int Slot, Stretch Days, int Item);
}
