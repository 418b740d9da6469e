using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>A table's cell in words, from its intervals.</summary>
internal static class CellWords
{
    private const int MostOptions = 3;

    /// <summary>What the cell accepts, with the name of its column where that says more than the value alone.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">Its column.</param>
    /// <param name="words">The words of the policy.</param>
    /// <param name="given">The value that the case has: of many options that a cell names, it is the one that counts.</param>
    public static string Of(LookupCell cell, LookupColumn column, GroundWords words, object? given = null)
    {
        var kind = new ValueKind(column.Type, column.ChoiceSet, "");
        var parts = cell.Intervals.SelectMany(interval => Stretch(interval, column, kind, words)).ToList();
        if (parts.Count > MostOptions && given is not null && parts.IndexOf($"“{words.Shown(given, kind)}”") is >= 0 and var own)
        {
            return $"{parts[own]} or {GroundWords.Count(parts.Count - 1, "other", "others")}";
        }

        var told = parts.Count > 1 ? $"{string.Join(", ", parts.SkipLast(1))} or {parts[^1]}" : parts.FirstOrDefault() ?? "anything";
        return column.Type is FactType.Choice or FactType.Text ? told : $"{GroundWords.Spoken(column.Name).ToLowerInvariant()} {told}";
    }

    private static IEnumerable<string> Stretch(KeyInterval interval, LookupColumn column, ValueKind kind, GroundWords words)
    {
        if (column.Type is FactType.Choice or FactType.Text or FactType.YesNo)
        {
            // A cell that leaves out an option reaches from and to beyond the ends.
            var last = column.Type == FactType.Choice ? words.Choices(column.ChoiceSet)!.Options.Length - 1 : column.Type == FactType.YesNo ? 1 : column.Texts.Length;
            for (var key = Math.Max(0, interval.Low); key <= Math.Min(last, interval.High); key++)
            {
                yield return $"“{words.Shown(Value(column, key)!, kind)}”";
            }

            yield break;
        }

        var low = interval.Low == long.MinValue ? null : Value(column, interval.Low);
        var high = interval.High == long.MaxValue ? null : Value(column, interval.High);
        var (isOpenLow, isOpenHigh) = (IsBetween(column, interval.Low), IsBetween(column, interval.High));
        yield return (low, high) switch
        {
            (null, null) => "anything",
            ({ } from, null) => GroundWords.Needed(isOpenLow ? TermOperator.Greater : TermOperator.GreaterOrEqual, words.Shown(from, kind), column.Type),
            (null, { } to) => GroundWords.Needed(isOpenHigh ? TermOperator.Less : TermOperator.LessOrEqual, words.Shown(isOpenHigh ? Next(column, to) : to, kind), column.Type),
            ({ } from, { } to) when Equals(from, to) => words.Shown(from, kind),
            ({ } from, { } to) => $"{(isOpenLow ? "more than " : "")}{words.Shown(from, kind)} to {(isOpenHigh ? "less than " : "")}{words.Shown(isOpenHigh ? Next(column, to) : to, kind)}",
        };
    }

    // An odd key of a number stands for what lies between two steps.
    private static bool IsBetween(LookupColumn column, long key) => column.Type is FactType.Decimal or FactType.Money && (key & 1) == 1;

    private static object Next(LookupColumn column, object value) => (decimal)value + new decimal(1, 0, 0, false, (byte)column.Scale);

    private static object? Value(LookupColumn column, long key) =>
        column.Type == FactType.YesNo ? key == 1
        : column.Type == FactType.WholeNumber ? key
        : column.Type == FactType.Choice ? (int)key
        : column.Type == FactType.Date ? DateOnly.FromDayNumber((int)Math.Clamp(key, 0, DateOnly.MaxValue.DayNumber))
        : column.Type == FactType.Time ? new TimeOnly(Math.Clamp(key, 0, TimeOnly.MaxValue.Ticks))
        : column.Type == FactType.Text ? (key >= 0 && key < column.Texts.Length ? column.Texts[(int)key] : "another text")
        : column.Type is FactType.Decimal or FactType.Money ? (key >> 1) * new decimal(1, 0, 0, false, (byte)column.Scale)
        : null;
}
