using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>A parameter keyed by a choice, on one day: <c>lending_limit[counterparty]</c>.</summary>
/// <typeparam name="TEnum">The key: an enum over the options, with <see cref="int"/> beneath.</typeparam>
/// <typeparam name="T">The value's C# type; for a choice, an enum over its options.</typeparam>
[SuppressMessage("Performance", "CA1815", Justification = "a view is indexed, never compared")]
[SuppressMessage("Style", "IDE1006", Justification = "officers write these names in their rules")]
public readonly struct KeyedByChoice<TEnum, T>
    where TEnum : struct, Enum
    where T : notnull
{
    private readonly KeyedParameterTable<int, T> table;
    private readonly DateOnly asOf;
    private readonly bool isDated;

    /// <summary>Views a parameter on a day. Cheap enough to make for each use.</summary>
    /// <param name="data">The policy's data.</param>
    /// <param name="parameter">The parameter's place in <see cref="PolicyModel.Parameters"/>.</param>
    /// <param name="asOf">The day.</param>
    public KeyedByChoice(PolicyData data, int parameter, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(data);
        table = data.Keyed<int, T>(parameter);
        this.asOf = asOf;
    }

    private KeyedByChoice(KeyedParameterTable<int, T> table, DateOnly day)
    {
        this.table = table;
        asOf = day;
        isDated = true;
    }

    /// <summary>The parameter on another day.</summary>
    public KeyedByChoice<TEnum, T> at(DateOnly day) => new(table, day);

    /// <summary>The value under a key.</summary>
    /// <exception cref="UnavailableException">There is none on the day.</exception>
    public T this[TEnum key] => table.Get(Canonical.ToOption(key), asOf, isDated);
}

/// <summary>A parameter keyed by a text, on one day. Texts are compared character by character.</summary>
/// <typeparam name="T">The value's C# type; for a choice, an enum over its options.</typeparam>
[SuppressMessage("Performance", "CA1815", Justification = "a view is indexed, never compared")]
[SuppressMessage("Style", "IDE1006", Justification = "officers write these names in their rules")]
public readonly struct KeyedByText<T>
    where T : notnull
{
    private readonly KeyedParameterTable<string, T> table;
    private readonly DateOnly asOf;
    private readonly bool isDated;

    /// <summary>Views a parameter on a day. Cheap enough to make for each use.</summary>
    /// <param name="data">The policy's data.</param>
    /// <param name="parameter">The parameter's place in <see cref="PolicyModel.Parameters"/>.</param>
    /// <param name="asOf">The day.</param>
    public KeyedByText(PolicyData data, int parameter, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(data);
        table = data.Keyed<string, T>(parameter);
        this.asOf = asOf;
    }

    private KeyedByText(KeyedParameterTable<string, T> table, DateOnly day)
    {
        this.table = table;
        asOf = day;
        isDated = true;
    }

    /// <summary>The parameter on another day.</summary>
    public KeyedByText<T> at(DateOnly day) => new(table, day);

    /// <summary>The value under a key.</summary>
    /// <exception cref="UnavailableException">There is none on the day.</exception>
    public T this[string key] => table.Get(key, asOf, isDated);
}

/// <summary>A parameter keyed by a whole number, on one day.</summary>
/// <typeparam name="T">The value's C# type; for a choice, an enum over its options.</typeparam>
[SuppressMessage("Performance", "CA1815", Justification = "a view is indexed, never compared")]
[SuppressMessage("Style", "IDE1006", Justification = "officers write these names in their rules")]
public readonly struct KeyedByNumber<T>
    where T : notnull
{
    private readonly KeyedParameterTable<long, T> table;
    private readonly DateOnly asOf;
    private readonly bool isDated;

    /// <summary>Views a parameter on a day. Cheap enough to make for each use.</summary>
    /// <param name="data">The policy's data.</param>
    /// <param name="parameter">The parameter's place in <see cref="PolicyModel.Parameters"/>.</param>
    /// <param name="asOf">The day.</param>
    public KeyedByNumber(PolicyData data, int parameter, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(data);
        table = data.Keyed<long, T>(parameter);
        this.asOf = asOf;
    }

    private KeyedByNumber(KeyedParameterTable<long, T> table, DateOnly day)
    {
        this.table = table;
        asOf = day;
        isDated = true;
    }

    /// <summary>The parameter on another day.</summary>
    public KeyedByNumber<T> at(DateOnly day) => new(table, day);

    /// <summary>The value under a key.</summary>
    /// <exception cref="UnavailableException">There is none on the day.</exception>
    public T this[long key] => table.Get(key, asOf, isDated);
}
