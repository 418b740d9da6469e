using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Computed values: definitions, criteria, outcomes, parts and outputs.</content>
internal sealed partial class DayTranslation
{
    private readonly Dictionary<int, RuleClaims> rules = [];
    private readonly Dictionary<int, TableClaims> tables = [];

    /// <summary>When an item applies.</summary>
    public Holds ItemApplies(int item) => Model.Items[item].OnlyIf is { } onlyIf ? Condition(onlyIf) : Holds.Of(true);

    /// <summary>A yes/no item as a condition. Where it does not apply nothing holds.</summary>
    public Holds ItemTruth(int item)
    {
        var slot = Model.ItemSlot(item);
        if (truths[slot] is { } known)
        {
            return known;
        }

        var policyItem = Model.Items[item];
        var own = policyItem switch
        {
            { Type: not FactType.YesNo } => throw new ArgumentException("the item is not a yes or no", nameof(item)),
            { Value: { } value } => Condition(value),
            { Criteria: { } criteria } => Count(criteria),
            { Fold: not null } => FoldTruth(item),
            _ => TruthOf(ItemValue(item)),
        };
        var holds = policyItem is { Value: null, Criteria: null, Fold: null } ? own : UnderOnlyIf(item, own);
        truths[slot] = holds;
        return holds;
    }

    /// <summary>The rules of an outcome, part or output.</summary>
    public RuleClaims Rules(int item)
    {
        if (!rules.TryGetValue(item, out var claims))
        {
            claims = new RuleClaims(this, Model.Items[item].Rules!);
            rules.Add(item, claims);
        }

        return claims;
    }

    /// <summary>The rows of a table, matrix or bands.</summary>
    public TableClaims Table(int item)
    {
        if (!tables.TryGetValue(item, out var claims))
        {
            claims = new TableClaims(this, item, KeyValue);
            tables.Add(item, claims);
        }

        return claims;
    }

    private GuardedValue KeyValue(LookupColumn column)
    {
        var leaf = Model.Leaves[column.KeyLeaf];
        var reads = LeafReads(column.KeyLeaf);
        var cases = new CaseCollector(Graph);
        cases.Add(reads.Ready, Evaluate(leaf.Term, column.Type, column.ChoiceSet));
        cases.Break(reads.Breaks);
        cases.Doubt(reads.Doubt);
        return cases.Build();
    }

    /// <summary>That a value is within a table's cell.</summary>
    public Claim Accepts(LookupColumn column, LookupCell cell, object value) => value switch
    {
        bool yes => Claim.Of(cell.Accepts(yes ? 1 : 0)),
        OptionValue option => Claim.Of(cell.Accepts(option.Place)),
        string text => Claim.Of(cell.Accepts(column.Texts.IndexOf(text))),
        TextInput text => AcceptsText(column, cell, text),
        Numbers.Linear number => Graph.Any(cell.Intervals.Select(interval => Within(column, interval, number))),
        _ => free.Flag($"{column.Name} of {column.KeyLeaf} is {cell.Text}", null),
    };

    private Claim AcceptsText(LookupColumn column, LookupCell cell, TextInput text)
    {
        var named = Enumerable.Range(0, column.Texts.Length).Where(place => cell.Accepts(place)).Select(place => IsText(text, column.Texts[place], true));
        var accepted = Graph.Any(named);
        var others = cell.Accepts(-1) ? Graph.All(column.Texts.Select(word => IsText(text, word, false))) : Claim.No;
        return Graph.Or(accepted, others);
    }

    private Claim Within(LookupColumn column, KeyInterval interval, Numbers.Linear number)
    {
        var low = interval.Low == long.MinValue ? Claim.Yes : Edge(column, interval.Low, number, TermOperator.GreaterOrEqual);
        var high = interval.High == long.MaxValue ? Claim.Yes : Edge(column, interval.High, number, TermOperator.LessOrEqual);
        return Graph.And(low, high);
    }

    // An odd key of a decimal column stands for what lies between two figures.
    private Claim Edge(LookupColumn column, long key, Numbers.Linear number, TermOperator comparison)
    {
        if (column.Type is not (FactType.Decimal or FactType.Money))
        {
            return comparer.WithZero(number.Plus(Numbers.Linear.Of(column.Type, key), -1), comparison);
        }

        var isBetween = (key & 1) != 0;
        var isLow = comparison == TermOperator.GreaterOrEqual;
        var whole = isBetween ? (isLow ? key - 1 : key + 1) : key;
        var strict = isLow ? TermOperator.Greater : TermOperator.Less;
        var edge = new Numbers.Rational(whole / 2, PowerOfTen(column.Scale));
        return comparer.WithZero(number.Plus(Numbers.Linear.Of(column.Type, edge), -1), isBetween ? strict : comparison);
    }

