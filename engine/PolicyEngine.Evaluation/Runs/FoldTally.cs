using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Runs;

/// <summary>What one record answers.</summary>
/// <param name="Kept">Whether <c>Where</c> keeps it.</param>
/// <param name="Asked">What the condition comes to; for a value, yes where it is known.</param>
/// <param name="Values">The values that it may have; none where that is open.</param>
internal readonly record struct RecordAnswer(Truth Kept, Truth Asked, ImmutableArray<object> Values)
{
    /// <summary>Whether nothing about it is open that could change the answer to the question.</summary>
    public bool Settles(FoldKind kind) => Kept == Truth.No || kind switch
    {
        FoldKind.All => Asked == Truth.Yes || (Kept == Truth.Yes && Asked == Truth.No),
        FoldKind.Any or FoldKind.Count => Asked == Truth.No || (Kept == Truth.Yes && Asked == Truth.Yes),
        FoldKind.Sum => (Kept == Truth.Yes && Asked == Truth.Yes) || (Values is [long or decimal] && Convert.ToDecimal(Values[0], System.Globalization.CultureInfo.InvariantCulture) == 0),
        FoldKind.Min or FoldKind.Max or FoldKind.CountDistinct => Kept == Truth.Yes && Asked == Truth.Yes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>The answers of records put together.</summary>
internal sealed class FoldTally(FoldKind kind, FactType type)
{
    private const int MostValues = 64;

    private readonly List<object> keys = [];
    private readonly List<object> doubtfulKeys = [];
    private readonly object nothing = type == FactType.WholeNumber ? (object)0L : 0m;
    private ImmutableArray<object> totals = [type == FactType.WholeNumber ? (object)0L : 0m];
    private object? extreme;
    private bool isOpenEnded;
    private bool isSettled;
    private long sure;
    private long open;

    /// <summary>Whether something about a record before was not known.</summary>
    public bool IsOpen => open > 0 || isOpenEnded;

    /// <summary>Whether the smallest or largest of nothing was asked for.</summary>
    public bool IsOfNothing => kind is FoldKind.Min or FoldKind.Max && extreme is null && !IsOpen;

    /// <summary>Takes the next record's answer.</summary>
    /// <returns>Whether no further record can change the answer.</returns>
    public bool Take(RecordAnswer record)
    {
        if (record.Kept == Truth.No)
        {
            return false;
        }

        open += record.Settles(kind) ? 0 : 1;
        switch (kind)
        {
            case FoldKind.Any or FoldKind.All or FoldKind.Count:
                var hits = record.Kept == Truth.Yes && record.Asked == (kind == FoldKind.All ? Truth.No : Truth.Yes);
                sure += hits ? 1 : 0;
                isSettled = hits && kind != FoldKind.Count;
                break;
            case FoldKind.Sum:
                Add(record);
                break;
            case FoldKind.CountDistinct:
                AddKey(record);
                break;
            default:
                Compare(record);
                break;
        }

        return isSettled;
    }

    /// <summary>The values that the answer may have; none where that is open.</summary>
    public ImmutableArray<object> Values() => kind switch
    {
        FoldKind.Any or FoldKind.All => isSettled ? [kind == FoldKind.Any] : open == 0 ? [kind == FoldKind.All] : [],
        FoldKind.Count => open < MostValues ? [.. Enumerable.Range(0, (int)open + 1).Select(more => (object)(sure + more))] : [],
        FoldKind.Sum => isOpenEnded ? [] : totals,
        FoldKind.CountDistinct => isOpenEnded || doubtfulKeys.Exists(key => !keys.Contains(key)) ? [] : [(long)keys.Count],
        FoldKind.Min or FoldKind.Max => IsOpen ? [] : [extreme!],
        _ => throw new InvalidOperationException("a question of an unknown kind"),
    };

    private void Add(RecordAnswer record)
    {
        var added = record.Kept == Truth.Yes ? record.Values : record.Values.IsEmpty ? [] : [.. record.Values, nothing];
        isOpenEnded |= added.IsEmpty;
        if (isOpenEnded)
        {
            return;
        }

        totals = [.. totals.SelectMany(total => added.Select(value => Sum(total, value))).Distinct()];
        isOpenEnded = totals.Length > MostValues;
    }

    private static object Sum(object total, object value) => total is long number ? (object)checked(number + (long)value) : (decimal)total + (decimal)value;

    private void AddKey(RecordAnswer record)
    {
        if (record.Values is not [var key])
        {
            isOpenEnded = true;
            return;
        }

        var known = record.Kept == Truth.Yes ? keys : doubtfulKeys;
        if (!known.Contains(key))
        {
            known.Add(key);
        }
    }

    private void Compare(RecordAnswer record)
    {
        if (record is { Kept: Truth.Yes, Values: [IComparable value] } && (extreme is null || (kind == FoldKind.Min ? value.CompareTo(extreme) < 0 : value.CompareTo(extreme) > 0)))
        {
            extreme = value;
        }
    }
}
