using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>A number, date or time laid out in whole steps, so that one search serves them all.</summary>
internal sealed class ValueAxis
{
    // Divided by it, a number has no zeros behind its last digit.
    private const decimal NoZeros = 1.0000000000000000000000000000m;

    private readonly FactType type;
    private readonly decimal unit;

    private ValueAxis(FactShape shape, decimal unit)
    {
        type = shape.Fact.Type;
        this.unit = unit;
        var (low, high) = Ends();
        Low = StepOf(shape.Minimum) ?? low;
        High = StepOf(shape.Maximum) ?? high;
    }

    public long Low { get; }

    public long High { get; }

    /// <summary>How far one step is, as people read it, where values can lie between two steps; <see langword="null"/> where they can't.</summary>
    public string? Stride => type switch
    {
        FactType.Decimal => ValueText.Format(unit, null),
        FactType.Time => "a minute",
        FactType.WholeNumber or FactType.Money or FactType.Date => null,
        FactType.YesNo or FactType.Text or FactType.Choice or FactType.List => null,
        _ => throw new InvalidOperationException("a type without an axis"),
    };

    /// <summary>The axis of a fact; nothing for types without an order.</summary>
    /// <param name="shape">The fact.</param>
    /// <param name="values">Its value, and the figures that it may be compared with: the finest of them says how fine a decimal is laid out.</param>
    public static ValueAxis? Of(FactShape shape, IEnumerable<object?> values) => shape.Fact.Type switch
    {
        FactType.WholeNumber or FactType.Date or FactType.Time => new ValueAxis(shape, 1),
        FactType.Money => new ValueAxis(shape, 0.01m),
        FactType.Decimal => new ValueAxis(shape, UnitOf(values.OfType<decimal>().Select(value => (int)value.Scale).DefaultIfEmpty(0).Max())),
        FactType.YesNo or FactType.Text or FactType.Choice or FactType.List => null,
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>The step at or below a canonical value; nothing when it is of another type or too large.</summary>
    public long? StepOf(object? value) => (type, value) switch
    {
        (FactType.WholeNumber, long number) => number,
        (FactType.Date, DateOnly date) => date.DayNumber,
        (FactType.Time, TimeOnly time) => time.Ticks / TimeSpan.TicksPerMinute,
        (FactType.Decimal or FactType.Money, decimal number) when Math.Abs(number) < 1_000_000_000_000 => (long)Math.Floor(number / unit),
        _ => null,
    };

    public object ValueAt(long step) => type switch
    {
        FactType.WholeNumber => step,
        FactType.Date => DateOnly.FromDayNumber((int)step),
        FactType.Time => new TimeOnly(step * TimeSpan.TicksPerMinute),
        FactType.Decimal => step * unit / NoZeros,
        FactType.Money => step * unit,
        FactType.YesNo or FactType.Text or FactType.Choice or FactType.List => throw new InvalidOperationException("values of this type have no order"),
        _ => throw new InvalidOperationException("a type without an axis"),
    };

    private (long Low, long High) Ends() => type switch
    {
        FactType.Date => (DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber),
        FactType.Time => (0, (24 * 60) - 1),
        FactType.WholeNumber or FactType.Decimal or FactType.Money => (-1_000_000_000_000_000, 1_000_000_000_000_000),
        FactType.YesNo or FactType.Text or FactType.Choice or FactType.List => (0, 0),
        _ => throw new InvalidOperationException("a type without an axis"),
    };

    // As fine as the values are written, and at least hundredths.
    private static decimal UnitOf(int scale)
    {
        var unit = 0.01m;
        for (var places = 2; places < Math.Min(scale, 6); places++)
        {
            unit /= 10;
        }

        return unit;
    }
}
