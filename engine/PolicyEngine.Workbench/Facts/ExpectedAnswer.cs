using PolicyEngine.Model;
using PolicyEngine.Workbench.Pages;

namespace PolicyEngine.Workbench.Facts;

/// <summary>What a fact may be answered with, in plain words.</summary>
public static class ExpectedAnswer
{
    /// <summary>For example <c>a whole number, 0 to 12 (points)</c>.</summary>
    public static string Of(PolicyModel model, Fact fact) => fact.Type switch
    {
        FactType.YesNo => "yes or no",
        FactType.WholeNumber => "a whole number" + Range(fact),
        FactType.Decimal => "a number" + Range(fact),
        FactType.Money => "an amount in pounds" + Range(fact),
        FactType.Date => "a date, year-month-day" + PolicyWords.AsOfWords(fact) + Range(fact),
        FactType.Time => "a time, like 08:30" + Range(fact),
        FactType.Text => fact.Pattern is { } pattern ? $"a text of the form {pattern}" : "a text",
        FactType.Choice => $"one of {Options(model.Choices[fact.ChoiceSet])}",
        FactType.List => $"a list; each record has {string.Join(", ", fact.Fields.Select(field => $"{field.Name} ({Of(model, field)}{(field.OnlyIfText.Length == 0 ? "" : $"; only if {field.OnlyIfText}")})"))}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string Options(ChoiceSet choices)
    {
        const int Most = 8;
        var more = choices.Options.Length > Most ? FormattableString.Invariant($" and {choices.Options.Length - Most} more") : "";
        return string.Join(", ", choices.Options.Take(Most).Select(option => option.Name)) + more;
    }

    private static string Range(Fact fact)
    {
        var unit = fact.Unit.Length > 0 ? $" ({fact.Unit})" : "";
        return (Edge(fact, fact.Minimum), Edge(fact, fact.Maximum)) switch
        {
            (null, null) => unit,
            ({ } low, null) => $", {low} or more{unit}",
            (null, { } high) => $", {high} or less{unit}",
            ({ } low, { } high) => $", {low} to {high}{unit}",
        };
    }

    private static string? Edge(Fact fact, string? text) => text is not null && ValueText.TryParse(text, fact.Type, null) is { } value ? ValueText.Display(value, fact.Type, null, "") : text;
}
