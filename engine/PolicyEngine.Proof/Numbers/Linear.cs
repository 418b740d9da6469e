using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Numbers;

/// <summary>An input so many times.</summary>
internal readonly record struct Part(Input Input, Rational Times);

/// <summary>A number that may be another one on another day.</summary>
internal readonly record struct DayNumber(Rational Value, Func<DateOnly, Rational>? Moves)
{
    public Rational On(DateOnly day) => Moves is null ? Value : Moves(day);

    public static DayNumber Fixed(Rational value) => new(value, null);

    public static DayNumber operator +(DayNumber one, DayNumber other) =>
        new(one.Value + other.Value, one.Moves is null && other.Moves is null ? null : day => one.On(day) + other.On(day));

    public DayNumber Times(Rational factor)
    {
        var number = this;
        return new(Value * factor, Moves is null ? null : day => number.On(day) * factor);
    }
}

/// <summary>Inputs, each so many times, and a number: a whole number, decimal, date (as its day number) or time (as its ticks).</summary>
internal sealed record Linear(FactType Type, ImmutableArray<Part> Parts, DayNumber Constant)
{
    public bool IsConstant => Parts.IsEmpty;

    public bool IsZero => Parts.IsEmpty && Constant is { Moves: null, Value.IsZero: true };

    public static Linear Of(FactType type, Rational value) => new(type, [], DayNumber.Fixed(value));

    public static Linear Of(FactType type, Input input) => new(type, [new Part(input, Rational.One)], DayNumber.Fixed(Rational.Zero));

    public Linear Plus(Linear other, Rational times)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var (left, right) = (0, 0);
        while (left < Parts.Length || right < other.Parts.Length)
        {
            var takesLeft = right == other.Parts.Length || (left < Parts.Length && Parts[left].Input.Id <= other.Parts[right].Input.Id);
            var isShared = takesLeft && right < other.Parts.Length && Parts[left].Input.Id == other.Parts[right].Input.Id;
            var part = takesLeft ? Parts[left] : new Part(other.Parts[right].Input, other.Parts[right].Times * times);
            part = isShared ? part with { Times = part.Times + (other.Parts[right].Times * times) } : part;
            left += takesLeft ? 1 : 0;
            right += isShared || !takesLeft ? 1 : 0;
            if (!part.Times.IsZero)
            {
                parts.Add(part);
            }
        }

        return new Linear(Type, parts.ToImmutable(), Constant + other.Constant.Times(times));
    }

    public Linear Times(Rational factor) => factor.IsZero
        ? Of(Type, Rational.Zero)
        : new Linear(Type, [.. Parts.Select(part => part with { Times = part.Times * factor })], Constant.Times(factor));

    public Linear As(FactType type) => this with { Type = type };

    public bool Equals(Linear? other) => other is not null && Type == other.Type && Constant == other.Constant && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override int GetHashCode() => Parts.Aggregate(HashCode.Combine(Type, Constant.Value), (hash, part) => HashCode.Combine(hash, part.Input.Id, part.Times));
}

/// <summary>Several inputs in whole steps, each a whole number of times without a common divisor: the key by which comparisons of one form find each other.</summary>
internal sealed record Form(ImmutableArray<FormPart> Parts)
{
    public bool Equals(Form? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override int GetHashCode() => Parts.Aggregate(0, (hash, part) => HashCode.Combine(hash, part.Input.Id, part.Times));
}

/// <summary>An input of a form.</summary>
internal readonly record struct FormPart(Input Input, long Times);
