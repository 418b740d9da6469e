using System.Numerics;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Tables;

/// <summary>For a row, the others that begin by its end and end after its beginning in each column: bit sets at each edge, met by intersection.</summary>
internal sealed class MeetingIndex
{
    private readonly LookupTable table;
    private readonly KeyInterval[] domains;
    private readonly EdgeSets[] begun;
    private readonly EdgeSets[] ended;
    private readonly int words;

    public MeetingIndex(LookupTable table, KeyInterval[] domains)
    {
        this.table = table;
        this.domains = domains;
        words = (table.Rows.Length + 63) / 64;
        begun = new EdgeSets[domains.Length];
        ended = new EdgeSets[domains.Length];
        for (var column = 0; column < domains.Length; column++)
        {
            var at = column;
            begun[column] = new EdgeSets([.. Enumerable.Range(0, table.Rows.Length).Select(row => Span(row, at).Low)], words);
            ended[column] = new EdgeSets([.. Enumerable.Range(0, table.Rows.Length).Select(row => -(Int128)Span(row, at).High)], words);
        }
    }

    /// <summary>The rows that may meet one.</summary>
    public IEnumerable<int> Near(int row)
    {
        var met = new ulong[words];
        Array.Fill(met, ulong.MaxValue);
        for (var column = 0; column < domains.Length; column++)
        {
            var span = Span(row, column);
            begun[column].Meet(span.High, met);
            ended[column].Meet(-(Int128)span.Low, met);
        }

        for (var word = 0; word < met.Length; word++)
        {
            for (var bits = met[word]; bits != 0; bits &= bits - 1)
            {
                var other = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (other != row)
                {
                    yield return other;
                }
            }
        }
    }

    private KeyInterval Span(int row, int column) =>
        table.Rows[row].Cells[column] is { IsAny: false } cell ? new KeyInterval(cell.Intervals[0].Low, cell.Intervals[^1].High) : domains[column];

    /// <summary>At each edge, the rows whose own edge is not above it.</summary>
    private sealed class EdgeSets
    {
        // A set for each of so many edges; between two of them the rows are gone through.
        private const int Stride = 64;

        private readonly Int128[] edges;
        private readonly int[] order;
        private readonly ulong[][] sets;

        public EdgeSets(Int128[] own, int words)
        {
            order = [.. Enumerable.Range(0, own.Length)];
            edges = (Int128[])own.Clone();
            Array.Sort(edges, order);
            sets = new ulong[(own.Length / Stride) + 1][];
            var current = new ulong[words];
            for (var i = 0; i <= own.Length; i++)
            {
                if (i % Stride == 0)
                {
                    sets[i / Stride] = (ulong[])current.Clone();
                }

                if (i < own.Length)
                {
                    current[order[i] / 64] |= 1UL << (order[i] % 64);
                }
            }
        }

        public void Meet(Int128 limit, ulong[] met)
        {
            var (low, high) = (0, edges.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = edges[middle] <= limit ? (middle + 1, high) : (low, middle);
            }

            var set = (ulong[])sets[low / Stride].Clone();
            for (var i = low / Stride * Stride; i < low; i++)
            {
                set[order[i] / 64] |= 1UL << (order[i] % 64);
            }

            for (var word = 0; word < met.Length; word++)
            {
                met[word] &= set[word];
            }
        }
    }
}
