using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>The values of a parameter by date, and perhaps by key. Immutable. A value lasts until its last day, or until the day before the next value of its key, or for ever.</summary>
public abstract class ParameterTable
{
    private protected ParameterTable(PolicyModel model, int parameter)
    {
        Parameter = model.Parameters[parameter];
        Slot = model.ParameterSlot(parameter);
        Choices = Parameter.ChoiceSet < 0 ? null : model.Choices[Parameter.ChoiceSet];
        KeyChoices = Parameter.KeyChoiceSet < 0 ? null : model.Choices[Parameter.KeyChoiceSet];
    }

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; }

    /// <summary>The parameter's slot, which an <see cref="UnavailableException"/> names.</summary>
    public int Slot { get; }

    private protected ChoiceSet? Choices { get; }

    private protected ChoiceSet? KeyChoices { get; }

    /// <summary>The canonical value on a day, or <see langword="null"/> when there is none.</summary>
    /// <param name="day">The day.</param>
    /// <param name="key">The canonical key (an option's place, a text or a whole number); <see langword="null"/> for a parameter without keys.</param>
    public abstract object? ValueOn(DateOnly day, object? key);

    /// <summary>The entry in effect on a day, for its citation and dates, or <see langword="null"/> when there is none. Where the author states that there is no value, the entry with a null value.</summary>
    /// <param name="day">The day.</param>
    /// <param name="key">The key as text (option name, text, or digits); <see langword="null"/> for a parameter without keys.</param>
    public abstract ParameterValue? EntryOn(DateOnly day, string? key);

    // Every combination is written out, so that none has to be compiled when the first policy is loaded.
    internal static ParameterTable Create(PolicyModel model, int parameter) => model.Parameters[parameter] switch
    {
        { KeyType: null } => CreateUnkeyed(model, parameter),
        { KeyType: FactType.Choice } => CreateKeyed<int>(model, parameter),
        { KeyType: FactType.Text } => CreateKeyed<string>(model, parameter),
        { KeyType: FactType.WholeNumber } => CreateKeyed<long>(model, parameter),
        _ => throw new ArgumentException("a parameter's key is a choice, a text or a whole number", nameof(model)),
    };

    private protected object Parse(string text) =>
        ValueText.TryParse(text, Parameter.Type, Choices) ?? throw new ArgumentException($"the parameter `{Parameter.Name}` has the value `{text}`, which is not of its type", nameof(text));

    private static ParameterTable CreateUnkeyed(PolicyModel model, int parameter) => model.Parameters[parameter].Type switch
    {
        FactType.YesNo => new ParameterTable<bool>(model, parameter),
        FactType.WholeNumber => new ParameterTable<long>(model, parameter),
        FactType.Decimal or FactType.Money => new ParameterTable<decimal>(model, parameter),
        FactType.Date => new ParameterTable<DateOnly>(model, parameter),
        FactType.Time => new ParameterTable<TimeOnly>(model, parameter),
        FactType.Text => new ParameterTable<string>(model, parameter),
        FactType.Choice => new ParameterTable<int>(model, parameter),
        FactType.List => throw new ArgumentException("a parameter is never a list", nameof(parameter)),
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };

    private static ParameterTable CreateKeyed<TKey>(PolicyModel model, int parameter)
        where TKey : notnull => model.Parameters[parameter].Type switch
        {
            FactType.YesNo => new KeyedParameterTable<TKey, bool>(model, parameter),
            FactType.WholeNumber => new KeyedParameterTable<TKey, long>(model, parameter),
            FactType.Decimal or FactType.Money => new KeyedParameterTable<TKey, decimal>(model, parameter),
            FactType.Date => new KeyedParameterTable<TKey, DateOnly>(model, parameter),
            FactType.Time => new KeyedParameterTable<TKey, TimeOnly>(model, parameter),
            FactType.Text => new KeyedParameterTable<TKey, string>(model, parameter),
            FactType.Choice => new KeyedParameterTable<TKey, int>(model, parameter),
            FactType.List => throw new ArgumentException("a parameter is never a list", nameof(parameter)),
            _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
        };
}

/// <summary>A parameter without keys. Compiled code takes it from <see cref="PolicyData.Table{T}"/> once and asks <see cref="Get"/> for each decision.</summary>
/// <typeparam name="T">The value's C# type: bool, long, decimal, DateOnly, TimeOnly, string; for a choice, int or an enum over its options.</typeparam>
public sealed class ParameterTable<T> : ParameterTable
    where T : notnull
{
    private readonly ParameterSeries<T> series;

    internal ParameterTable(PolicyModel model, int parameter)
        : base(model, parameter) => series = new(Parameter.Values, Parse);

    /// <summary>The value on a day. Allocates nothing.</summary>
    /// <exception cref="UnavailableException">There is no value on the day.</exception>
    public T Get(DateOnly day) => series.TryGet(day, out var value) ? value : throw new UnavailableException(Slot, null);

    /// <summary>Whether there is a value on a day, and which.</summary>
    public bool TryGet(DateOnly day, [MaybeNullWhen(false)] out T value) => series.TryGet(day, out value);

    /// <inheritdoc/>
    public override object? ValueOn(DateOnly day, object? key) => series.TryGet(day, out var value) ? Canonical.Box(value) : null;

    /// <inheritdoc/>
    public override ParameterValue? EntryOn(DateOnly day, string? key) => series.EntryOn(day);
}
