using System.Runtime.CompilerServices;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>A table, matrix or bands, indexed: a search tree over the keys of its columns. Immutable; looking up allocates nothing.</summary>
/// <remarks>A row's place is its place in <see cref="LookupTable.Rows"/>; the number of rows stands for the otherwise row.</remarks>
public sealed class LookupIndex
{
    private readonly LookupNode root;
    private readonly long[] lows;
    private readonly long[] highs;
    private readonly bool[] hasGaps;
    private readonly LookupResults results;
    private readonly Dictionary<string, int>?[] texts;
    private readonly int columns;
    private readonly bool takesFirstWanted;
    private readonly bool hasOneRow;

    /// <summary>Indexes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="model">Its policy.</param>
    /// <param name="item">The table's place in <see cref="PolicyModel.Items"/>.</param>
    /// <exception cref="ArgumentException">A value of the table is not of its type, which only a faulty earlier stage can cause.</exception>
    public LookupIndex(LookupTable table, PolicyModel model, int item)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        Table = table;
        Slot = model.ItemSlot(item);
        Name = model.Items[item].Name;
        columns = table.Columns.Length;
        takesFirstWanted = table.Hit is HitPolicy.First or HitPolicy.Priority;
        lows = new long[table.Rows.Length * columns];
        highs = new long[lows.Length];
        hasGaps = new bool[table.Rows.Length];
        for (var row = 0; row < table.Rows.Length; row++)
        {
            Flatten(row);
        }

