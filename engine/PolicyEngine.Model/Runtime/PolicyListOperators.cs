namespace PolicyEngine.Model.Runtime;

/// <summary>The operator that <see cref="PolicyList{T}"/> cannot have as a member, and the ways to make a list. Compiled code imports it with <c>using static</c>.</summary>
public static class PolicyListOperators
{
    /// <summary>How many elements meet the condition.</summary>
    public static long Count<T>(this PolicyList<T> list, Func<T, bool> condition)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Where(condition).Count;
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
