using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>Lists everything in a policy that cases should reach, in the order in which the policy is read.</summary>
internal sealed class CoveragePlan
{
    private readonly PolicyModel model;
    private readonly List<CoveragePoint> points = [];
    private readonly HashSet<int> parts = [];

    private CoveragePlan(PolicyModel model) => this.model = model;

    /// <summary>The points of a policy.</summary>
    public static ImmutableArray<CoveragePoint> Of(PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var plan = new CoveragePlan(model);
        foreach (var fact in model.Facts.Where(fact => model.Outer == 0 || model.Facts.IndexOf(fact) >= model.Outer))
        {
            plan.AddConditions(fact.OnlyIf, $"when `{fact.Name}` is asked");
            plan.AddFields(fact);
        }

        for (var item = 0; item < model.Items.Length; item++)
        {
            // A case decides; what moves it on is no part of that. A part of an expression is reached from the expression that it stands in.
            if (!model.Items[item].IsBorrowed && model.Items[item].Kind is not (ItemKind.Lifecycle or ItemKind.Inner or ItemKind.Guarantee))
            {
                plan.AddItem(item);
            }
        }

        plan.points.AddRange(RecordCoverage.Of(model));
        return [.. plan.points.OrderBy(point => point.Kind)];
    }

    /// <summary>The name of a block of rules, as it stands before a rule's id.</summary>
    public static string BlockName(Item item) => item.Kind == ItemKind.Outcome ? "decision" : item.Name;

    // Whether a field applies is asked of each record: one of which it applies, and one of which it does not.
    private void AddFields(Fact list)
    {
        var place = model.Facts.IndexOf(list);
        foreach (var condition in list.Conditions)
        {
            var (field, number) = (list.Fields[condition.Field], condition.Field);
            foreach (var answer in (ReadOnlySpan<bool>)[true, false])
            {
                var wanted = answer;
                Add(CoverageKind.Branch, field.OnlyIfText, $"when `{list.Name}.{field.Name}` is asked", answer ? "yes" : "no", field.Location, trace => trace.FieldApplied(place, number, wanted));
            }
        }
    }

    private void AddItem(int place)
    {
        var item = model.Items[place];
        AddConditions(item.OnlyIf, $"when `{item.Name}` applies");
        AddConditions(item.Value, item.Kind == ItemKind.Valid ? $"valid/{model.Valid.First(check => check.Item == place).Id}" : item.Name);
        if (item.Rules is { } block)
        {
            AddRules(place, item, block);
        }
        else if (item.Lookup is { } table)
        {
            AddRows(place, item, table);
        }
        else
        {
            AddCriteria(place, item);
        }
    }

    private void AddRules(int place, Item item, RuleBlock block)
    {
        for (var i = 0; i < block.Rules.Length; i++)
        {
            var (rule, number) = (block.Rules[i], i);
            var id = $"{BlockName(item)}/{rule.Id}";
            if (rule.Status == RuleStatus.Live)
            {
                var first = points.Count;
                Add(CoverageKind.Rule, id, "", "fires", rule.Location, trace => trace.OfRule(place, number) == ExplanationState.Yes);
                AddConditions(rule.When, id);
                AddConditions(rule.Result.Then, id);
                Confine(first, rule.From ?? DateOnly.MinValue, rule.To ?? DateOnly.MaxValue);
            }
        }

        if (block.Otherwise is { } otherwise)
        {
            Add(CoverageKind.Rule, $"{BlockName(item)}/otherwise", "", "fires", item.Location, trace => trace.OfRule(place, block.Rules.Length) == ExplanationState.Yes);
            AddConditions(otherwise.Then, $"{BlockName(item)}/otherwise");
        }
    }

    // Outside its days a rule, and what only it asks, is not looked at.
    private void Confine(int start, DateOnly first, DateOnly last)
    {
        for (var place = start; place < points.Count; place++)
        {
            var days = points[place].Days;
            points[place] = points[place] with { Days = (days.First > first ? days.First : first, days.Last < last ? days.Last : last) };
        }

        points.RemoveAll(point => point.Days.First > point.Days.Last);
    }

