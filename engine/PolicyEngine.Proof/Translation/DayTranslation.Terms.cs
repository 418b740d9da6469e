using System.Globalization;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Leaves: what compiled code takes as a whole, from left to right.</content>
internal sealed partial class DayTranslation
{
    /// <summary>A yes/no expression within a leaf. Where nothing holds, a value that it looks up is not there.</summary>
    private Holds Truth(Term term)
    {
        switch (term)
        {
            case ConstantTerm { Value: bool value }:
                return Holds.Of(value);
            case SlotTerm { Slot: var slot } when ItemAt(slot) is >= 0 and var item:
                return ItemTruth(item) with { Breaks = Claim.No, Doubt = Claim.No };
            case OperatorTerm { Operator: TermOperator.Not } not:
                return Truth(not.Operands[0]).Opposite;
            case OperatorTerm { Operator: TermOperator.And } and:
                return and.Operands.Select(Truth).Aggregate(Both);
            case OperatorTerm { Operator: TermOperator.Or } or:
                return or.Operands.Select(operand => Truth(operand).Opposite).Aggregate(Both).Opposite;
            case OperatorTerm { Operator: TermOperator.Choose } choose:
                return Branch(Truth(choose.Operands[0]), Truth(choose.Operands[1]), Truth(choose.Operands[2]));
            case OperatorTerm { Operator: >= TermOperator.Equal and <= TermOperator.GreaterOrEqual, Operands: [var left, var right] } comparison:
                return Compare(comparison, left, right);
            case CallTerm or ListTerm or KeyedTerm or DatedTerm or ColumnTerm or SlotTerm:
                return TruthOf(Evaluate(term, FactType.YesNo, -1));
            default:
                return FreeTruth(term);
        }
    }

    private Holds Both(Holds left, Holds right) => new(
        Graph.And(left.Yes, right.Yes),
        Graph.Or(left.No, Graph.And(left.Yes, right.No)),
        Graph.Or(left.Breaks, Graph.And(left.Yes, right.Breaks)),
        Claim.No);

    private Holds Branch(Holds condition, Holds yes, Holds no)
    {
        Claim Either(Claim one, Claim other) => Graph.Or(Graph.And(condition.Yes, one), Graph.And(condition.No, other));
        return new Holds(Either(yes.Yes, no.Yes), Either(yes.No, no.No), Graph.Or(condition.Breaks, Either(yes.Breaks, no.Breaks)), Claim.No);
    }

    private Holds TruthOf(GuardedValue value)
    {
        var yes = Graph.Any(value.Cases.Where(one => one.Value is true).Select(one => one.Guard));
        var no = Graph.Any(value.Cases.Where(one => one.Value is false).Select(one => one.Guard));
        return new Holds(yes, no, value.Reached.Breaks, value.Reached.Doubt);
    }

    private GuardedValue AsValue(Holds holds)
    {
        var cases = new CaseCollector(Graph);
        cases.Add(holds.Yes, true);
        cases.Add(holds.No, false);
        cases.Break(holds.Breaks);
        cases.Doubt(holds.Doubt);
        return cases.Build();
    }

    // What is not known may be yes or no; whoever calls has asked for its arguments.
    private Holds FreeTruth(Term term)
    {
        var key = TermKey.Of(term);
        var claim = free.Flag(key, null);
        var breaks = MayBreak(term) ? free.Flag(key + " breaks", null) : Claim.No;
        return new Holds(Graph.AndNot(claim, breaks), Graph.AndNot(!claim, breaks), breaks, Claim.No);
    }

    private static bool MayBreak(Term term) => term is not ConstantTerm;

