using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using RuleComesTo = PolicyEngine.Evaluation.Runs.RuleState;

namespace PolicyEngine.Proof.Statements;

/// <summary>The statements that can be made of a case. Items, rules, rows and facts are given by their places in the model.</summary>
public static class Say
{
    /// <summary>The answers pass a check between answers. A case says so only once each answer is there that the check hangs on.</summary>
    internal static Statement Passes(int item, PolicyModel model)
    {
        var condition = model.Items[item].Value!;
        return new OwnStatement(day => !day.Condition(condition).No, run => run.Condition(condition) is Truth.Yes or Truth.Fault || run.StaysOpen(item));
    }

    /// <summary>A condition holds. The node is a whole condition of the policy, or a part of one.</summary>
    public static Statement Yes(SkeletonNode condition) => new OwnStatement(day => day.Condition(condition).Yes, run => run.Condition(condition) == Truth.Yes);

    /// <summary>A condition does not hold, and is known.</summary>
    public static Statement No(SkeletonNode condition) => new OwnStatement(day => day.Condition(condition).No, run => run.Condition(condition) == Truth.No);

    /// <summary>What a leaf reads is known, and one of its parts compares with another. The engine's run cannot be asked for a part of a leaf: of use only where the answer is <see cref="Impossible"/>.</summary>
    /// <param name="leaf">The place of the leaf.</param>
    /// <param name="left">A part of it.</param>
    /// <param name="comparison">How it compares.</param>
    /// <param name="right">Another part.</param>
    public static Statement PartsCompare(int leaf, Term left, TermOperator comparison, Term right) =>
        new OwnStatement(day => day.PartsCompare(leaf, new OperatorTerm(comparison, [left, right])), _ => true);

    /// <summary>A condition breaks.</summary>
    public static Statement Breaks(SkeletonNode condition) => new OwnStatement(day => day.Condition(condition).Breaks, run => run.Condition(condition) == Truth.Fault);

    /// <summary>A rule is live on the day, and its own condition holds; exceptions and rules before it are not looked at.</summary>
    public static Statement RuleHolds(int item, int rule) => new OwnStatement(
        day => RuleOf(day.Model, item, rule) is var one && one.IsLiveOn(day.Day) ? day.Condition(one.When).Yes : Claim.No,
        run => RuleOf(run.Model, item, rule) is var one && one.IsLiveOn(run.Day) && run.Condition(one.When) == Truth.Yes);

    /// <summary>A rule is live on the day.</summary>
    public static Statement RuleIsLive(int item, int rule) => new OwnStatement(
        day => Claim.Of(RuleOf(day.Model, item, rule).IsLiveOn(day.Day)),
        run => RuleOf(run.Model, item, rule).IsLiveOn(run.Day));

    /// <summary>A rule fires: it is live, its condition holds, and no exception takes its place.</summary>
    public static Statement RuleFires(int item, int rule) => new OwnStatement(
        day => day.Rules(item)[rule].Fires,
        run => run.Fires(item, rule) == RuleComesTo.Fires);

    /// <summary>A rule does not fire, and can't: it is not live, its condition does not hold, or an exception takes its place.</summary>
    public static Statement RuleIsOut(int item, int rule) => new OwnStatement(
        day => day.Rules(item)[rule].No,
        run => run.Fires(item, rule) is RuleComesTo.No or RuleComesTo.NotLive or RuleComesTo.Overridden);

    /// <summary>A rule decides the value: its item applies, it fires, and none that goes before it under the hit policy does or might.</summary>
    public static Statement RuleDecides(int item, int rule) => new OwnStatement(
        day => day.Graph.And(day.ItemApplies(item).Yes, day.Rules(item).Decides(rule)),
        run => run.Applies(item) && run.Decides(item, rule));

    /// <summary>No rule of an item that applies fires or might, so that <c>otherwise</c> holds, or nothing.</summary>
    public static Statement NoRuleApplies(int item) => new OwnStatement(
        day => day.Graph.And(day.ItemApplies(item).Yes, day.Rules(item).NoneApplies()),
        run => run.Applies(item) && run.NoRuleApplies(item));

    /// <summary>Two rules of an output fire and their values differ.</summary>
    public static Statement RulesDiffer(int item, int one, int other) => new OwnStatement(
        day => day.Graph.And(day.Graph.And(day.Rules(item)[one].Fires, day.Rules(item)[other].Fires), day.ThensDiffer(item, one, other)),
        run => run.Fires(item, one) == RuleComesTo.Fires && run.Fires(item, other) == RuleComesTo.Fires && run.ThensDiffer(item, one, other));

