namespace PolicyEngine.Runtime;

/// <summary>An immutable list with the operators that expressions may use. Every element that an operator looks at takes a step of the <see cref="StepBudget"/>; nothing is lazy.</summary>
/// <remarks><c>xs.Count(x =&gt; …)</c> is <see cref="PolicyListOperators.Count"/>, since a type cannot have a property and a method of one name.</remarks>
/// <typeparam name="T">The element's type.</typeparam>
public sealed class PolicyList<T>
    where T : notnull
{
    private readonly T[] items;

    /// <summary>Keeps a copy of the items.</summary>
    public PolicyList(ReadOnlySpan<T> items)
        : this(items.ToArray())
    {
    }

    private PolicyList(T[] items) => this.items = items;

    /// <summary>How many elements there are.</summary>
    public long Count => items.Length;

    /// <summary>An element by its place.</summary>
    public T At(int index) => items[index];

    /// <summary>Whether there is an element.</summary>
    public bool Any() => items.Length > 0;

    /// <summary>Whether an element meets the condition.</summary>
    public bool Any(Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        foreach (var item in items)
        {
            StepBudget.Step();
            if (condition(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every element meets the condition; yes for an empty list.</summary>
    public bool All(Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        foreach (var item in items)
        {
            StepBudget.Step();
            if (!condition(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The elements that meet the condition, in order.</summary>
    public PolicyList<T> Where(Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var kept = new List<T>();
        foreach (var item in items)
        {
            StepBudget.Step();
            if (condition(item))
            {
                kept.Add(item);
            }
        }

        return new(kept.ToArray());
    }

    /// <summary>The exact sum; 0 for an empty list.</summary>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public long Sum(Func<T, long> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var sum = 0L;
        foreach (var item in items)
        {
            StepBudget.Step();
            sum = checked(sum + value(item));
        }

        return sum;
    }

    /// <inheritdoc cref="Sum(Func{T, long})"/>
    public decimal Sum(Func<T, decimal> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var sum = 0m;
        foreach (var item in items)
        {
            StepBudget.Step();
            sum += value(item);
        }

        return sum;
    }

    /// <inheritdoc cref="Sum(Func{T, long})"/>
    public ExactNumber Sum(Func<T, ExactNumber> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ExactNumber sum = 0m;
        foreach (var item in items)
        {
            StepBudget.Step();
            sum += value(item);
        }

        return sum;
    }

    /// <summary>The smallest value.</summary>
    /// <exception cref="UnavailableException">The list is empty.</exception>
    public long Min(Func<T, long> value) => Least(value);

    /// <inheritdoc cref="Min(Func{T, long})"/>
    public decimal Min(Func<T, decimal> value) => Least(value);

    /// <inheritdoc cref="Min(Func{T, long})"/>
    public ExactNumber Min(Func<T, ExactNumber> value) => Least(value);

    /// <inheritdoc cref="Min(Func{T, long})"/>
    public DateOnly Min(Func<T, DateOnly> value) => Least(value);

    /// <summary>The largest value.</summary>
    /// <exception cref="UnavailableException">The list is empty.</exception>
    public long Max(Func<T, long> value) => Greatest(value);

    /// <inheritdoc cref="Max(Func{T, long})"/>
    public decimal Max(Func<T, decimal> value) => Greatest(value);

    /// <inheritdoc cref="Max(Func{T, long})"/>
    public ExactNumber Max(Func<T, ExactNumber> value) => Greatest(value);

    /// <inheritdoc cref="Max(Func{T, long})"/>
    public DateOnly Max(Func<T, DateOnly> value) => Greatest(value);

    /// <summary>How many different keys the elements have; texts are compared character by character.</summary>
    public long CountDistinct<TKey>(Func<T, TKey> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var keys = new TKey[items.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            StepBudget.Step();
            keys[i] = key(items[i]);
        }

        return DistinctKeys.Count(keys);
    }

    /// <summary>The elements as canonical values (see <see cref="PolicyFrame"/>); for lists of values, not of records.</summary>
    public IReadOnlyList<object> ToCanonical() => Array.ConvertAll(items, Canonical.Box);

    internal static PolicyList<T> Owning(T[] items) => new(items);

    private TValue Least<TValue>(Func<T, TValue> value)
        where TValue : IComparable<TValue>
    {
        ArgumentNullException.ThrowIfNull(value);
        StepBudget.Step();
        var least = value(items.Length > 0 ? items[0] : throw new UnavailableException(-1, "the smallest value of an empty list"));
        for (var i = 1; i < items.Length; i++)
        {
            StepBudget.Step();
            var next = value(items[i]);
            least = next.CompareTo(least) < 0 ? next : least;
        }

        return least;
    }

    private TValue Greatest<TValue>(Func<T, TValue> value)
        where TValue : IComparable<TValue>
    {
        ArgumentNullException.ThrowIfNull(value);
        StepBudget.Step();
        var greatest = value(items.Length > 0 ? items[0] : throw new UnavailableException(-1, "the largest value of an empty list"));
        for (var i = 1; i < items.Length; i++)
        {
            StepBudget.Step();
            var next = value(items[i]);
            greatest = next.CompareTo(greatest) > 0 ? next : greatest;
        }

        return greatest;
    }
}

/// <summary>Makes lists from canonical values (see <see cref="PolicyFrame"/>).</summary>
public static class PolicyList
{
    /// <summary>A list of values.</summary>
    /// <typeparam name="T">The C# type of the values; for a choice, int or an enum over its options.</typeparam>
    /// <param name="values">The canonical values.</param>
    public static PolicyList<T> FromCanonical<T>(IReadOnlyList<object> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        var items = new T[values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Canonical.Unbox<T>(values[i]);
        }

        return PolicyList<T>.Owning(items);
    }

    /// <summary>A list of records.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="records">The records, each its canonical field values in order.</param>
    /// <param name="make">Makes a record from its fields.</param>
    public static PolicyList<T> FromRecords<T>(IReadOnlyList<object[]> records, Func<object[], T> make)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(make);
        var items = new T[records.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = make(records[i]);
        }

        return PolicyList<T>.Owning(items);
    }
}
