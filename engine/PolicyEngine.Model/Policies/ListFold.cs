using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>What is asked of a list.</summary>
public enum FoldKind
{
    /// <summary>Whether a record meets the condition.</summary>
    Any,

    /// <summary>Whether every record meets the condition.</summary>
    All,

    /// <summary>How many records meet the condition.</summary>
    Count,

    /// <summary>The sum of a value over the records.</summary>
    Sum,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>How many different values there are.</summary>
    CountDistinct,
}

/// <summary>A question to a list that can be followed record by record, so that a record of which something is not known is in the way only where it matters.</summary>
public sealed record ListFold
{
    /// <summary>What is asked.</summary>
    public required FoldKind Kind { get; init; }

    /// <summary>The slot of the list.</summary>
    public required int List { get; init; }

    /// <summary>The leaf that asks the whole list at once, for where everything is known.</summary>
    public required int Whole { get; init; }

    /// <summary>The conditions of <c>Where</c>, in order.</summary>
    public ImmutableArray<FoldStep> Filters { get; init; } = [];

    /// <summary>The condition or value that is asked of each record; <see langword="null"/> for <c>Any()</c> and <c>Count</c> alone.</summary>
    public FoldStep? Body { get; init; }

    /// <summary>The last item, by place, that belongs to one record: all after the fold's own up to this one are worked out anew for each.</summary>
    public required int Last { get; init; }
}

/// <summary>Something asked of one record.</summary>
/// <param name="Variable">The number of the name under which expressions see the record.</param>
/// <param name="Item">The place of the item that works it out.</param>
public sealed record FoldStep(int Variable, int Item);

/// <summary>A field of a record that a leaf reads.</summary>
/// <param name="Variable">The number of the name under which it sees the record.</param>
/// <param name="List">The slot of the list.</param>
/// <param name="Field">The field's place among <see cref="Fact.Fields"/>; after these, among <see cref="Fact.Results"/>.</param>
public sealed record FieldRead(int Variable, int List, int Field);

/// <summary>The condition under which a field of a record applies.</summary>
/// <param name="Field">The field's place among <see cref="Fact.Fields"/>.</param>
/// <param name="Item">The place of the item whose <see cref="Item.Fold"/> asks it of each record.</param>
public sealed record FieldCondition(int Field, int Item);
