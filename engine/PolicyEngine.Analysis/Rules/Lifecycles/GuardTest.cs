using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>One side of a test: a slot, or a constant.</summary>
internal sealed record GuardOperand(int Slot, object? Constant);

/// <summary>What a leaf of a guard tests, where that can be told without compiled code: a yes/no name, or two sides that are names or constants.</summary>
internal sealed record GuardTest
{
    private static readonly GuardTest Opaque = new() { IsOpaque = true };
    private static readonly ConditionalWeakTable<Leaf, GuardTest> Known = [];

    public GuardOperand? Left { get; private init; }

    public string Operator { get; private init; } = "";

    public GuardOperand? Right { get; private init; }

    /// <summary>The tests that <see cref="Operator"/> joins; empty for a test of its own.</summary>
    public ImmutableArray<GuardTest> Parts { get; private init; } = [];

    /// <summary>For <c>true</c> and <c>false</c> themselves.</summary>
    public bool? Constant { get; private init; }

    /// <summary>Whether only compiled code can tell.</summary>
    public bool IsOpaque { get; private init; }

    /// <summary>Whether an item can be worked out from its conditions alone.</summary>
    public static bool IsTransparent(Item item) => item.Type == FactType.YesNo && (item.Value is not null || item.Criteria is not null);

    /// <summary>What a leaf tests, read once: every guard is held against many values.</summary>
    public static GuardTest Of(Leaf leaf, PolicyModel model) => Known.TryGetValue(leaf, out var known) ? known : Keep(leaf, model);

    private static GuardTest Keep(Leaf leaf, PolicyModel model) => Known.GetValue(leaf, one => Read(one, model));

    private static GuardTest Read(Leaf leaf, PolicyModel model)
    {
        var text = leaf.Text.Trim();
        if (text is "true" or "false")
        {
            return new GuardTest { Constant = text == "true" };
        }

        if (leaf.Comparison is null)
        {
            return leaf.Reads is [var slot] && NameOf(slot, model) == text && TypeOf(slot, model) == FactType.YesNo ? new GuardTest { Left = new GuardOperand(slot, null) }
                : leaf.Term is OperatorTerm { Operator: TermOperator.Or or TermOperator.And or TermOperator.Not } ? Of(leaf.Term)
                : Opaque;
        }

        var left = OperandOf(leaf.Comparison.Left, leaf.Comparison.Right, model);
        var right = OperandOf(leaf.Comparison.Right, leaf.Comparison.Left, model);
        return left is null || right is null || (left.Slot < 0 && right.Slot < 0) ? Opaque : new GuardTest { Left = left, Operator = leaf.Comparison.Operator, Right = right };
    }

    // `x is a or b` and its like: comparisons with constants, joined.
    private static GuardTest Of(Term term)
    {
        if (term is OperatorTerm { Operator: TermOperator.Or or TermOperator.And or TermOperator.Not } joined)
        {
            ImmutableArray<GuardTest> parts = [.. joined.Operands.Select(Of)];
            return parts.Any(part => part.IsOpaque) ? Opaque : new GuardTest { Parts = parts, Operator = joined.Operator == TermOperator.Or ? "||" : joined.Operator == TermOperator.And ? "&&" : "!" };
        }

        return term is OperatorTerm { Operands: [SlotTerm slot, ConstantTerm constant] } comparison && SignOf(comparison.Operator) is { } sign
            ? new GuardTest { Left = new GuardOperand(slot.Slot, null), Operator = sign, Right = new GuardOperand(-1, constant.Value) }
            : Opaque;
    }

    private static string? SignOf(TermOperator operation) => operation switch
    {
        TermOperator.Equal => "==",
        TermOperator.NotEqual => "!=",
        TermOperator.Less => "<",
        TermOperator.LessOrEqual => "<=",
        TermOperator.Greater => ">",
        TermOperator.GreaterOrEqual => ">=",
        TermOperator.And or TermOperator.Or or TermOperator.Not => null,
        TermOperator.Add or TermOperator.Subtract or TermOperator.Multiply or TermOperator.Divide or TermOperator.Remainder or TermOperator.Negate or TermOperator.Choose or _ => null,
    };

    /// <summary>Compares two values; <see langword="null"/> when they are not of one kind.</summary>
    public static bool? Compare(object left, string sign, object right)
    {
        (left, right) = (Widened(left), Widened(right));
        if (left.GetType() != right.GetType() || left is not IComparable comparable)
        {
            return null;
        }

        var order = left is string text ? string.CompareOrdinal(text, (string)right) : comparable.CompareTo(right);
        return sign switch { "==" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, _ => null };
    }

    public static FactType TypeOf(int slot, PolicyModel model) =>
        slot < model.Facts.Length ? model.Facts[slot].Type : slot < model.ItemSlot(0) ? model.Parameters[slot - model.Facts.Length].Type : model.Items[slot - model.ItemSlot(0)].Type;

    public static ChoiceSet? ChoicesOf(int slot, PolicyModel model)
    {
        var set = slot < model.Facts.Length ? model.Facts[slot].ChoiceSet : slot < model.ItemSlot(0) ? model.Parameters[slot - model.Facts.Length].ChoiceSet : model.Items[slot - model.ItemSlot(0)].ChoiceSet;
        return set < 0 ? null : model.Choices[set];
    }

    private static string NameOf(int slot, PolicyModel model) =>
        slot < model.Facts.Length ? model.Facts[slot].Name : slot < model.ItemSlot(0) ? model.Parameters[slot - model.Facts.Length].Name : model.Items[slot - model.ItemSlot(0)].Name;

    private static GuardOperand? OperandOf(ComparisonSide side, ComparisonSide other, PolicyModel model)
    {
        if (side.Slot >= 0)
        {
            return new GuardOperand(side.Slot, null);
        }

        return side.IsConstant && other.Slot >= 0 && ConstantOf(side.Text, TypeOf(other.Slot, model), ChoicesOf(other.Slot, model)) is { } value ? new GuardOperand(-1, value) : null;
    }

    private static object? ConstantOf(string text, FactType type, ChoiceSet? choices) => type switch
    {
        FactType.Text => text is ['"', .. var inner, '"'] && !inner.Contains('\\') ? inner : null,
        FactType.YesNo => text == "true" ? true : text == "false" ? false : null,
        FactType.Choice => ValueText.TryParse(text[(text.LastIndexOf('.') + 1)..], type, choices),
        FactType.WholeNumber or FactType.Decimal or FactType.Money => ValueText.TryParse(text, FactType.Decimal, null),
        FactType.Date or FactType.Time or FactType.List => null,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static object Widened(object value) => value is long number ? (decimal)number : value;
}
