using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Diffing;

/// <summary>Where the pieces of one of two policies stand in the model that holds both.</summary>
internal sealed class SideRewriter
{
    /// <summary>The slot that a slot of the source has become.</summary>
    public required int[] Slots { get; init; }

    /// <summary>The option list that an option list of the source has become.</summary>
    public required int[] Choices { get; init; }

    /// <summary>The place of the source's first leaf.</summary>
    public required int FirstLeaf { get; init; }

    /// <summary>The place of the source's first item.</summary>
    public required int FirstItem { get; init; }

    /// <summary>The place of the source's first calendar.</summary>
    public int FirstCalendar { get; init; }

    /// <summary>What tells its scripts, and names that keys are made of, from those of the other.</summary>
    public required string Mark { get; init; }

    /// <summary>What tells its scripts from those of the other; empty where both have the same.</summary>
    public required string ScriptMark { get; init; }

    public SkeletonNode? Rewrite(SkeletonNode? node) => node is null ? null : Rewritten(node);

    public SkeletonNode Rewritten(SkeletonNode node) => new(node.Kind, node.Leaf < 0 ? -1 : node.Leaf + FirstLeaf, [.. node.Children.Select(Rewritten)]);

    public int Choice(int set) => set < 0 ? set : Choices[set];

    public Parameter Rewrite(Parameter parameter) => parameter with { ChoiceSet = Choice(parameter.ChoiceSet), KeyChoiceSet = Choice(parameter.KeyChoiceSet) };

    public Fact Rewrite(Fact fact) => fact with
    {
        ChoiceSet = Choice(fact.ChoiceSet),
        OnlyIf = Rewrite(fact.OnlyIf),
        Fields = [.. fact.Fields.Select(Rewrite)],
        Conditions = [.. fact.Conditions.Select(condition => condition with { Item = condition.Item + FirstItem })],
    };

    public Leaf Rewrite(Leaf leaf)
    {
        ImmutableArray<int> reads = [.. leaf.Reads.Select(slot => Slots[slot])];
        return leaf with
        {
            Reads = reads,
            Dated = [.. leaf.Dated.Select(slot => Slots[slot])],
            Calendars = [.. leaf.Calendars.Select(place => place + FirstCalendar)],
            Fields = [.. leaf.Fields.Select(field => field with { List = Slots[field.List] })],
            Comparison = null,
            Term = Rewrite(leaf.Term, reads),
            Item = leaf.Item < 0 ? -1 : leaf.Item + FirstItem,
        };
    }

    public Item Rewrite(Item item) => item with
    {
        Name = Mark + item.Name,
        ChoiceSet = Choice(item.ChoiceSet),
        OnlyIf = Rewrite(item.OnlyIf),
        Value = Rewrite(item.Value),
        Because = ReasonTemplate.Empty,
        Fold = item.Fold is not { } fold ? null : fold with
        {
            List = Slots[fold.List],
            Whole = fold.Whole + FirstLeaf,
            Filters = [.. fold.Filters.Select(Rewrite)],
            Body = fold.Body is { } body ? Rewrite(body) : null,
            Last = fold.Last + FirstItem,
        },
        Criteria = item.Criteria is not { } group ? null : group with
        {
            Criteria = [.. group.Criteria.Select(criterion => criterion with { When = Rewritten(criterion.When), Because = ReasonTemplate.Empty, Otherwise = ReasonTemplate.Empty })],
        },
        Lookup = item.Lookup is { } table ? Rewrite(table) : null,
        Rules = item.Rules is not { } block ? null : block with
        {
            Rules = [.. block.Rules.Select(rule => rule with { When = Rewritten(rule.When), Result = Rewrite(rule.Result) })],
            Otherwise = block.Otherwise is { } otherwise ? Rewrite(otherwise) : null,
        },
    };

    private FoldStep Rewrite(FoldStep step) => step with { Item = step.Item + FirstItem };

    private RuleResult Rewrite(RuleResult result) => result with { Then = Rewrite(result.Then), Because = ReasonTemplate.Empty };

    private LookupTable Rewrite(LookupTable table) => table with
    {
        Columns = [.. table.Columns.Select(column => column with { KeyLeaf = column.KeyLeaf + FirstLeaf, ChoiceSet = Choice(column.ChoiceSet) })],
        Outputs = [.. table.Outputs.Select(output => output with { ChoiceSet = Choice(output.ChoiceSet) })],
        Rows = [.. table.Rows.Select(Rewrite)],
        Otherwise = table.Otherwise is { } otherwise ? Rewrite(otherwise) : null,
    };

    private LookupRow Rewrite(LookupRow row) => row with { When = Rewrite(row.When), Because = ReasonTemplate.Empty };

    // What is known by its text alone is the same only where it reads the same.
    private Term Rewrite(Term term, ImmutableArray<int> reads) => term switch
    {
        ConstantTerm constant => constant with { ChoiceSet = Choice(constant.ChoiceSet) },
        SlotTerm slot => new SlotTerm(Slots[slot.Slot]),
        KeyedTerm keyed => new KeyedTerm(Slots[keyed.Slot], Rewrite(keyed.Key, reads)),
        DatedTerm dated => new DatedTerm(Slots[dated.Slot], dated.Key is { } key ? Rewrite(key, reads) : null, Rewrite(dated.Day, reads)),
        CalendarTerm calendar => new CalendarTerm(calendar.Calendar + FirstCalendar),
        ColumnTerm column => column with { Slot = Slots[column.Slot] },
        OperatorTerm operation => operation with { Operands = [.. operation.Operands.Select(operand => Rewrite(operand, reads))] },
        CallTerm call => call with { Function = call.IsScript ? ScriptMark + call.Function : call.Function, Arguments = [.. call.Arguments.Select(argument => Rewrite(argument, reads))] },
        ListTerm list => list with { List = Rewrite(list.List, reads), Body = list.Body is { } body ? Rewrite(body, reads) : null },
        OpaqueTerm opaque => new OpaqueTerm($"{ScriptMark}{opaque.Text} of {string.Join(' ', reads)}"),
        _ => term,
    };
}
