using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Tables;

/// <summary>The keys that an input can have at all.</summary>
internal static class ColumnDomain
{
    public static KeyInterval Of(LookupColumn column, PolicyModel model)
    {
        var widest = column.Type switch
        {
            FactType.YesNo => new KeyInterval(0, 1),
            FactType.Choice => new KeyInterval(0, model.Choices[column.ChoiceSet].Options.Length - 1),
            FactType.Text => new KeyInterval(-1, column.Texts.Length - 1),
            FactType.Date => new KeyInterval(0, DateOnly.MaxValue.DayNumber),
            FactType.Time => new KeyInterval(0, TimeOnly.MaxValue.Ticks),
            FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.List or _ => new KeyInterval(long.MinValue, long.MaxValue),
        };
        var fact = model.Leaves[column.KeyLeaf].Term is SlotTerm { Slot: var slot } && slot < model.Facts.Length ? model.Facts[slot] : null;
        return fact is null ? widest : new KeyInterval(Edge(column, fact, fact.Minimum) ?? widest.Low, Edge(column, fact, fact.Maximum) ?? widest.High);
    }

    private static long? Edge(LookupColumn column, Fact fact, string? text) =>
        text is null || fact.Type is FactType.Choice or FactType.Text or FactType.YesNo or FactType.List ? null : ValueText.TryParse(text, fact.Type, null) switch
        {
            long number when column.Type is FactType.Decimal or FactType.Money => LookupKey.OfDecimal(number, column.Scale),
            long number => number,
            decimal number => LookupKey.OfDecimal(number, column.Scale),
            DateOnly date => date.DayNumber,
            TimeOnly time => time.Ticks,
            _ => null,
        };
}
