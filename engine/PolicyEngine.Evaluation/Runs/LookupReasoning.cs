using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Runs;

/// <summary>What a table gives when some of its rows only might apply: the value, where every possible completion gives the same one.</summary>
internal static class LookupReasoning
{
    public static bool Collects(HitPolicy hit) =>
        hit is HitPolicy.CollectList or HitPolicy.CollectSum or HitPolicy.CollectMin or HitPolicy.CollectMax or HitPolicy.CollectCount;

    /// <summary>Whether the rows that only might apply cannot change what the sure ones collect to.</summary>
    public static bool CollectsTheSame(LookupPlan lookup, List<int> sure, List<int> possible)
    {
        if (possible.Exists(row => lookup.Table.Rows[row].Undecided))
        {
            return false;
        }

        var replacesOtherwise = sure.Count == 0 && lookup.Table.Otherwise is not null;
        if (lookup.Table.Hit == HitPolicy.CollectSum)
        {
            return !replacesOtherwise && possible.TrueForAll(row => lookup.Index.BoxedValue(0, row) is 0L or 0m);
        }

        return sure.Count > 0
            && lookup.Table.Hit is HitPolicy.CollectMin or HitPolicy.CollectMax
            && IsWithin(lookup, sure, possible, lookup.Table.Hit == HitPolicy.CollectMin ? -1 : 1);
    }

    /// <summary>A row whose values hold whichever of the possible rows applies, the number of rows for otherwise, or -1.</summary>
    public static int SharedRow(LookupPlan lookup, PolicyModel model, ReadOnlySpan<bool> open, List<int> sure, List<int> possible)
    {
        var rows = lookup.Table.Rows;
        if (possible.Exists(row => rows[row].Undecided) || Candidates(lookup, sure, possible) is not { Count: > 0 } candidates)
        {
            return -1;
        }

        if (sure.Count == 0 && !CoversAll(lookup, model, open, possible))
        {
            if (lookup.Table.Otherwise is not { Undecided: false })
            {
                return -1;
            }

            candidates.Add(rows.Length);
        }

        var first = candidates[0];
        for (var output = 0; output < lookup.Table.Outputs.Length; output++)
        {
            var value = lookup.Index.BoxedValue(output, first);
            var place = output;
            if (!candidates.TrueForAll(row => Equals(lookup.Index.BoxedValue(place, row), value)))
            {
                return -1;
            }
        }

        return first;
    }

    private static List<int>? Candidates(LookupPlan lookup, List<int> sure, List<int> possible) =>
        lookup.Table.Hit == HitPolicy.Any ? [.. sure, .. possible]
        : lookup.Table.Hit == HitPolicy.Unique ? (sure.Count == 0 && AreApart(lookup, possible) ? [.. possible] : null)
        : sure.Count == 0 ? [.. possible]
        : lookup.Table.Hit == HitPolicy.First ? [sure[0], .. possible.Where(row => row < sure[0])]
        : MostWanted(lookup, sure, possible);

    private static List<int> MostWanted(LookupPlan lookup, List<int> sure, List<int> possible)
    {
        var best = sure.MinBy(Rank);
        return [best, .. possible.Where(row => Rank(row).CompareTo(Rank(best)) < 0)];

        (int Wanted, int Row) Rank(int row)
        {
            var wanted = lookup.Table.Priority.IndexOf(lookup.Table.Rows[row].Values[0]);
            return (wanted < 0 ? int.MaxValue : wanted, row);
        }
    }

    private static bool AreApart(LookupPlan lookup, List<int> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = i + 1; j < rows.Count; j++)
            {
                var (one, other) = (lookup.Table.Rows[rows[i]].Cells, lookup.Table.Rows[rows[j]].Cells);
                if (!Enumerable.Range(0, one.Length).Any(column => AreApart(one[column], other[column])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool AreApart(LookupCell one, LookupCell other) =>
        !one.IsAny && !other.IsAny && one.Intervals.All(left => other.Intervals.All(right => left.High < right.Low || right.High < left.Low));

    // Only for one open column: whether its every value is accepted by some row that needs nothing else.
    private static bool CoversAll(LookupPlan lookup, PolicyModel model, ReadOnlySpan<bool> open, List<int> possible)
    {
        var column = open.IndexOf(true);
        if (column < 0 || open[(column + 1)..].Contains(true))
        {
            return false;
        }

        var rows = possible.Where(row => lookup.When[row] < 0).Select(row => lookup.Table.Rows[row].Cells[column]).ToArray();
        var (next, last) = Domain(lookup.Table.Columns[column], model);
        foreach (var interval in rows.SelectMany(cell => cell.IsAny ? [new KeyInterval(long.MinValue, long.MaxValue)] : cell.Intervals).OrderBy(interval => interval.Low))
        {
            if (interval.Low > next)
            {
                return false;
            }

            if (interval.High >= last)
            {
                return true;
            }

            next = Math.Max(next, interval.High + 1);
        }

        return false;
    }

    private static (long First, long Last) Domain(LookupColumn column, PolicyModel model) =>
        column.Type == FactType.YesNo ? (0, 1)
        : column.Type == FactType.Choice ? (0, model.Choices[column.ChoiceSet].Options.Length - 1)
        : (long.MinValue, long.MaxValue);

    private static bool IsWithin(LookupPlan lookup, List<int> sure, List<int> possible, int direction)
    {
        var order = Comparer<object>.Default;
        var extreme = sure.Select(row => lookup.Index.BoxedValue(0, row)).Aggregate((a, b) => order.Compare(a, b) * direction >= 0 ? a : b);
        return possible.TrueForAll(row => order.Compare(lookup.Index.BoxedValue(0, row), extreme) * direction <= 0);
    }
}