        results = new LookupResults(table, model);
        hasOneRow = results.IsSingle && table.Rows.All(row => row.When is null);
        texts = [.. table.Columns.Select(PlacesOfTexts)];
        root = new LookupTreeBuilder(table, results.Wanted).Build();
    }

    /// <summary>The table.</summary>
    public LookupTable Table { get; }

    /// <summary>The item's slot, which an <see cref="UnavailableException"/> names.</summary>
    public int Slot { get; }

    internal string Name { get; }

    internal LookupResults Results => results;

    /// <inheritdoc cref="RowOf(ReadOnlySpan{long})"/>
    public int RowOf(long key0) => RowOf([key0]);

    /// <inheritdoc cref="RowOf(ReadOnlySpan{long})"/>
    public int RowOf(long key0, long key1) => RowOf([key0, key1]);

    /// <inheritdoc cref="RowOf(ReadOnlySpan{long})"/>
    public int RowOf(long key0, long key1, long key2) => RowOf([key0, key1, key2]);

    /// <summary>The row that holds, for a table whose rows have no further condition and whose result is one row.</summary>
    /// <returns>The row's place, or the number of rows for the otherwise row.</returns>
    /// <exception cref="UnavailableException">No row applies and there is no otherwise, or the paper leaves the value undecided.</exception>
    /// <exception cref="PolicyFaultException">Two rows apply that may not, or that disagree.</exception>
    /// <exception cref="InvalidOperationException">The table collects, or a row has a further condition; walk it with <see cref="Next"/> and <see cref="LookupHits"/>.</exception>
    public int Find(params ReadOnlySpan<long> keys) => RowOf(keys) is >= 0 and var row ? row : throw Unavailable();

    /// <summary>The row that holds, as <see cref="Find(ReadOnlySpan{long})"/> gives it; -1 where no row applies and there is no otherwise, or the paper leaves the value undecided.</summary>
    /// <exception cref="PolicyFaultException">Two rows apply that may not, or that disagree.</exception>
    /// <exception cref="InvalidOperationException">The table collects, or a row has a further condition; walk it with <see cref="Next"/> and <see cref="LookupHits"/>.</exception>
    public int RowOf(ReadOnlySpan<long> keys)
    {
        if (!hasOneRow)
        {
            throw new InvalidOperationException("a table that collects, or whose rows have further conditions, is walked and not searched");
        }

        var leaf = LeafOf(keys);
        if (!takesFirstWanted)
        {
            return RowOfAgreeing(leaf, keys);
        }

        foreach (var row in leaf.Wanted)
        {
            if (Accepts(leaf, row, keys))
            {
                return results.IsUndecided(row) ? -1 : row;
            }
        }

        return OtherwiseRow;
    }

    /// <summary>The next row whose cells accept the keys; its further condition is not looked at.</summary>
    /// <param name="keys">One key a column.</param>
    /// <param name="after">The row to go on from; -1 to start.</param>
    /// <returns>The row's place, or -1 at the end.</returns>
    public int Next(ReadOnlySpan<long> keys, int after)
    {
        var leaf = LeafOf(keys);
        var place = after < 0 ? 0 : Array.BinarySearch(leaf.Rows, after + 1);
        for (var i = place < 0 ? ~place : place; i < leaf.Rows.Length; i++)
        {
            if (Accepts(leaf, leaf.Rows[i], keys))
            {
                return leaf.Rows[i];
            }
        }

        return -1;
    }

    /// <summary>A value of a row.</summary>
    /// <typeparam name="T">The output's C# type; for a choice, int or an enum over its options.</typeparam>
    /// <param name="output">The output's place.</param>
    /// <param name="row">The row's place, as <see cref="Find(ReadOnlySpan{long})"/> gives it.</param>
    public T Value<T>(int output, int row)
        where T : notnull => results.Value<T>(output, row);

    /// <summary>A value of a row, canonical (see <see cref="PolicyFrame"/>).</summary>
    /// <param name="output">The output's place.</param>
    /// <param name="row">The row's place.</param>
    /// <exception cref="UnavailableException">The paper leaves the row's value undecided.</exception>
    public object BoxedValue(int output, int row) => results.IsUndecided(row) ? throw Unavailable() : results.Boxed(output, row);

    /// <summary>The collected value of rows, canonical: a list, a sum, the smallest, the largest, or how many. No row gives the otherwise row's value, where there is one.</summary>
    /// <param name="rows">The places of the rows that apply, as written.</param>
    /// <exception cref="UnavailableException">The smallest or largest of nothing, or the paper leaves a value undecided.</exception>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public object Collect(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var hits = new LookupHits(this);
        foreach (var row in rows)
        {
            hits.Add(row);
        }

        return hits.Collected();
    }

    internal UnavailableException Unavailable() => new(Slot, null);

    internal int Otherwise() => OtherwiseRow is >= 0 and var row ? row : throw Unavailable();

    private int OtherwiseRow => Table.Otherwise is { Undecided: false } ? Table.Rows.Length : -1;

    internal PolicyFaultException Conflict(int first, int second) => new(Table.Hit == HitPolicy.Unique
        ? $"the rows `{Table.Rows[first].Id}` and `{Table.Rows[second].Id}` of `{Name}` both apply, and only one may"
        : $"the rows `{Table.Rows[first].Id}` and `{Table.Rows[second].Id}` of `{Name}` both apply and give different values");

    internal long PlaceOfText(string text, int column) =>
        (texts[column] ?? throw new ArgumentException("the column does not hold texts", nameof(column))).TryGetValue(text, out var place) ? place : -1;

    private static Dictionary<string, int>? PlacesOfTexts(LookupColumn column)
    {
        if (column.Type != FactType.Text)
        {
            return null;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < column.Texts.Length; i++)
        {
            places.TryAdd(column.Texts[i], i);
        }

        return places;
    }

    private void Flatten(int row)
    {
        var cells = Table.Rows[row].Cells;
        if (cells.Length != columns)
        {
            throw new ArgumentException($"the row `{Table.Rows[row].Id}` of `{Name}` does not have one cell a column");
        }

        for (var column = 0; column < columns; column++)
        {
            var intervals = cells[column].Intervals;
            lows[(row * columns) + column] = intervals.IsEmpty ? long.MinValue : intervals[0].Low;
            highs[(row * columns) + column] = intervals.IsEmpty ? long.MaxValue : intervals[^1].High;
            hasGaps[row] |= intervals.Length > 1;
        }
    }

    private LookupNode LeafOf(ReadOnlySpan<long> keys)
    {
        if (keys.Length != columns)
        {
            throw new ArgumentException("one key a column is needed", nameof(keys));
        }

        var node = root;
        while (node.Column >= 0)
        {
            node = node.Child(keys[node.Column]);
        }

        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Accepts(LookupNode leaf, int row, ReadOnlySpan<long> keys)
    {
        var start = row * columns;
        foreach (var column in leaf.Checks)
        {
            var key = keys[column];
            if (key < lows[start + column] || key > highs[start + column])
            {
                return false;
            }
        }

        return !hasGaps[row] || AcceptsBetweenGaps(leaf, row, keys);
    }

    private bool AcceptsBetweenGaps(LookupNode leaf, int row, ReadOnlySpan<long> keys)
    {
        foreach (var column in leaf.Checks)
        {
            if (!Table.Rows[row].Cells[column].Accepts(keys[column]))
            {
                return false;
            }
        }

        return true;
    }

    private int RowOfAgreeing(LookupNode leaf, ReadOnlySpan<long> keys)
    {
        var found = -1;
        foreach (var row in leaf.Wanted)
        {
            if (!Accepts(leaf, row, keys))
            {
                continue;
            }

            if (results.IsUndecided(row))
            {
                return -1;
            }

            if (found < 0)
            {
                found = row;
            }
            else if (!results.Agree(found, row))
            {
                throw Conflict(found, row);
            }
        }

        return found >= 0 ? found : OtherwiseRow;
    }
}
