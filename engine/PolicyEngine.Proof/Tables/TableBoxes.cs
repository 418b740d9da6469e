using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Tables;

/// <summary>
/// A table as boxes of keys, without what its inputs are and without further conditions of rows. What it calls covered or apart is proved. A gap or an overlap of keys is not yet a case, as inputs can read the same facts:
/// ask a <see cref="PolicyProver"/> for one within the box.
/// </summary>
public sealed class TableBoxes
{
    /// <summary>How many times a row is held against a box before a question is given up.</summary>
    public const int MostSteps = 5_000_000;

    private readonly LookupTable table;
    private readonly KeyInterval[] domains;
    private int steps;

    /// <summary>Makes a table ready.</summary>
    /// <param name="table">The table.</param>
    /// <param name="model">Its policy, for the options and ranges of its inputs.</param>
    public TableBoxes(LookupTable table, PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        this.table = table;
        domains = [.. table.Columns.Select(column => ColumnDomain.Of(column, model))];
    }

    /// <summary>Whether the last question was given up for its steps; its answer is then not complete.</summary>
    public bool IsCutShort => steps > MostSteps;

    /// <summary>The boxes of keys that none of the rows takes, as cells, one a column. Rows with a further condition take nothing here.</summary>
    /// <param name="most">How many boxes are wanted.</param>
    public IReadOnlyList<ImmutableArray<LookupCell>> Gaps(int most)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows.Length).Where(row => table.Rows[row].When is null)];
        var found = new List<ImmutableArray<LookupCell>>();
        steps = 0;
        Uncovered((KeyInterval[])domains.Clone(), rows, found, most);
        return found;
    }

    /// <summary>The rows that rows before them take wholly, in the order in which rows go first. Rows with a further condition take nothing here.</summary>
    /// <param name="order">The rows in that order.</param>
    public IReadOnlyList<int> Masked(IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var (isBefore, masked) = (new bool[table.Rows.Length], new List<int>());
        var index = new MeetingIndex(table, domains);
        steps = 0;
        foreach (var row in order)
        {
            int[] near = [.. index.Near(row).Where(other => isBefore[other])];
            if (!IsCutShort && Boxes(row).All(box => Uncovered(box, [.. near.Where(other => Meets(other, box))], [], 1)))
            {
                masked.Add(row);
            }

            isBefore[row] = table.Rows[row].When is null && (masked.Count == 0 || masked[^1] != row);
        }

        return IsCutShort ? [] : masked;
    }

    /// <summary>Pairs of rows that can meet, with the box in which they do.</summary>
    /// <param name="most">How many pairs are wanted.</param>
    public IReadOnlyList<RowMeeting> Meetings(int most)
    {
        var found = new List<RowMeeting>();
        steps = 0;
        var index = new MeetingIndex(table, domains);
        for (var row = 0; row < table.Rows.Length && found.Count < most; row++)
        {
            foreach (var other in index.Near(row).TakeWhile(other => other < row))
            {
                steps++;
                if (Intersection(row, other) is { IsDefault: false } box)
                {
                    found.Add(new RowMeeting(other, row, box));
                }

                if (found.Count == most || IsCutShort)
                {
                    return found;
                }
            }
        }

        return found;
    }

    /// <summary>Whether a row takes nothing that another does not take too, as far as cells say.</summary>
    /// <param name="row">The row that may lie within the other.</param>
    /// <param name="other">The other.</param>
    public bool IsWithin(int row, int other) => Boxes(row).All(box => Takes(other, box));

    /// <summary>Whether two rows take a common case, whatever they say of one column.</summary>
    /// <param name="one">A row.</param>
    /// <param name="other">Another.</param>
    /// <param name="column">The column that is left out.</param>
    public bool MeetApartFrom(int one, int other, int column) => Enumerable.Range(0, domains.Length).All(at => at == column || MeetIn(one, other, at));

    /// <summary>Whether a piece of a cell lies wholly outside what the input can be.</summary>
    /// <param name="column">The column.</param>
    /// <param name="interval">The piece.</param>
    public bool IsOutside(int column, KeyInterval interval) => interval.High < domains[column].Low || interval.Low > domains[column].High;

    /// <summary>Pairs of rows with the same values that differ in one column only, where their cells lie side by side or overlap: one row would do.</summary>
    public IReadOnlyList<RowMeeting> Mergeable()
    {
        var found = new List<RowMeeting>();
        for (var column = 0; column < domains.Length; column++)
        {
            var at = column;
            foreach (var group in Enumerable.Range(0, table.Rows.Length).Where(row => table.Rows[row].When is null).GroupBy(row => KeyWithout(row, at), StringComparer.Ordinal))
            {
                int[] rows = [.. group.OrderBy(row => First(row, at).Low)];
                for (var i = 1; i < rows.Length; i++)
                {
                    var (one, other) = (Last(rows[i - 1], at), First(rows[i], at));
                    if (one.High == long.MaxValue || one.High + 1 >= other.Low)
                    {
                        found.Add(new RowMeeting(rows[i - 1], rows[i], table.Rows[rows[i]].Cells));
                    }
                }
            }
        }

        return found;
    }

    private KeyInterval First(int row, int column) => table.Rows[row].Cells[column] is { IsAny: false } cell ? cell.Intervals[0] : domains[column];

    private KeyInterval Last(int row, int column) => table.Rows[row].Cells[column] is { IsAny: false } cell ? cell.Intervals[^1] : domains[column];

    private string KeyWithout(int row, int column)
    {
        var cells = table.Rows[row].Cells.Select((cell, place) => place == column ? "" : string.Join(' ', cell.Intervals.Select(interval => FormattableString.Invariant($"{interval.Low},{interval.High}"))));
        return string.Join('|', cells.Concat(table.Rows[row].Values.Select(value => FormattableString.Invariant($"{value.Length}:{value}"))).Append(table.Rows[row].Undecided ? "?" : ""));
    }

    private bool MeetIn(int one, int other, int column)
    {
        var (left, right) = (table.Rows[one].Cells[column], table.Rows[other].Cells[column]);
        return left.IsAny || right.IsAny || left.Intervals.Any(interval => right.Intervals.Any(also => interval.Low <= also.High && interval.High >= also.Low));
    }

    private IEnumerable<KeyInterval[]> Boxes(int row)
    {
        IEnumerable<KeyInterval[]> boxes = [[]];
        for (var column = 0; column < domains.Length; column++)
        {
            var cell = table.Rows[row].Cells[column];
            KeyInterval[] intervals = cell.IsAny ? [domains[column]] : [.. cell.Intervals.Select(interval => Common(interval, domains[column])).Where(interval => interval.Low <= interval.High)];
            boxes = boxes.SelectMany(box => intervals.Select(interval => (KeyInterval[])[.. box, interval]));
        }

        return boxes;
    }

    private static KeyInterval Common(KeyInterval one, KeyInterval other) => new(Math.Max(one.Low, other.Low), Math.Min(one.High, other.High));

    private bool Meets(int row, KeyInterval[] box)
    {
        steps++;
        var cells = table.Rows[row].Cells;
        for (var column = 0; column < box.Length; column++)
        {
            if (!cells[column].IsAny && !cells[column].Intervals.Any(interval => interval.Low <= box[column].High && interval.High >= box[column].Low))
            {
                return false;
            }
        }

        return true;
    }

    private bool Takes(int row, KeyInterval[] box)
    {
        var cells = table.Rows[row].Cells;
        for (var column = 0; column < box.Length; column++)
        {
            if (!cells[column].IsAny && !cells[column].Intervals.Any(interval => interval.Low <= box[column].Low && interval.High >= box[column].High))
            {
                return false;
            }
        }

        return true;
    }

    // Whether rows take a box wholly; what they leave is added to what is found. The box is halved at the middle edge of the column with most edges.
    private bool Uncovered(KeyInterval[] box, int[] rows, List<ImmutableArray<LookupCell>> found, int most)
    {
        if (IsCutShort || found.Count >= most)
        {
            return false;
        }

        if (Array.Exists(rows, row => Takes(row, box)))
        {
            return true;
        }

        if (rows.Length == 0)
        {
            found.Add([.. box.Select((interval, column) => new LookupCell("", interval == domains[column] ? [] : [interval]))]);
            return false;
        }

        var (at, edge) = Cut(box, rows);
        var (lower, upper) = ((KeyInterval[])box.Clone(), (KeyInterval[])box.Clone());
        lower[at] = box[at] with { High = edge };
        upper[at] = box[at] with { Low = edge + 1 };
        var isLower = Uncovered(lower, [.. rows.Where(row => Meets(row, lower))], found, most);
        return (isLower || most > 1) && Uncovered(upper, [.. rows.Where(row => Meets(row, upper))], found, most) && isLower;
    }

    // An edge is the last key of the lower half.
    private (int Column, long Edge) Cut(KeyInterval[] box, int[] rows)
    {
        var (column, edges) = (-1, Array.Empty<long>());
        for (var at = 0; at < box.Length; at++)
        {
            var (place, range) = (at, box[at]);
            var own = rows.SelectMany(row => table.Rows[row].Cells[place].Intervals).SelectMany(Edges).Where(edge => edge >= range.Low && edge < range.High).Distinct().ToArray();
            (column, edges) = own.Length > edges.Length ? (at, own) : (column, edges);
        }

        Array.Sort(edges);
        return (column, edges[edges.Length / 2]);
    }

    private static IEnumerable<long> Edges(KeyInterval interval)
    {
        if (interval.Low > long.MinValue)
        {
            yield return interval.Low - 1;
        }

        yield return interval.High;
    }

    private ImmutableArray<LookupCell> Intersection(int one, int other)
    {
        var cells = ImmutableArray.CreateBuilder<LookupCell>();
        for (var column = 0; column < domains.Length; column++)
        {
            var (left, right) = (table.Rows[one].Cells[column], table.Rows[other].Cells[column]);
            KeyInterval[] own = left.IsAny ? [domains[column]] : [.. left.Intervals];
            KeyInterval[] shared = [.. own.SelectMany(interval => right.IsAny ? [interval] : right.Intervals.Select(also => Common(interval, also))).Where(interval => interval.Low <= interval.High)];
            if (shared.Length == 0)
            {
                return default;
            }

            cells.Add(new LookupCell("", left.IsAny && right.IsAny ? [] : [.. shared]));
        }

        return cells.ToImmutable();
    }
}

/// <summary>Two rows that meet.</summary>
/// <param name="One">The one that stands first.</param>
/// <param name="Other">The other.</param>
/// <param name="Box">The keys that both take, a cell a column.</param>
public sealed record RowMeeting(int One, int Other, ImmutableArray<LookupCell> Box);
