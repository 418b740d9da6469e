using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Claims;

/// <summary>Something that a case has a position on: a fact, a form of several facts, or what is known of nothing.</summary>
internal sealed class Axis
{
    public required int Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its positions have an order; otherwise they are options.</summary>
    public required bool IsOrdered { get; init; }

    /// <summary>The lowest position; for options 0.</summary>
    public required Int128 Low { get; init; }

    /// <summary>The highest position; for options the last one.</summary>
    public required Int128 High { get; init; }

    /// <summary>Whether its lowest and highest positions are the author's.</summary>
    public bool HasOwnRange { get; init; }

    /// <summary>The fact it is a position of; -1 for none.</summary>
    public int Fact { get; init; } = -1;

    /// <summary>For a text fact, the texts that are told apart; the last option is any other.</summary>
    public List<string>? Texts { get; init; }

    /// <summary>The input of a number on this axis; <see langword="null"/> for options and forms.</summary>
    public Input? Input { get; set; }

    /// <summary>For a form of several inputs, the form: the axis is its value in whole steps.</summary>
    public Form? Form { get; init; }

    /// <summary>How a free axis follows from one fact, where it does.</summary>
    public Follows? Follows { get; init; }

    /// <summary>How its number comes from two inputs that no sum links; <see langword="null"/> for what does not.</summary>
    public Derivation? Derives { get; init; }

    /// <summary>Whether it links several facts: a diagram takes it for a fact of its own.</summary>
    public bool IsLinked => Form is not null || Derives is not null;

    /// <summary>Whether it may be anything, because only the engine can say what it is.</summary>
    public bool IsFree => Fact < 0 && !IsLinked;

    /// <summary>Whether a case of the axis can be between any two figures.</summary>
    public bool IsDense { get; init; }

    /// <summary>The limits or options that claims speak of.</summary>
    public SortedSet<Int128> Limits { get; } = [];

    /// <summary>The limits that are the same on every day.</summary>
    public SortedSet<Int128> FixedLimits { get; } = [];

    /// <summary>Whether an option that no claim speaks of exists.</summary>
    public bool HasOthers => !IsOrdered && Limits.Count < High - Low + 1;
}

/// <summary>How a free axis follows from a fact: the position that a canonical value of the fact leads to on a day; <see langword="null"/> where it breaks.</summary>
internal sealed record Follows(int Fact, Func<DateOnly, object, Int128?> Position);