    /// <summary>The value of an expression within a leaf.</summary>
    /// <param name="term">The expression.</param>
    /// <param name="type">The type that is needed.</param>
    /// <param name="choiceSet">For a choice, its options.</param>
    private GuardedValue Evaluate(Term term, FactType type, int choiceSet)
    {
        switch (term)
        {
            case ConstantTerm constant:
                return GuardedValue.Of(Lowered(constant.Type, constant.Value));
            case SlotTerm slot:
                var own = ValueOf(slot.Slot);
                return own with { Reached = new Reached(own.Reached.Ready, Claim.No, Claim.No) };
            case AsOfTerm:
                return GuardedValue.Of(new Linear(FactType.Date, [], new DayNumber(Day.DayNumber, on => on.DayNumber)));
            case KeyedTerm keyed:
                return Keyed(keyed);
            case DatedTerm dated:
                return Dated(dated, type);
            case ColumnTerm column:
                var cells = ColumnValue(ItemAt(column.Slot), column.Output);
                return cells with { Reached = new Reached(cells.Reached.Ready, Claim.No, Claim.No) };
            case OperatorTerm { Operator: TermOperator.Choose } choose:
                return Branch(Truth(choose.Operands[0]), Evaluate(choose.Operands[1], type, choiceSet), Evaluate(choose.Operands[2], type, choiceSet));
            case OperatorTerm { Operator: TermOperator.Negate } negate:
                return Map(Evaluate(negate.Operands[0], type, -1), value => value is Linear number ? GuardedValue.Of(number.Times(-1)) : FreeValue(term, type, choiceSet));
            case OperatorTerm { Operator: >= TermOperator.Add and <= TermOperator.Remainder } operation:
                return Arithmetic(operation, type);
            case OperatorTerm condition:
                return AsValue(Truth(condition));
            case CallTerm call:
                return Call(call, type, choiceSet);
            case ListTerm list:
                return ListValue(list, type);
            default:
                return FreeValue(term, type, choiceSet);
        }
    }

    private GuardedValue Branch(Holds condition, GuardedValue yes, GuardedValue no)
    {
        var cases = new CaseCollector(Graph);
        cases.Add(condition.Yes, yes);
        cases.Add(condition.No, no);
        cases.Break(condition.Breaks);
        return cases.Build();
    }

    private GuardedValue Map(GuardedValue value, Func<object, GuardedValue> map)
    {
        var cases = new CaseCollector(Graph);
        foreach (var one in value.Cases)
        {
            cases.Add(one.Guard, map(one.Value));
        }

        cases.Break(value.Reached.Breaks);
        return cases.Build();
    }

    /// <summary>Two values, the left one first, put together; nothing where there would be too many cases.</summary>
    private GuardedValue? Combine(GuardedValue left, GuardedValue right, Func<object, object, GuardedValue> combine)
    {
        if (left.Cases.Length * right.Cases.Length > GuardedValue.MostCases * GuardedValue.MostCases)
        {
            return null;
        }

        var cases = new CaseCollector(Graph);
        foreach (var one in left.Cases)
        {
            foreach (var other in right.Cases)
            {
                var both = Graph.And(one.Guard, other.Guard);
                if (!both.IsNo)
                {
                    cases.Add(both, combine(one.Value, other.Value));
                }
            }
        }

        cases.Break(Graph.Or(left.Reached.Breaks, Graph.And(left.Reached.Ready, right.Reached.Breaks)));
        return cases.Count > GuardedValue.MostCases ? null : cases.Build();
    }

    private GuardedValue FreeValue(Term term, FactType type, int choiceSet, Follows? follows = null, ListKeys.Span? within = null)
    {
        var key = TermKey.Of(term);
        var breaks = MayBreak(term) && follows is null ? free.Flag(key + " breaks", null) : Claim.No;
        var value = type switch
        {
            FactType.YesNo => AsValue(Holds.Of(true) with { Yes = free.Flag(key, follows), No = !free.Flag(key, follows) }),
            FactType.Choice when choiceSet >= 0 => free.Option(key, Model.Choices[choiceSet].Options.Length),
            FactType.Text or FactType.Choice or FactType.List => GuardedValue.Of(new FreeText(key)),
            FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time or _ => GuardedValue.Of(free.Number(key, type, follows, within)),
        };
        var cases = new CaseCollector(Graph);
        cases.Add(!breaks, value);
        cases.Break(breaks);
        return cases.Build();
    }

    private Holds Compare(OperatorTerm comparison, Term left, Term right)
    {
        var (leftType, rightType) = (TypeOf(left), TypeOf(right));
        if (leftType == FactType.YesNo || rightType == FactType.YesNo)
        {
            return Equal(Truth(left), Truth(right), comparison.Operator == TermOperator.Equal);
        }

        if ((leftType ?? rightType) is not { } type)
        {
            return FreeTruth(comparison);
        }

        var isNumber = type is not (FactType.Text or FactType.Choice or FactType.List);
        var choiceSet = isNumber ? -1 : Math.Max(ChoiceSetOf(left), ChoiceSetOf(right));
        var compared = Combine(
            Evaluate(left, leftType ?? type, choiceSet),
            Evaluate(right, rightType ?? type, choiceSet),
            (one, other) => AsValue(Compare(comparison, one, other)));
        return compared is null ? FreeTruth(comparison) : TruthOf(compared);
    }

