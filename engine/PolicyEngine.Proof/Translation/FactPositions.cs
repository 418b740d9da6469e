using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Translation;

/// <summary>Canonical values as positions on an axis, and back.</summary>
internal static class FactPositions
{
    /// <summary>The position of a canonical value of the axis's fact.</summary>
    public static Int128 Of(Axis axis, object value) => value switch
    {
        bool yes => yes ? 1 : 0,
        int option => option,
        long number => number,
        DateOnly date => date.DayNumber,
        TimeOnly time => time.Ticks,
        decimal number when axis.IsDense => Dense(Rational.Of(number)),
        decimal amount => (Rational.Of(amount) * 100).Floor(),
        string text => Text(axis, text),
        _ => throw new ArgumentException("not a canonical value", nameof(value)),
    };

    /// <summary>The canonical value at a position; of a position between two figures, one that lies there.</summary>
    public static object ValueAt(AxisInput input, Int128 position) => Canonical(input.Type, input.At(position));

    /// <summary>A number as the canonical value of a type.</summary>
    public static object Canonical(FactType type, Rational number) => type switch
    {
        FactType.WholeNumber => (long)number.Floor(),
        FactType.Decimal or FactType.Money => number.ToDecimal(),
        FactType.Date => DateOnly.FromDayNumber((int)number.Floor()),
        FactType.Time => new TimeOnly((long)number.Floor()),
        FactType.YesNo or FactType.Text or FactType.Choice or FactType.List or _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A canonical value as a number; <see langword="null"/> when it is none.</summary>
    public static Rational? Number(object value) => value switch
    {
        long number => number,
        decimal number => Rational.Of(number),
        DateOnly date => date.DayNumber,
        TimeOnly time => time.Ticks,
        _ => null,
    };

    /// <summary>The position of a number that can lie between any two figures.</summary>
    public static Int128 Dense(Rational number)
    {
        var scaled = number * AxisInput.DenseUnits;
        return (scaled.Floor() * 2) + (scaled.IsWhole ? 0 : 1);
    }

    private static Int128 Text(Axis axis, string text)
    {
        var place = axis.Texts!.IndexOf(text);
        return place < 0 ? axis.High : place;
    }
}