    private void AddRows(int place, Item item, LookupTable table)
    {
        for (var i = 0; i < (table.IsFromFile ? 0 : table.Rows.Length); i++)
        {
            var (row, number) = (table.Rows[i], i);
            var id = $"{item.Name}/{row.Id}";
            Add(CoverageKind.Row, id, "", "applies", row.Location ?? item.Location, trace => trace.RowsOf(place).Contains(number));
            AddConditions(row.When, id);
        }

        if (table.IsFromFile)
        {
            AddFile(place, item, table);
        }

        if (table.Otherwise is { } otherwise)
        {
            Add(CoverageKind.Row, $"{item.Name}/otherwise", "", "applies", otherwise.Location ?? item.Location, trace => trace.RowsOf(place).Contains(table.Rows.Length));
        }

        foreach (var column in table.Columns)
        {
            AddLeaf(column.KeyLeaf, item.Name);
        }

        points.AddRange(table.IsFromFile ? [] : TableThresholds.Of(model, place));
    }

    // Of many rows, that one applies, and one for each option that they give.
    private void AddFile(int place, Item item, LookupTable table)
    {
        Add(CoverageKind.Row, $"{item.Name}/rows", "", "a row applies", item.Location, trace => trace.RowsOf(place).Any(row => row < table.Rows.Length));
        for (var output = 0; output < table.Outputs.Length; output++)
        {
            var column = output;
            foreach (var option in table.Outputs[output].ChoiceSet < 0 ? [] : model.Choices[table.Outputs[output].ChoiceSet].Options)
            {
                Add(CoverageKind.Row, $"{item.Name}/rows", "", $"gives {option.Name}", item.Location, trace => trace.RowsOf(place).Any(row => row < table.Rows.Length && table.Rows[row].Values[column] == option.Name));
            }
        }
    }

    private void AddCriteria(int place, Item item)
    {
        var criteria = item.Criteria?.Criteria ?? [];
        for (var i = 0; i < criteria.Length; i++)
        {
            var (criterion, number) = (criteria[i], i);
            var id = $"{item.Name}/{criterion.Id}";
            Add(CoverageKind.Criterion, id, "", "holds", criterion.Location, trace => trace.OfCriterion(place, number) == ExplanationState.Yes);
            Add(CoverageKind.Criterion, id, "", "does not hold", criterion.Location, trace => trace.OfCriterion(place, number) == ExplanationState.No);
            AddConditions(criterion.When, id);
        }
    }

    private void AddConditions(SkeletonNode? node, string within)
    {
        if (node is null)
        {
            return;
        }

        if (node.Kind != SkeletonKind.Leaf)
        {
            foreach (var child in node.Children)
            {
                AddConditions(child, within);
            }
        }
        else
        {
            AddLeaf(node.Leaf, within);
        }
    }

    private void AddLeaf(int place, string within)
    {
        if (model.Leaves[place] is { Kind: LeafKind.Condition, Text: not ("true" or "false") } leaf)
        {
            AddAnswer(place, leaf, within, true);
            AddAnswer(place, leaf, within, false);
            points.AddRange(ComparisonThreshold.Of(model, place, within));
        }

        points.AddRange(RoundingPoints.Of(model, place, within));

        // What is asked of each record is not followed where all of them are known.
        foreach (var part in model.Leaves[place].Reads.Select(slot => slot - model.ItemSlot(0)).Where(part => part >= 0 && model.Items[part] is { Kind: ItemKind.Inner, Fold: null } && parts.Add(part)))
        {
            AddConditions(model.Items[part].Value, within);
        }
    }

    // An answer that the fact's range rules out is not asked for.
    private void AddAnswer(int place, Leaf leaf, string within, bool answer)
    {
        if (ConditionRange.CanBe(model, leaf, answer))
        {
            var state = answer ? ExplanationState.Yes : ExplanationState.No;
            Add(CoverageKind.Branch, leaf.Text, within, answer ? "yes" : "no", leaf.Location, trace => trace.OfLeaf(place) == state);
        }
    }

    private void Add(CoverageKind kind, string of, string within, string needs, SourceLocation? location, Func<Evaluation.Decisions.DecisionTrace, bool> isReached) =>
        points.Add(new CoveragePoint(kind, of, within, needs, location, isReached));
}
