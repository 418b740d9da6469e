using System.Diagnostics.CodeAnalysis;

namespace PolicyEngine.Model.Runtime;

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

    internal static ParameterTable Create(PolicyModel model, int parameter) => model.Parameters[parameter] switch
    {
        { KeyType: null, Type: var type } => CreateFor(type, new UnkeyedMaker(model, parameter)),
        { KeyType: FactType.Choice, Type: var type } => CreateFor(type, new KeyedMaker<int>(model, parameter)),
        { KeyType: FactType.Text, Type: var type } => CreateFor(type, new KeyedMaker<string>(model, parameter)),
        { KeyType: FactType.WholeNumber, Type: var type } => CreateFor(type, new KeyedMaker<long>(model, parameter)),
        _ => throw new ArgumentException("a parameter's key is a choice, a text or a whole number", nameof(model)),
    };

    private protected object Parse(string text) =>
        ValueText.TryParse(text, Parameter.Type, Choices) ?? throw new ArgumentException($"the parameter `{Parameter.Name}` has the value `{text}`, which is not of its type", nameof(text));

    private static ParameterTable CreateFor(FactType type, IMaker maker) => type switch
    {
        FactType.YesNo => maker.Make<bool>(),
        FactType.WholeNumber => maker.Make<long>(),
        FactType.Decimal or FactType.Money => maker.Make<decimal>(),
        FactType.Date => maker.Make<DateOnly>(),
        FactType.Time => maker.Make<TimeOnly>(),
        FactType.Text => maker.Make<string>(),
        FactType.Choice => maker.Make<int>(),
        FactType.List => throw new ArgumentException("a parameter is never a list", nameof(type)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private interface IMaker
    {
        public ParameterTable Make<T>()
            where T : notnull;
    }

    private sealed record UnkeyedMaker(PolicyModel Model, int Place) : IMaker
    {
        public ParameterTable Make<T>()
            where T : notnull => new ParameterTable<T>(Model, Place);
    }

    private sealed record KeyedMaker<TKey>(PolicyModel Model, int Place) : IMaker
        where TKey : notnull
    {
        public ParameterTable Make<T>()
            where T : notnull => new KeyedParameterTable<TKey, T>(Model, Place);
    }
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
