using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;

namespace PolicyEngine.Proof.Numbers;

/// <summary>A number that a case gives: a fact, what follows from one, or anything at all.</summary>
internal abstract class Input
{
    public required int Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>An input with an axis of its own.</summary>
internal sealed class AxisInput : Input
{
    // A decimal can lie between any two figures: odd positions are what lies between two of these.
    public const long DenseUnits = 100_000_000;

    public required Axis Axis { get; init; }

    /// <summary>The canonical type.</summary>
    public required FactType Type { get; init; }

    /// <summary>How many steps one is made of: 100 for money.</summary>
    public long StepsInOne => Type == FactType.Money ? 100 : 1;

    /// <summary>The number at a position.</summary>
    public Rational At(Int128 position) => Axis.IsDense ? new Rational(position, 2 * DenseUnits) : new Rational(position, StepsInOne);

    /// <summary>The last position of which the number is at most, or below, <paramref name="limit"/>.</summary>
    public Int128 LastPosition(Rational limit, bool isIncluded)
    {
        var scaled = limit * (Axis.IsDense ? DenseUnits : StepsInOne);
        var whole = scaled.Floor();
        if (!Axis.IsDense)
        {
            return scaled.IsWhole && !isIncluded ? whole - 1 : whole;
        }

        return (whole * 2) + (scaled.IsWhole ? (isIncluded ? 0 : -1) : 1);
    }
}

/// <summary>A number that rises or falls with one input, such as an age with a date of birth.</summary>
internal sealed class CurveInput : Input
{
    /// <summary>The input it follows.</summary>
    public required AxisInput Base { get; init; }

    /// <summary>The type of its value.</summary>
    public required FactType Type { get; init; }

    /// <summary>Its value on a day at a position of the base; <see langword="null"/> where it breaks.</summary>
    public required Func<DateOnly, Int128, Rational?> At { get; init; }

    /// <summary>1 when it rises with the base, -1 when it falls.</summary>
    public required int Direction { get; init; }

    /// <summary>Whether it is another one on another day.</summary>
    public required bool Moves { get; init; }

    /// <summary>The first position at which it does not break.</summary>
    public required Int128 First { get; init; }

    /// <summary>The last position at which it does not break.</summary>
    public required Int128 Last { get; init; }
}
