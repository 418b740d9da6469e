using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Whether two values are the same.</content>
internal sealed partial class DayTranslation
{
    /// <summary>That a fact lies between two canonical values.</summary>
    public Claim IsWithin(int fact, object low, object high)
    {
        var (type, value) = (Model.Facts[fact].Type, (Linear)facts.Value(fact, Graph).Cases[0].Value);
        var lower = comparer.WithZero(value.Plus((Linear)Lowered(type, low), -1), TermOperator.GreaterOrEqual);
        return Graph.And(lower, comparer.WithZero(value.Plus((Linear)Lowered(type, high), -1), TermOperator.LessOrEqual));
    }

    /// <summary>That two values are there and the same.</summary>
    public Claim Same(GuardedValue one, GuardedValue other) => Pairs(one, other, isSame: true);

    /// <summary>That two values are there and differ.</summary>
    public Claim Different(GuardedValue one, GuardedValue other) => Pairs(one, other, isSame: false);

    /// <summary>That all that a leaf reads is known, and a comparison of its parts holds.</summary>
    public Claim PartsCompare(int leaf, OperatorTerm comparison) => Graph.And(LeafReads(leaf).Ready, Truth(comparison).Yes);

    /// <summary>That two items have values, and how the first compares with the second.</summary>
    public Claim Compared(int item, int other, TermOperator comparison)
    {
        var result = Claim.No;
        foreach (var left in ValueOf(Model.ItemSlot(item)).Cases)
        {
            foreach (var right in ValueOf(Model.ItemSlot(other)).Cases)
            {
                var both = Graph.And(left.Guard, right.Guard);
                result = both.IsNo ? result : Graph.Or(result, Graph.And(both, Compared(left.Value, right.Value, comparison)));
            }
        }

        return result;
    }

    private Claim Compared(object one, object other, TermOperator comparison)
    {
        if (comparison is TermOperator.Equal or TermOperator.NotEqual)
        {
            return comparison == TermOperator.Equal ? Same(one, other) : !Same(one, other);
        }

        var linear = one is Linear left && other is Linear right ? Guarded(() => comparer.WithZero(left.Plus(right, -1), comparison)) : null;
        return linear ?? FreeSame(one, other);
    }

    /// <summary>That a value is a canonical value.</summary>
    public Claim Is(GuardedValue value, FactType type, object canonical) => Same(value, GuardedValue.Of(Lowered(type, canonical)));

    /// <summary>That an item has a value and it is a canonical value.</summary>
    public Claim ItemIs(int item, object canonical) => Model.Items[item] is { Type: FactType.YesNo, Lookup: null }
        ? (canonical is true ? ItemTruth(item).Yes : ItemTruth(item).No)
        : Is(ItemValue(item), ItemType(Model.Items[item]), canonical);

    /// <summary>That two rules or rows of an item both apply and disagree.</summary>
    public Claim Disagrees(int item)
    {
        var value = ItemValue(item);
        var own = Model.Items[item] is { Lookup: not null } ? Table(item).Disagree : Model.Items[item].Rules is not null ? Rules(item).Disagree : Claim.No;
        return Graph.And(Graph.And(ItemApplies(item).Yes, own), value.Reached.Breaks);
    }

    /// <summary>That the values of two rules are there and differ.</summary>
    public Claim ThensDiffer(int item, int one, int other)
    {
        var (left, right) = (Model.Items[item].Rules!.Rules[one].Result, Model.Items[item].Rules!.Rules[other].Result);
        return left.Then is null || right.Then is null ? Claim.Of(left.Outcome != right.Outcome) : Different(Then(left.Then, Model.Items[item]), Then(right.Then, Model.Items[item]));
    }

    private Claim Pairs(GuardedValue one, GuardedValue other, bool isSame)
    {
        var result = Claim.No;
        foreach (var left in one.Cases)
        {
            foreach (var right in other.Cases)
            {
                var both = Graph.And(left.Guard, right.Guard);
                var same = both.IsNo ? Claim.No : Same(left.Value, right.Value);
                result = Graph.Or(result, Graph.And(both, isSame ? same : !same));
            }
        }

        return result;
    }

    private Claim Same(object one, object other) => (one, other) switch
    {
        (Linear left, Linear right) => Guarded(() => comparer.WithZero(left.Plus(right, -1), TermOperator.Equal)) ?? FreeSame(one, other),
        (TextInput text, string constant) => IsText(text, constant, true),
        (string constant, TextInput text) => IsText(text, constant, true),
        (TextInput left, TextInput right) when ReferenceEquals(left.Axis, right.Axis) => Claim.Yes,
        (bool or OptionValue or string, bool or OptionValue or string) => Claim.Of(one.Equals(other)),
        _ => FreeSame(one, other),
    };

    private Claim FreeSame(object one, object other) => free.Flag(Describe("same", [one, other]), null);
}
