using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>
/// A decision table, matrix or bands as data. Every input is turned into a <see cref="long"/> key, and every cell into closed intervals of keys, so that comparing never rounds and never allocates.
/// </summary>
/// <remarks>
/// Keys by input type: yes/no 0 and 1; choice the option's place; whole number itself; date its day number; time its ticks; text its place in <see cref="LookupColumn.Texts"/> or -1.
/// A decimal or money value <c>x</c> in a column of scale <c>s</c> has the key <c>2·floor(x·10^s) + (x·10^s is whole ? 0 : 1)</c>, so that an exclusive edge is the next key. Keys beyond
/// <see cref="long"/> are moved to its ends.
/// </remarks>
public sealed record LookupTable
{
    /// <summary>How the result is taken.</summary>
    public required HitPolicy Hit { get; init; }

    /// <summary>The input columns.</summary>
    public required ImmutableArray<LookupColumn> Columns { get; init; }

    /// <summary>The output columns; none for <see cref="HitPolicy.CollectCount"/>.</summary>
    public ImmutableArray<LookupOutput> Outputs { get; init; } = [];

    /// <summary>The rows as written.</summary>
    public required ImmutableArray<LookupRow> Rows { get; init; }

    /// <summary>The row that holds when none applies; <see langword="null"/> for none.</summary>
    public LookupRow? Otherwise { get; init; }

    /// <summary>For <see cref="HitPolicy.Priority"/>, the first output's values as canonical text, the most wanted first.</summary>
    public ImmutableArray<string> Priority { get; init; } = [];

    /// <summary>Whether its rows come from a file: they are too many for each to be looked at by itself.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>Whether it has more rows than a proof, or a check of each row with each other, can go through.</summary>
    public bool IsLarge => IsFromFile && Rows.Length > MostProvedRows;

    private const int MostProvedRows = 2_000;

    /// <summary>Citations for the whole table.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>An input of a table.</summary>
public sealed record LookupColumn
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>The input's type.</summary>
    public required FactType Type { get; init; }

    /// <summary>For a choice, the place of its options; -1 otherwise.</summary>
    public int ChoiceSet { get; init; } = -1;

    /// <summary>For decimal and money, the number of decimal places of the keys; 0 otherwise.</summary>
    public int Scale { get; init; }

    /// <summary>For text, the texts that the cells name; a key is a place in it.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>The leaf that gives the key.</summary>
    public int KeyLeaf { get; init; }

    /// <summary>The input expression's text.</summary>
    public required string InputText { get; init; }
}

/// <summary>An output of a table.</summary>
/// <param name="Name">The output's name; the table's own name when it has one output.</param>
/// <param name="Type">Its type.</param>
/// <param name="ChoiceSet">For a choice, the place of its options; -1 otherwise.</param>
public sealed record LookupOutput(string Name, FactType Type, int ChoiceSet);

/// <summary>A row of a table.</summary>
public sealed record LookupRow
{
    /// <summary>The row's id; its one-based number when the author gave none.</summary>
    public required string Id { get; init; }

    /// <summary>One cell an input column.</summary>
    public ImmutableArray<LookupCell> Cells { get; init; } = [];

    /// <summary>A further condition; <see langword="null"/> for none.</summary>
    public SkeletonNode? When { get; init; }

    /// <summary>The text of <see cref="When"/>; empty for none.</summary>
    public string WhenText { get; init; } = "";

    /// <summary>One value an output, as canonical text (see <see cref="ValueText"/>); empty where <see cref="Undecided"/>.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether the paper leaves this value open: a hit is undetermined and wins over every other row.</summary>
    public bool Undecided { get; init; }

    /// <summary>The reason; may be empty.</summary>
    public ReasonTemplate Because { get; init; } = ReasonTemplate.Empty;

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>What a cell accepts.</summary>
/// <param name="Text">The cell as written; empty for anything.</param>
/// <param name="Intervals">Closed intervals of keys, in order and apart; empty accepts anything.</param>
public sealed record LookupCell(string Text, ImmutableArray<KeyInterval> Intervals)
{
    /// <summary>Whether every key is accepted.</summary>
    public bool IsAny => Intervals.IsEmpty;

    /// <summary>Whether <paramref name="key"/> is accepted.</summary>
    public bool Accepts(long key)
    {
        if (Intervals.IsEmpty)
        {
            return true;
        }

        foreach (var interval in Intervals)
        {
            if (key >= interval.Low && key <= interval.High)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The keys from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
/// <param name="Low">Smallest key.</param>
/// <param name="High">Largest key.</param>
public readonly record struct KeyInterval(long Low, long High);