    private static Int128 PowerOfTen(int scale) => Enumerable.Range(0, scale).Aggregate((Int128)1, (power, _) => power * 10);

    private Reached ItemReached(int item)
    {
        var policyItem = Model.Items[item];
        if (policyItem is { Type: FactType.YesNo, Lookup: null, Rules: null })
        {
            var truth = ItemTruth(item);
            return new Reached(Graph.Or(truth.Yes, truth.No), truth.Breaks, truth.Doubt);
        }

        return policyItem.Lookup is null ? ItemValue(item).Reached : Table(item).Reached;
    }

    private GuardedValue ItemValue(int item)
    {
        var slot = Model.ItemSlot(item);
        if (values[slot] is { } known)
        {
            return known;
        }

        var policyItem = Model.Items[item];
        var own = policyItem switch
        {
            { Rules: { } block } => Rules(item).Value(policyItem),
            { Lookup: not null } => Table(item).Value(0),
            { Fold: not null, Type: not FactType.YesNo } => FoldValue(item),
            { Type: FactType.YesNo } => AsValue(ItemTruth(item)),
            { Value: { } value } => Chosen(value, policyItem.Type, policyItem.ChoiceSet),
            _ => GuardedValue.Unknown,
        };
        var result = policyItem is { Type: FactType.YesNo, Rules: null, Lookup: null } ? own : UnderOnlyIf(item, own);
        values[slot] = result;
        return result;
    }

    private GuardedValue ColumnValue(int item, string output)
    {
        var outputs = Model.Items[item].Lookup!.Outputs;
        return Table(item).Value(Enumerable.Range(0, outputs.Length).First(place => outputs[place].Name == output));
    }

    /// <summary>The value of an expression of a rule.</summary>
    public GuardedValue Then(SkeletonNode node, Item item) =>
        item.Type == FactType.YesNo ? AsValue(Condition(node)) : Chosen(node, item.Type, item.ChoiceSet);

    private Holds UnderOnlyIf(int item, Holds own)
    {
        var applies = ItemApplies(item);
        return new Holds(
            Graph.And(applies.Yes, own.Yes),
            Graph.And(applies.Yes, own.No),
            Graph.Or(applies.Breaks, Graph.And(applies.Yes, own.Breaks)),
            Graph.Or(applies.Doubt, Graph.And(applies.Yes, own.Doubt)));
    }

    private GuardedValue UnderOnlyIf(int item, GuardedValue own)
    {
        var applies = ItemApplies(item);
        var cases = new CaseCollector(Graph);
        cases.Add(applies.Yes, own);
        cases.Break(applies.Breaks);
        cases.Doubt(applies.Doubt);
        return cases.Build();
    }

    // As the engine counts: one after the other, until enough hold or too few are left.
    private Holds Count(CriteriaGroup group)
    {
        var open = new Dictionary<(int Yes, int No), Claim> { [(0, 0)] = Claim.Yes };
        var (enough, tooFew, breaks, doubt) = (Claim.No, Claim.No, Claim.No, Claim.No);
        for (var looked = 0; looked < group.Criteria.Length; looked++)
        {
            var holds = Condition(group.Criteria[looked].When);
            var unknown = Unknown(holds);
            var next = new Dictionary<(int Yes, int No), Claim>();
            foreach (var ((yes, no), claim) in open)
            {
                var isSure = yes + no == looked;
                breaks = isSure ? Graph.Or(breaks, Graph.And(claim, holds.Breaks)) : breaks;
                doubt = Graph.Or(doubt, Graph.And(claim, isSure ? holds.Doubt : Graph.Or(holds.Doubt, holds.Breaks)));
                Step((yes + 1, no), Graph.And(claim, holds.Yes));
                Step((yes, no + 1), Graph.And(claim, holds.No));
                Step((yes, no), Graph.And(claim, unknown));
            }

            open = next;

            void Step((int Yes, int No) counts, Claim claim)
            {
                if (claim.IsNo)
                {
                    return;
                }

                if (counts.Yes >= group.AtLeast)
                {
                    enough = Graph.Or(enough, claim);
                }
                else if (group.Criteria.Length - counts.No < group.AtLeast)
                {
                    tooFew = Graph.Or(tooFew, claim);
                }
                else
                {
                    next[counts] = Graph.Or(next.GetValueOrDefault(counts), claim);
                }
            }
        }

        return new Holds(enough, tooFew, breaks, doubt);
    }
}
