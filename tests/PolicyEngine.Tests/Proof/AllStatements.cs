using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Tests.Proof;

/// <summary>Everything that can be said about the parts of a policy, each with a name.</summary>
internal static class AllStatements
{
    public static IEnumerable<(string Name, Statement Statement)> Of(PolicyModel model) =>
        [.. model.Facts.SelectMany((fact, place) => OfFact(fact, place)), .. model.Items.SelectMany((item, place) => OfItem(model, item, place))];

    private static IEnumerable<(string Name, Statement Statement)> OfFact(Fact fact, int place)
    {
        yield return ($"{fact.Name} applies", Say.FactApplies(place));
        if (fact.Type == FactType.YesNo)
        {
            yield return ($"{fact.Name} is yes", Say.FactIs(place, true));
        }
    }

    private static IEnumerable<(string Name, Statement Statement)> OfItem(PolicyModel model, Item item, int place) =>
        item.Kind == ItemKind.Inner ? [] : OfState(model, item, place).Concat(OfConditions(item)).Concat(OfRules(item, place)).Concat(OfRows(item, place));

    private static IEnumerable<(string Name, Statement Statement)> OfState(PolicyModel model, Item item, int place)
    {
        yield return ($"{item.Name} applies", Say.Applies(place));
        yield return ($"{item.Name} is settled", Say.IsSettled(place));
        yield return ($"{item.Name} breaks", Say.ItemBreaks(place));
        yield return ($"{item.Name} does not apply", Say.DoesNotApply(place));
        yield return ($"{item.Name} stays open", Say.StaysOpen(place));
        var options = item.Lookup is null && item.Type == FactType.Choice ? Enumerable.Range(0, model.Choices[item.ChoiceSet].Options.Length).Cast<object>()
            : item.Lookup is null && item.Type == FactType.YesNo ? [true, false]
            : [];
        foreach (var option in options)
        {
            yield return ($"{item.Name} is {option}", Say.ValueIs(place, option));
        }
    }

    private static IEnumerable<(string Name, Statement Statement)> OfConditions(Item item)
    {
        var conditions = new[] { (item.OnlyIf, "only if"), (item.Type == FactType.YesNo ? item.Value : null, "value") }
            .Concat((item.Criteria?.Criteria ?? []).Select(criterion => ((SkeletonNode?)criterion.When, criterion.Id)))
            .Concat((item.Rules?.Rules ?? []).Select(rule => ((SkeletonNode?)rule.When, rule.Id)))
            .Concat((item.Lookup?.Rows ?? []).Select(row => (row.When, row.Id)));
        foreach (var (root, name) in conditions)
        {
            foreach (var node in root is null ? [] : Parts(root))
            {
                yield return ($"{item.Name} {name} yes", Say.Yes(node));
                yield return ($"{item.Name} {name} no", Say.No(node));
                yield return ($"{item.Name} {name} breaks", Say.Breaks(node));
            }
        }
    }

    private static IEnumerable<SkeletonNode> Parts(SkeletonNode node) => node.Children.SelectMany(Parts).Prepend(node);

    private static IEnumerable<(string Name, Statement Statement)> OfRules(Item item, int place)
    {
        for (var rule = 0; rule < (item.Rules?.Rules.Length ?? 0); rule++)
        {
            var id = $"{item.Name}/{item.Rules!.Rules[rule].Id}";
            yield return ($"{id} holds", Say.RuleHolds(place, rule));
            yield return ($"{id} fires", Say.RuleFires(place, rule));
            if (!item.Rules.Rules[rule].Advisory)
            {
                yield return ($"{id} decides", Say.RuleDecides(place, rule));
                yield return ($"{id} differs", Say.RulesDiffer(place, 0, rule) & !Say.ItemBreaks(place));
            }
        }

        if (item.Rules is not null)
        {
            yield return ($"{item.Name}: no rule", Say.NoRuleApplies(place));
        }
    }

    private static IEnumerable<(string Name, Statement Statement)> OfRows(Item item, int place)
    {
        if (item.Lookup is not { } table)
        {
            yield break;
        }

        yield return ($"{item.Name}: no row", Say.NoRowApplies(place));
        for (var row = 0; row < table.Rows.Length; row++)
        {
            yield return ($"{item.Name}/{table.Rows[row].Id} applies", Say.RowApplies(place, row));
            yield return ($"{item.Name}/{table.Rows[row].Id} within", Say.InputsWithin(place, table.Rows[row].Cells));
            if (table.Hit is HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority)
            {
                yield return ($"{item.Name}/{table.Rows[row].Id} gives", Say.RowGives(place, row) & Say.IsSettled(place));
            }
        }
    }
}
