using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Analysis.Rules;

/// <summary>The keys of a table's column as values that people read, and the keys that its input can have at all.</summary>
internal sealed class KeyWords(LookupColumn column, PolicyModel model)
{
    // A fact that is asked has at most two decimal places; an amount that is computed may have more.
    private const int PlacesOfMoney = 2;

    private readonly Fact? fact = model.Facts.FirstOrDefault(fact => fact.Name == column.InputText);

    /// <summary>The smallest and largest key of the input.</summary>
    public KeyInterval Domain
    {
        get
        {
            var widest = column.Type switch
            {
                FactType.YesNo => new KeyInterval(0, 1),
                FactType.Choice => new KeyInterval(0, model.Choices[column.ChoiceSet].Options.Length - 1),
                FactType.Date => new KeyInterval(0, DateOnly.MaxValue.DayNumber),
                FactType.Time => new KeyInterval(0, TimeOnly.MaxValue.Ticks),
                FactType.Text => new KeyInterval(-1, column.Texts.Length - 1),
                FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.List => new KeyInterval(long.MinValue, long.MaxValue),
                _ => throw new ArgumentOutOfRangeException(nameof(column)),
            };
            return new KeyInterval(Edge(fact?.Minimum) ?? widest.Low, Edge(fact?.Maximum) ?? widest.High);
        }
    }

    /// <summary>Whether the input can have a key at all: a whole number has no half, and an amount that is asked no third place.</summary>
    public bool IsPossible(long key) => !IsScaled || key % 2 == 0
        || (fact is not { Type: FactType.WholeNumber } && !(fact is { Type: FactType.Money } && column.Scale >= PlacesOfMoney));

    /// <summary>A value that has a key, as people read it.</summary>
    public string Show(long key) => column.Type switch
    {
        FactType.YesNo => key == 0 ? "no" : "yes",
        FactType.Choice => model.Choices[column.ChoiceSet].Options[(int)key].Name,
        FactType.Text => key < 0 ? "any other text" : $"\"{column.Texts[(int)key]}\"",
        FactType.Date => ValueText.Display(DateOnly.FromDayNumber((int)key), column.Type, null, ""),
        FactType.Time => ValueText.Display(new TimeOnly(key), column.Type, null, ""),
        FactType.WholeNumber => ValueText.Display(key, column.Type, null, ""),
        FactType.Decimal or FactType.Money => ValueText.Display(Number(key), fact is { Type: FactType.Money } ? FactType.Money : column.Type, null, ""),
        FactType.List => throw new ArgumentException("a list is no key", nameof(key)),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    private bool IsScaled => column.Type is FactType.Decimal or FactType.Money;

    // An odd key stands for everything between two neighbours; half-way is as good a witness as any.
    private decimal Number(long key) => key / 2m / Power(column.Scale);

    private long? Edge(string? text) => text is not null && fact is { Type: FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time }
        ? ValueText.TryParse(text, fact.Type, null) switch
        {
            long number when IsScaled => KeyOf(number),
            long number => number,
            decimal number => KeyOf(number),
            DateOnly date => date.DayNumber,
            TimeOnly time => time.Ticks,
            _ => null,
        }
        : null;

    private long KeyOf(decimal number) => LookupKey.OfDecimal(number, column.Scale);

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++)
        {
            power *= 10;
        }

        return power;
    }
}
