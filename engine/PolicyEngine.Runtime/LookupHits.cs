using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>
/// Gathers the rows that apply, for tables with further conditions or that collect. Compiled code walks <see cref="LookupIndex.Next"/> from -1, tests each row's own condition, adds the rows that hold
/// until <see cref="Add"/> says that no further one matters, and takes the result. Rows are added as written.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "it gathers and is never compared")]
public struct LookupHits
{
    private readonly LookupIndex index;
    private int found;
    private int conflict;
    private bool undecided;
    private int count;
    private int[] collected;

    /// <summary>Starts with no row.</summary>
    public LookupHits(LookupIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        this.index = index;
        found = conflict = -1;
        collected = [];
    }

    /// <summary>Adds a row that applies.</summary>
    /// <param name="row">Its place; larger than those before.</param>
    /// <returns>Whether a further row can still change the result.</returns>
    public bool Add(int row)
    {
        var results = index.Results;
        if (results.IsUndecided(row))
        {
            undecided = true;
            return false;
        }

        if (!results.IsSingle)
        {
            Collect(row);
            return true;
        }

        if (found < 0 || results.IsPreferred(row, found))
        {
            found = row;
        }
        else if (conflict < 0 && index.Table.Hit is HitPolicy.Unique or HitPolicy.Any && !results.Agree(found, row))
        {
            conflict = row;
        }

        return row < results.LastUndecided || (conflict < 0 && !results.IsFinal(found));
    }

    /// <summary>The row that holds, or the number of rows for the otherwise row.</summary>
    /// <exception cref="UnavailableException">No row applies and there is no otherwise, or the paper leaves the value undecided.</exception>
    /// <exception cref="PolicyFaultException">Two rows apply that may not, or that disagree.</exception>
    public readonly int Row()
    {
        RequireDecided();
        return conflict >= 0 ? throw index.Conflict(found, conflict) : found >= 0 ? found : index.Otherwise();
    }

    /// <summary>How many rows apply; the otherwise row is none.</summary>
    /// <exception cref="UnavailableException">The paper leaves a value undecided.</exception>
    public readonly long CountOf()
    {
        RequireDecided();
        return count;
    }

    /// <summary>The exact sum of the rows' values; of none, the otherwise row's value or 0.</summary>
    /// <typeparam name="T">long or decimal.</typeparam>
    /// <exception cref="UnavailableException">The paper leaves a value undecided.</exception>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public readonly T Sum<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        var sum = T.Zero;
        foreach (var row in Rows())
        {
            sum = checked(sum + index.Value<T>(0, row));
        }

        return sum;
    }

    /// <summary>The smallest of the rows' values; of none, the otherwise row's value.</summary>
    /// <typeparam name="T">The output's C# type.</typeparam>
    /// <exception cref="UnavailableException">No row applies and there is no otherwise, or the paper leaves a value undecided.</exception>
    public readonly T Min<T>()
        where T : notnull => Extreme<T>(-1);

    /// <summary>The largest of the rows' values; of none, the otherwise row's value.</summary>
    /// <typeparam name="T">The output's C# type.</typeparam>
    /// <exception cref="UnavailableException">No row applies and there is no otherwise, or the paper leaves a value undecided.</exception>
    public readonly T Max<T>()
        where T : notnull => Extreme<T>(1);

    /// <summary>The rows' values as written; of none, the otherwise row's value alone or an empty list.</summary>
    /// <typeparam name="T">The output's C# type; for a choice, int or an enum over its options.</typeparam>
    /// <exception cref="UnavailableException">The paper leaves a value undecided.</exception>
    public readonly PolicyList<T> ListOf<T>()
        where T : notnull
    {
        var values = new List<T>();
        foreach (var row in Rows())
        {
            values.Add(index.Value<T>(0, row));
        }

        return PolicyList<T>.Owning([.. values]);
    }

    internal readonly object Collected() => (index.Table.Hit, index.Table.Outputs is [var output, ..] ? output.Type : FactType.WholeNumber) switch
    {
        (HitPolicy.CollectCount, _) => CountOf(),
        (HitPolicy.CollectSum, FactType.WholeNumber) => Sum<long>(),
        (HitPolicy.CollectSum, FactType.Decimal or FactType.Money) => Sum<decimal>(),
        (HitPolicy.CollectList, _) => BoxedList(),
        (HitPolicy.CollectMin, _) => BoxedExtreme(-1),
        (HitPolicy.CollectMax, _) => BoxedExtreme(1),
        _ => throw new InvalidOperationException("the table does not collect values of this type"),
    };

    private readonly List<object> BoxedList()
    {
        var values = new List<object>();
        foreach (var row in Rows())
        {
            values.Add(index.BoxedValue(0, row));
        }

        return values;
    }

    private readonly object BoxedExtreme(int direction) => index.BoxedValue(0, ExtremeRow(direction, index.Results.CompareBoxed));

    private readonly T Extreme<T>(int direction)
        where T : notnull
    {
        var table = index;
        return index.Value<T>(0, ExtremeRow(direction, (first, second) => LookupResults.Order<T>().Compare(table.Value<T>(0, first), table.Value<T>(0, second))));
    }

    private readonly int ExtremeRow(int direction, Comparison<int> compare)
    {
        var extreme = -1;
        foreach (var row in Rows())
        {
            if (extreme < 0 || Math.Sign(compare(row, extreme)) == direction)
            {
                extreme = row;
            }
        }

        return extreme >= 0 ? extreme : throw index.Unavailable();
    }

    private void Collect(int row)
    {
        if (index.Table.Hit != HitPolicy.CollectCount)
        {
            if (count == collected.Length)
            {
                Array.Resize(ref collected, Math.Max(4, count * 2));
            }

            collected[count] = row;
        }

        count++;
    }

    // Without a row the otherwise row stands alone.
    private readonly ReadOnlySpan<int> Rows()
    {
        RequireDecided();
        return count > 0 || index.Table.Otherwise is null ? collected.AsSpan(0, count) : new[] { index.Otherwise() };
    }

    private readonly void RequireDecided()
    {
        if (undecided)
        {
            throw index.Unavailable();
        }
    }
}