    /// <summary>An item applies: it has no <c>only_if</c>, or that holds.</summary>
    public static Statement Applies(int item) => new OwnStatement(day => day.ItemApplies(item).Yes, run => run.Applies(item));

    /// <summary>An item does not apply.</summary>
    public static Statement DoesNotApply(int item) => new OwnStatement(day => day.ItemApplies(item).No, run => run.StateOf(item) == SlotState.NotApplicable);

    /// <summary>An item applies, and has no value although each fact that it needs is given: the policy says nothing.</summary>
    public static Statement StaysOpen(int item) => new OwnStatement(
        day => day.Graph.AndNot(day.Graph.And(!day.ReachedOf(day.Model.ItemSlot(item)).Ready, !day.ReachedOf(day.Model.ItemSlot(item)).Breaks), day.ItemApplies(item).No),
        run => run.StaysOpen(item));

    /// <summary>An item has a value.</summary>
    public static Statement IsSettled(int item) => new OwnStatement(day => day.ReachedOf(day.Model.ItemSlot(item)).Ready, run => run.StateOf(item) == SlotState.Ready);

    /// <summary>An item breaks.</summary>
    public static Statement ItemBreaks(int item) => new OwnStatement(day => day.ReachedOf(day.Model.ItemSlot(item)).Breaks, run => run.StateOf(item) == SlotState.Fault);

    /// <summary>An item breaks because two of its rules, or two rows, both apply and disagree.</summary>
    public static Statement Disagrees(int item) => new OwnStatement(day => day.Disagrees(item), run => run.Disagrees(item));

    /// <summary>An item has a value, and it is this one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="value">The canonical value; of an outcome, part or choice, the option's place.</param>
    public static Statement ValueIs(int item, object value) => new OwnStatement(day => day.ItemIs(item, value), run => run.ValueOf(item) is { } own && own.Equals(value));

    /// <summary>A row of a table applies: its cells accept the inputs, and its own condition holds.</summary>
    public static Statement RowApplies(int item, int row) => new OwnStatement(day => day.Table(item).Applies(row), run => run.Row(item, row) == Truth.Yes);

    /// <summary>A row gives the table's value; the number of rows stands for <c>otherwise</c>. Of tables that do not collect.</summary>
    public static Statement RowGives(int item, int row) => new OwnStatement(day => day.Table(item).Gives[row], run => run.HitOf(item) == row);

    /// <summary>All inputs of a table are known and no row applies.</summary>
    public static Statement NoRowApplies(int item) => new OwnStatement(day => day.Table(item).NoneApplies(), run => run.NoRowApplies(item));

    /// <summary>The inputs of a table lie within cells, one a column.</summary>
    public static Statement InputsWithin(int item, IReadOnlyList<LookupCell> cells) => new OwnStatement(day => day.Table(item).Within(cells), run => run.Within(item, cells));

    /// <summary>A fact applies, so that it is asked where something needs it.</summary>
    public static Statement FactApplies(int fact) => new OwnStatement(day => day.FactApplies(fact).Yes, run => run.FactApplies(fact) == Truth.Yes);

    /// <summary>A fact applies and is a value.</summary>
    /// <param name="fact">The fact; not a list.</param>
    /// <param name="value">The canonical value.</param>
    public static Statement FactIs(int fact, object value) => new OwnStatement(
        day => day.Graph.And(day.FactApplies(fact).Yes, day.Is(day.ValueOf(fact), day.Model.Facts[fact].Type, value)),
        run => run.FactApplies(fact) == Truth.Yes && run.FactValue(fact) is { } own && own.Equals(value));

    /// <summary>A fact applies and lies between two values, both included.</summary>
    /// <param name="fact">The fact: a number, date or time.</param>
    /// <param name="low">The lower canonical value.</param>
    /// <param name="high">The upper canonical value.</param>
    public static Statement FactIsWithin(int fact, object low, object high) => new OwnStatement(
        day => day.Graph.And(day.FactApplies(fact).Yes, day.IsWithin(fact, low, high)),
        run => run.FactApplies(fact) == Truth.Yes && run.FactValue(fact) is IComparable own && own.CompareTo(low) >= 0 && own.CompareTo(high) <= 0);

    /// <summary>What is true of every case.</summary>
    public static Statement Always { get; } = new OwnStatement(_ => Claim.Yes, _ => true);

    private static Rule RuleOf(PolicyModel model, int item, int rule) => model.Items[item].Rules!.Rules[rule];
}
