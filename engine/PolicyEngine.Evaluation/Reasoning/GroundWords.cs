using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>What a value is: enough to show it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="ChoiceSet">For a choice, the place of its options; -1 otherwise.</param>
/// <param name="Unit">The unit; may be empty.</param>
internal readonly record struct ValueKind(FactType Type, int ChoiceSet, string Unit)
{
    public static ValueKind Of(FactType type) => new(type, -1, "");
}

/// <summary>The words in which grounds are told: names, values and comparisons, never code.</summary>
internal sealed class GroundWords(PolicyModel model)
{
    private static readonly Dictionary<TermOperator, string> NumberForms = new()
    {
        [TermOperator.GreaterOrEqual] = "{0} or more",
        [TermOperator.Greater] = "more than {0}",
        [TermOperator.LessOrEqual] = "at most {0}",
        [TermOperator.Less] = "less than {0}",
        [TermOperator.NotEqual] = "any but {0}",
    };

    private static readonly Dictionary<TermOperator, string> DayForms = new()
    {
        [TermOperator.GreaterOrEqual] = "on or after {0}",
        [TermOperator.Greater] = "after {0}",
        [TermOperator.LessOrEqual] = "by {0}",
        [TermOperator.Less] = "before {0}",
        [TermOperator.NotEqual] = "any but {0}",
    };

    private static readonly Dictionary<TermOperator, TermOperator> Opposites = new()
    {
        [TermOperator.Equal] = TermOperator.NotEqual,
        [TermOperator.NotEqual] = TermOperator.Equal,
        [TermOperator.Less] = TermOperator.GreaterOrEqual,
        [TermOperator.LessOrEqual] = TermOperator.Greater,
        [TermOperator.Greater] = TermOperator.LessOrEqual,
        [TermOperator.GreaterOrEqual] = TermOperator.Less,
    };

    private static readonly Dictionary<TermOperator, TermOperator> Turns = new()
    {
        [TermOperator.Less] = TermOperator.Greater,
        [TermOperator.LessOrEqual] = TermOperator.GreaterOrEqual,
        [TermOperator.Greater] = TermOperator.Less,
        [TermOperator.GreaterOrEqual] = TermOperator.LessOrEqual,
    };

    private static readonly Dictionary<TermOperator, string> Signs = new()
    {
        [TermOperator.Equal] = "==",
        [TermOperator.NotEqual] = "!=",
        [TermOperator.Less] = "<",
        [TermOperator.LessOrEqual] = "<=",
        [TermOperator.Greater] = ">",
        [TermOperator.GreaterOrEqual] = ">=",
    };

    public ChoiceSet? Choices(int place) => place < 0 ? null : model.Choices[place];

    /// <summary>A value as people read it: money without pence when it is whole.</summary>
    public string Shown(object value, ValueKind kind)
    {
        if (value is IReadOnlyList<object[]> records)
        {
            return Count(records.Count, "record", "records");
        }

        if (value is IReadOnlyList<object> several)
        {
            return Count(several.Count, "value", "values");
        }

        if (value is int option && Choices(kind.ChoiceSet) is { } choices && string.Equals(choices.Options[option].Title, choices.Options[option].Name, StringComparison.Ordinal))
        {
            return choices.Options[option].Name.Replace('_', ' ');
        }

        var fitted = Fitted(value, kind.Type);
        var isBetween = kind.Type == FactType.WholeNumber && fitted is decimal;
        var text = ValueText.Display(fitted, kind.Type is FactType.List || isBetween ? TypeOf(fitted) : kind.Type, Choices(kind.ChoiceSet), WithPlural(fitted, kind.Unit));
        return kind.Type == FactType.Money ? text.Replace(".00", "", StringComparison.Ordinal) : text;
    }

    /// <summary>A value as canonical text.</summary>
    public string Canonical(object value, ValueKind kind) =>
        value is System.Collections.IEnumerable and not string ? Shown(value, kind) : ValueText.Format(Fitted(value, kind.Type), Choices(kind.ChoiceSet));

    /// <summary>What people call a fact: its title, else its question, else its name in words.</summary>
    public static string Name(Fact fact) => fact.Title.Length > 0 ? fact.Title : fact.Ask.Length > 0 ? fact.Ask : Spoken(fact.Name);

    /// <summary>A name of the code as words.</summary>
    public static string Spoken(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name.Trim('_'))
        {
            words.Append(letter == '_' ? " " : char.IsUpper(letter) && words.Length > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}");
        }

        return Capital(words.ToString());
    }

    /// <summary>What people call an item; empty when the author gave no title, or wants it joined to what reads it.</summary>
    public static string Title(Item item) => !item.IsNamed || item.ShownTo == Readers.Nobody || string.Equals(item.Title, item.Name, StringComparison.Ordinal) ? "" : item.Title;

    /// <summary>What people call a rule.</summary>
    public static string Title(Rule rule) => string.Equals(rule.Title, rule.Id, StringComparison.Ordinal) ? Spoken(rule.Id) : rule.Title;

    /// <summary>A name and what it is: <c>Question? Value</c>, or <c>Title: value</c>.</summary>
    public static string Said(string name, string value) => Phrases.Said(name, value);

    /// <summary>A text as a sentence.</summary>
    public static string Sentence(string text) => Phrases.Sentence(text);

    public static string Capital(string text) => Phrases.Capital(text);

    /// <summary>A count with its noun.</summary>
    public static string Count(long count, string one, string several) => count == 1 ? $"1 {one}" : $"{count.ToString(CultureInfo.InvariantCulture)} {several}";

    /// <summary>What is needed by a comparison with a figure: <c>8 points or more</c>, <c>before 10 May 1962</c>.</summary>
    public static string Needed(TermOperator operation, string figure, FactType type)
    {
        var forms = type is FactType.Date or FactType.Time ? DayForms : NumberForms;
        return forms.TryGetValue(operation, out var form) ? string.Format(CultureInfo.InvariantCulture, form, figure) : figure;
    }

    /// <summary>The operator that holds exactly when another one does not.</summary>
    public static TermOperator Opposite(TermOperator operation) => Opposites.GetValueOrDefault(operation, operation);

    /// <summary>The operator after the sides have changed places.</summary>
    public static TermOperator Turned(TermOperator operation) => Turns.GetValueOrDefault(operation, operation);

    public static string Sign(TermOperator operation) => Signs.GetValueOrDefault(operation, "");

    public static bool IsComparison(TermOperator operation) => Sign(operation).Length > 0;

    private static FactType TypeOf(object value) => value switch
    {
        bool => FactType.YesNo,
        long => FactType.WholeNumber,
        decimal => FactType.Decimal,
        DateOnly => FactType.Date,
        TimeOnly => FactType.Time,
        _ => FactType.Text,
    };

    // What an expression gives may be a whole number where money stands, and a decimal where a count does.
    private static object Fitted(object value, FactType type) => (type, value) switch
    {
        (FactType.Money or FactType.Decimal, long number) => (decimal)number,
        (FactType.WholeNumber, decimal number) when number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue => (long)number,
        _ => value,
    };

    private static string WithPlural(object value, string unit) => value is 1L && unit.Length > 2 && unit.EndsWith('s') && !unit.EndsWith("ss", StringComparison.Ordinal) ? unit[..^1] : unit;
}
