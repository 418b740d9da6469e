using System.Globalization;
using System.Text.Json;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Forms;

/// <summary>A fact as a field of a page.</summary>
internal static class FactField
{
    /// <summary>A longer list of options is a select.</summary>
    public const int MostRadios = 20;

    private const int LongestLine = 60;

    /// <summary>The field of a fact.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="fact">The fact, or a field of a record.</param>
    /// <param name="name">The field's name in the form.</param>
    /// <param name="typed">What was typed and is shown again, by the names of inputs.</param>
    public static FieldView Of(PolicyModel model, Fact fact, string name, IReadOnlyDictionary<string, string> typed)
    {
        var options = OptionsOf(model, fact);
        return new FieldView
        {
            Name = name,
            Kind = KindOf(fact, options.Count),
            Label = LabelOf(fact),
            Hint = HintOf(fact),
            Unit = fact.Type == FactType.Money ? "" : fact.Unit,
            IsMoney = fact.Type == FactType.Money,
            IsNumber = fact.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money,
            IsSensitive = fact.Sensitive,
            Options = options,
            Value = typed.GetValueOrDefault(name, ""),
            Day = typed.GetValueOrDefault($"{name}-day", ""),
            Month = typed.GetValueOrDefault($"{name}-month", ""),
            Year = typed.GetValueOrDefault($"{name}-year", ""),
        };
    }

    /// <summary>The inputs of a date, in the order in which people write them.</summary>
    internal static readonly string[] DateParts = ["day", "month", "year"];

    /// <summary>The names of the inputs of a field.</summary>
    public static IEnumerable<string> NamesOf(Fact fact, string name) => fact.Type == FactType.Date ? DateParts.Select(part => $"{name}-{part}") : [name];

    /// <summary>What is typed where an answer is changed.</summary>
    public static Dictionary<string, string> TypedOf(Fact fact, string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (answer.ValueKind == JsonValueKind.Null)
        {
            typed[name] = PostedFacts.NotKnown;
        }
        else if (fact.Type == FactType.Date)
        {
            var day = DateOnly.ParseExact(answer.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            typed[$"{name}-day"] = day.Day.ToString(CultureInfo.InvariantCulture);
            typed[$"{name}-month"] = day.Month.ToString(CultureInfo.InvariantCulture);
            typed[$"{name}-year"] = day.Year.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            typed[name] = TextOf(answer);
        }

        return typed;
    }

    /// <summary>An answer in the words of people.</summary>
    public static string WordsOf(PolicyModel model, Fact fact, string json)
    {
        using var document = JsonDocument.Parse(json);
        return WordsOf(model, fact, document.RootElement);
    }

    /// <summary>The question, or the name of a record's field.</summary>
    public static string LabelOf(Fact fact)
    {
        if (fact.Ask.Length > 0)
        {
            return fact.Ask;
        }

        if (fact.Title.Length > 0)
        {
            return fact.Title;
        }

        var words = fact.Name.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A number, day, time or text as people read it, with its unit.</summary>
    public static string Shown(Fact fact, string text) => ValueText.TryParse(text, fact.Type, null) is { } value ? ValueText.Display(value, fact.Type, null, fact.Unit) : text;

    private static string WordsOf(PolicyModel model, Fact fact, JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Null => "I don’t know",
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Array => RecordsOf(model, fact, answer),
        JsonValueKind.String or JsonValueKind.Number => WordOf(model, fact, answer),
        JsonValueKind.Object or JsonValueKind.Undefined or _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static string WordOf(PolicyModel model, Fact fact, JsonElement answer) => fact.Type == FactType.Choice
        ? model.Choices[fact.ChoiceSet].Options.FirstOrDefault(option => option.Name == answer.GetString())?.Title ?? ""
        : Shown(fact, TextOf(answer));

    private static string RecordsOf(PolicyModel model, Fact fact, JsonElement answer)
    {
        var records = answer.EnumerateArray().Select(record => RecordWords(model, fact, record)).ToArray();
        return records.Length == 0 ? "None" : string.Join("; ", records);
    }

    /// <summary>A record in one line.</summary>
    public static string RecordWords(PolicyModel model, Fact fact, JsonElement record) =>
        string.Join(", ", fact.Fields.Where(field => record.TryGetProperty(field.Name, out _)).Select(field => $"{LabelOf(field)}: {WordsOf(model, field, record.GetProperty(field.Name))}"));

    private static string TextOf(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => answer.GetString()!,
        JsonValueKind.Number or JsonValueKind.Null or JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Undefined or _ => answer.GetRawText(),
    };

    private static FieldKind KindOf(Fact fact, int options) => fact.Type switch
    {
        FactType.YesNo => FieldKind.Radios,
        FactType.Choice => options > MostRadios ? FieldKind.Select : FieldKind.Radios,
        FactType.Date => FieldKind.Date,
        FactType.Text => fact.MaxLength > LongestLine && fact.Pattern is null ? FieldKind.LongText : FieldKind.Line,
        FactType.List => FieldKind.Records,
        FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Time => FieldKind.Line,
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static IReadOnlyList<FieldOption> OptionsOf(PolicyModel model, Fact fact) => fact.Type switch
    {
        FactType.YesNo => [new FieldOption("yes", "Yes"), new FieldOption("no", "No")],
        FactType.Choice => [.. model.Choices[fact.ChoiceSet].Options.Select(option => new FieldOption(option.Name, option.Title))],
        FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time or FactType.Text or FactType.List or _ => [],
    };

    private static string HintOf(Fact fact)
    {
        var example = fact.Type switch
        {
            FactType.Date => "For example, 27 3 1985.",
            FactType.Time => "For example, 14:30 or 2:30pm.",
            FactType.YesNo or FactType.Choice or FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Text or FactType.List or _ => "",
        };
        return fact.Help.Length > 0 && example.Length > 0 ? $"{fact.Help} {example}" : fact.Help + example;
    }
}
