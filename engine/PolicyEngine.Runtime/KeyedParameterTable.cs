using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>A parameter by key. Expressions read it through <see cref="KeyedByChoice{TEnum, T}"/>, <see cref="KeyedByText{T}"/> or <see cref="KeyedByNumber{T}"/>.</summary>
/// <typeparam name="TKey">int (an option's place), string or long.</typeparam>
/// <typeparam name="T">The value's C# type, as for <see cref="ParameterTable{T}"/>.</typeparam>
public sealed class KeyedParameterTable<TKey, T> : ParameterTable
    where TKey : notnull
    where T : notnull
{
    private readonly Dictionary<TKey, ParameterSeries<T>> series = [];

    internal KeyedParameterTable(PolicyModel model, int parameter)
        : base(model, parameter)
    {
        foreach (var values in Parameter.Values.GroupBy(value => KeyOf(value.Key)))
        {
            series.Add(values.Key, new(values, Parse));
        }
    }

    /// <summary>The value under a key on a day. Allocates nothing.</summary>
    /// <exception cref="UnavailableException">There is no value under the key on the day; it names the key.</exception>
    public T Get(TKey key, DateOnly day) => TryGet(key, day, out var value) ? value : throw new UnavailableException(Slot, TextOf(key));

    // A day of the expression's own choice is named where there is no value.
    internal T Get(TKey key, DateOnly day, bool isDated) =>
        TryGet(key, day, out var value) ? value : throw (isDated ? new UnavailableException(Slot, TextOf(key), day) : new UnavailableException(Slot, TextOf(key)));

    /// <summary>Whether there is a value under a key on a day, and which.</summary>
    public bool TryGet(TKey key, DateOnly day, [MaybeNullWhen(false)] out T value)
    {
        if (series.TryGetValue(key, out var found))
        {
            return found.TryGet(day, out value);
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public override object? ValueOn(DateOnly day, object? key) => key is TKey typed && TryGet(typed, day, out var value) ? Canonical.Box(value) : null;

    /// <inheritdoc/>
    public override ParameterValue? EntryOn(DateOnly day, string? key) =>
        key is not null && TryKey(key, out var typed) && series.TryGetValue(typed, out var found) ? found.EntryOn(day) : null;

    private TKey KeyOf(string? text) =>
        text is not null && TryKey(text, out var key) ? key : throw new ArgumentException($"the parameter `{Parameter.Name}` has a value without a proper key", nameof(text));

    private bool TryKey(string text, [MaybeNullWhen(false)] out TKey key)
    {
        if (ValueText.TryParse(text, Parameter.KeyType ?? FactType.List, KeyChoices) is TKey typed)
        {
            key = typed;
            return true;
        }

        key = default;
        return false;
    }

    private string TextOf(TKey key) => key is int option && KeyChoices is { } choices && (uint)option >= (uint)choices.Options.Length
        ? option.ToString(CultureInfo.InvariantCulture)
        : ValueText.Format(key, KeyChoices);
}
