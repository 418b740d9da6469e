using System.Globalization;
using System.Text;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Deciding;

/// <summary>What is known of an answer of a row.</summary>
internal enum AnswerState : byte
{
    /// <summary>It is not determined, or broke.</summary>
    Open,

    /// <summary>It has a value.</summary>
    Given,

    /// <summary>It does not apply.</summary>
    None,
}

/// <summary>The outcome, a part or an output of the rows of a block.</summary>
internal abstract class AnswerColumn(Item item, int place, ChoiceSet? choices)
{
    /// <summary>The heading: <c>outcome</c>, or the name of the part or output.</summary>
    public string Name { get; } = item.Kind == ItemKind.Outcome ? "outcome" : item.Name;

    /// <summary>What it is in the policy.</summary>
    public Item Item { get; } = item;

    /// <summary>Its place in the policy.</summary>
    public int Place { get; } = place;

    /// <summary>The options, of a choice.</summary>
    public ChoiceSet? Choices { get; } = choices;

    /// <summary>What is known, for each row.</summary>
    public AnswerState[] States { get; private set; } = [];

    /// <summary>The values, for code that writes them by their own type.</summary>
    public abstract Array All { get; }

    /// <summary>Makes room for rows.</summary>
    public virtual void Grow(int rows)
    {
        var states = States;
        Array.Resize(ref states, rows);
        States = states;
    }

    /// <summary>Takes a canonical value from the explained form.</summary>
    public abstract void Set(int row, object value);

    /// <summary>Writes a value as text.</summary>
    public abstract void Write(int row, Utf8Buffer buffer);

    /// <summary>Whether another column gives a row the same value.</summary>
    public virtual bool IsSame(AnswerColumn other, int row) => TextOf(row) == other.TextOf(row);

    /// <summary>The value as text, for comparing.</summary>
    public string TextOf(int row)
    {
        if (States[row] != AnswerState.Given)
        {
            return States[row] == AnswerState.Open ? "?" : "";
        }

        var buffer = new Utf8Buffer();
        Write(row, buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>The answers of a policy, in its order.</summary>
    public static IEnumerable<AnswerColumn> Of(PolicyModel model) => model.Items
        .Select((item, place) => (Item: item, Place: place))
        .Where(pair => pair.Item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output)
        .OrderBy(pair => pair.Item.Kind == ItemKind.Outcome ? 0 : 1)
        .Select(pair => For(pair.Item, pair.Place, pair.Item.ChoiceSet < 0 ? null : model.Choices[pair.Item.ChoiceSet]));

    private static AnswerColumn For(Item item, int place, ChoiceSet? choices) => item.Type switch
    {
        FactType.YesNo => new AnswerColumn<bool>(item, place, choices),
        FactType.WholeNumber => new AnswerColumn<long>(item, place, choices),
        FactType.Decimal or FactType.Money => new AnswerColumn<decimal>(item, place, choices),
        FactType.Date => new AnswerColumn<DateOnly>(item, place, choices),
        FactType.Time => new AnswerColumn<TimeOnly>(item, place, choices),
        FactType.Text => new AnswerColumn<string>(item, place, choices),
        FactType.Choice => new AnswerColumn<int>(item, place, choices),
        FactType.List => new AnswerColumn<object>(item, place, choices),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };
}

/// <summary>Answers of one type.</summary>
/// <typeparam name="T">The C# type; of a choice, the option's place; of a list, the canonical values.</typeparam>
internal sealed class AnswerColumn<T>(Item item, int place, ChoiceSet? choices) : AnswerColumn(item, place, choices)
    where T : notnull
{
    private readonly byte[][] options = choices is null ? [] : [.. choices.Options.Select(option => Encoding.UTF8.GetBytes(option.Name))];
    private T[] values = [];

    /// <summary>The values.</summary>
    public T[] Values => values;

    /// <inheritdoc/>
    public override Array All => values;

    /// <inheritdoc/>
    public override void Grow(int rows)
    {
        base.Grow(rows);
        Array.Resize(ref values, rows);
    }

    /// <inheritdoc/>
    public override bool IsSame(AnswerColumn other, int row) => other is AnswerColumn<T> { Choices: null } same && Choices is null
        ? EqualityComparer<T>.Default.Equals(values[row], same.values[row]) || (values[row] is not (bool or long or decimal or DateOnly or string) && base.IsSame(other, row))
        : base.IsSame(other, row);

    /// <inheritdoc/>
    public override void Set(int row, object value) => values[row] = (T)value;

    /// <inheritdoc/>
    public override void Write(int row, Utf8Buffer buffer)
    {
        switch (values)
        {
            case int[] places:
                buffer.Add(options[places[row]]);
                break;
            case bool[] yes:
                buffer.Add(yes[row] ? "yes"u8 : "no"u8);
                break;
            case long[] numbers:
                buffer.Add(numbers[row], default);
                break;
            case decimal[] numbers:
                buffer.Add(numbers[row], default);
                break;
            case DateOnly[] days:
                buffer.Add(days[row], "yyyy-MM-dd");
                break;
            case string[] texts:
                buffer.Add(texts[row]);
                break;
            default:
                buffer.Add(Spoken(values[row]));
                break;
        }
    }

    private string Spoken(object value) => value is IReadOnlyList<object> list
        ? string.Join("; ", list.Select(Spoken))
        : value is string or bool or long or decimal or DateOnly or TimeOnly or int ? ValueText.Format(value, Choices) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