    private Holds Equal(Holds left, Holds right, bool isEqual)
    {
        var same = Graph.Or(Graph.And(left.Yes, right.Yes), Graph.And(left.No, right.No));
        var other = Graph.Or(Graph.And(left.Yes, right.No), Graph.And(left.No, right.Yes));
        var ready = Graph.Or(left.Yes, left.No);
        var holds = new Holds(same, other, Graph.Or(left.Breaks, Graph.And(ready, right.Breaks)), Claim.No);
        return isEqual ? holds : holds.Opposite;
    }

    private Holds Compare(OperatorTerm comparison, object one, object other)
    {
        var isEqual = comparison.Operator == TermOperator.Equal;
        switch (one, other)
        {
            case (Linear left, Linear right):
                return OfClaim(Guarded(() => comparer.WithZero(left.Plus(right, -1), comparison.Operator)) ?? free.Flag(TermKey.Of(comparison), null));
            case (OptionValue or string, OptionValue or string):
                return Holds.Of(one.Equals(other) == isEqual);
            case (TextInput text, string constant):
                return OfClaim(IsText(text, constant, isEqual));
            case (string constant, TextInput text):
                return OfClaim(IsText(text, constant, isEqual));
            case (TextInput left, TextInput right) when ReferenceEquals(left.Axis, right.Axis):
                return Holds.Of(isEqual);
            default:
                return OfClaim(free.Flag(TermKey.Of(comparison), null));
        }
    }

    private static Holds OfClaim(Claim claim) => new(claim, !claim, Claim.No, Claim.No);

    private Claim IsText(TextInput text, string constant, bool isEqual)
    {
        var texts = text.Axis.Texts!;
        if (!facts.Allows(text.Axis.Fact, constant))
        {
            return Claim.Of(!isEqual);
        }

        var place = texts.IndexOf(constant);
        if (place < 0)
        {
            place = texts.Count;
            texts.Add(constant);
        }

        var claim = Graph.Is(text.Axis, place);
        return isEqual ? claim : !claim;
    }

    // Numbers beyond what can be kept exactly are as good as unknown.
    private static Claim? Guarded(Func<Claim> make)
    {
        try
        {
            return make();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private GuardedValue Keyed(KeyedTerm keyed)
    {
        var parameter = keyed.Slot - Model.Facts.Length;
        var type = Model.Parameters[parameter].KeyType!.Value;
        var keys = Evaluate(keyed.Key, type, Model.Parameters[parameter].KeyChoiceSet);
        return Map(keys, key => key switch
        {
            OptionValue option => ParameterValue(parameter, option.Place),
            string text => ParameterValue(parameter, text),
            Linear { IsConstant: true, Constant: { Moves: null, Value: var number } } => ParameterValue(parameter, (long)number.Floor()),
            Linear number => KeyedBy(parameter, word => NumberKey(number, word)),
            TextInput text => KeyedBy(parameter, word => (word, IsText(text, word, true))),
            _ => FreeValue(keyed, Model.Parameters[parameter].Type, Model.Parameters[parameter].ChoiceSet),
        });
    }

    private (object Key, Claim Guard) NumberKey(Linear number, string word)
    {
        var key = long.Parse(word, CultureInfo.InvariantCulture);
        return (key, comparer.WithZero(number.Plus(Linear.Of(FactType.WholeNumber, key), -1), TermOperator.Equal));
    }

    private GuardedValue KeyedBy(int parameter, Func<string, (object Key, Claim Guard)> read)
    {
        var cases = new CaseCollector(Graph);
        foreach (var word in Model.Parameters[parameter].Values.Select(value => value.Key!).Distinct(StringComparer.Ordinal))
        {
            var (key, guard) = read(word);
            cases.Add(guard, ParameterValue(parameter, key));
        }

        return cases.Build();
    }
}

/// <summary>A text that nothing is known of.</summary>
internal sealed record FreeText(string Key);
