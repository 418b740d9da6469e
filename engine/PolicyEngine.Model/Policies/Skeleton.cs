using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>The kinds of node of an expression's skeleton.</summary>
public enum SkeletonKind
{
    /// <summary>A leaf; <see cref="SkeletonNode.Leaf"/> says which.</summary>
    Leaf,

    /// <summary><c>a &amp;&amp; b</c>, left to right.</summary>
    And,

    /// <summary><c>a || b</c>, left to right.</summary>
    Or,

    /// <summary><c>!a</c>.</summary>
    Not,

    /// <summary><c>a ? b : c</c>.</summary>
    Choose,
}

/// <summary>A node of the skeleton of an expression: what is split by Kleene's logic, down to the leaves that compiled code evaluates.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Leaf">For a leaf, its place in <see cref="PolicyModel.Leaves"/>; -1 otherwise.</param>
/// <param name="Children">The operands; And and Or have two or more, Not one, Choose three.</param>
public sealed record SkeletonNode(SkeletonKind Kind, int Leaf, ImmutableArray<SkeletonNode> Children);

/// <summary>What a leaf gives.</summary>
public enum LeafKind
{
    /// <summary>Yes or no, returned.</summary>
    Condition,

    /// <summary>A value, stored in the slot of the item that owns the leaf.</summary>
    Value,

    /// <summary>A table's input, returned as a key (see <see cref="LookupTable"/>).</summary>
    Key,
}

/// <summary>A part of an expression that compiled code evaluates as a whole.</summary>
public sealed record Leaf
{
    /// <summary>What it gives.</summary>
    public required LeafKind Kind { get; init; }

    /// <summary>The author's text of this part.</summary>
    public required string Text { get; init; }

    /// <summary>The slots it reads, in the order of first mention; keyed parameters included.</summary>
    public ImmutableArray<int> Reads { get; init; } = [];

    /// <summary>The fields of records that it reads, where it is asked of one record of a list.</summary>
    public ImmutableArray<FieldRead> Fields { get; init; } = [];

    /// <summary>The results of records that it reads of whole lists: of each, the slot of the list and its place after the fields.</summary>
    public ImmutableArray<FieldRead> Results { get; init; } = [];

    /// <summary>Those of <see cref="Reads"/> that it reads on days of its own choice and never on the day of the decision: figures with <c>at(day)</c>.</summary>
    public ImmutableArray<int> Dated { get; init; } = [];

    /// <summary>The calendars that it counts by, by their place in <see cref="PolicyModel.Calendars"/>.</summary>
    public ImmutableArray<int> Calendars { get; init; } = [];

    /// <summary>
    /// When the leaf is a comparison, its sides' texts and the operator; used to show the values that were compared. <see langword="null"/> otherwise.
    /// </summary>
    public Comparison? Comparison { get; init; }

    /// <summary>The expression as data.</summary>
    public Term Term { get; init; } = new OpaqueTerm("");

    /// <summary>The item whose slot a value leaf stores to; -1 otherwise.</summary>
    public int Item { get; init; } = -1;

    /// <summary>Where the leaf is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>A comparison's sides and operator.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Operator">One of <c>== != &lt; &lt;= &gt; &gt;=</c>.</param>
/// <param name="Right">The right side.</param>
public sealed record Comparison(ComparisonSide Left, string Operator, ComparisonSide Right);

/// <summary>One side of a comparison.</summary>
/// <param name="Text">The author's text.</param>
/// <param name="Slot">The slot, when the side is a name with one (an unkeyed parameter, fact or item); -1 otherwise.</param>
/// <param name="IsConstant">Whether the side is a constant (a number, text, option or yes/no), so that its text is its value.</param>
public sealed record ComparisonSide(string Text, int Slot, bool IsConstant);
