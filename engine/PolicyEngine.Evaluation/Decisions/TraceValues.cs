using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>The values that conditions and tables looked at, as far as they have an order.</summary>
internal static class TraceValues
{
    /// <summary>Whether an expression that rounds came to another value than it had before.</summary>
    public static bool IsRounded(CaseRun run, int leaf)
    {
        if (run.Model.Leaves[leaf].Term is not CallTerm { IsScript: false, Function: "round_half_up" or "round_half_even" or "round_up" or "round_down", Arguments: [var number, ..] } call)
        {
            return false;
        }

        var values = new TermValues(run);
        return values.Of(call) is { } after && values.Of(number) is { } before && Arithmetic.Gap(before, after) is not (null or 0L or 0m);
    }

    /// <summary>The values of both sides of a comparison that has come to a yes or no.</summary>
    public static (object? Left, object? Right) Compared(CaseRun run, int leaf) => run.Model.Leaves[leaf].Comparison is { } comparison
        ? (Side(run, leaf, 0, comparison.Left), Side(run, leaf, 1, comparison.Right))
        : default;

    /// <summary>The value of a table's input, from its name where it is one, otherwise from the key.</summary>
    public static object? Input(CaseRun run, LookupColumn column, long key)
    {
        var leaf = run.Model.Leaves[column.KeyLeaf];
        if (leaf.Reads is [var slot] && run.Plan.ParameterAt(slot) < 0 && string.Equals(NameOf(run.Model, slot), column.InputText, StringComparison.Ordinal))
        {
            return run.Frame.Get(slot);
        }

        return column.Type switch
        {
            FactType.YesNo => key == 1,
            FactType.WholeNumber => key,
            FactType.Choice => (int)key,
            FactType.Date => DateOnly.FromDayNumber((int)key),
            FactType.Time => new TimeOnly(key),
            FactType.Text => key >= 0 ? column.Texts[(int)key] : "",
            FactType.Decimal or FactType.Money => FromKey(column.Scale, key),
            FactType.List => null,
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };
    }

    private static decimal FromKey(int scale, long key)
    {
        var step = new decimal(1, 0, 0, false, (byte)scale);
        return ((key >> 1) * step) + ((key & 1) * step / 2);
    }

    private static string NameOf(PolicyModel model, int slot) => slot < model.Facts.Length ? model.Facts[slot].Name : model.Items[slot - model.ItemSlot(0)].Name;

    private static object? Side(CaseRun run, int leaf, int side, ComparisonSide part)
    {
        if (part.IsConstant)
        {
            var digits = part.Text.TrimEnd('m', 'M', 'l', 'L');
            return ValueText.TryParse(digits, FactType.WholeNumber, null) ?? ValueText.TryParse(digits, FactType.Decimal, null);
        }

        return Value(run, leaf, side, part.Slot) is var value and (long or decimal or DateOnly or TimeOnly) ? value : null;
    }

    private static object? Value(CaseRun run, int leaf, int side, int slot)
    {
        if (slot >= 0)
        {
            return run.Plan.ParameterAt(slot) is >= 0 and var parameter ? run.Plan.Policy.Data.Parameter(parameter).ValueOn(run.AsOf, null) : run.Frame.Get(slot);
        }

        try
        {
            return run.Frame.Operand(leaf, side);
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken) || broken is UnavailableException)
        {
            return null;
        }
    }
}
