using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>Types in the words of an officer.</summary>
public static class TypeWords
{
    /// <summary>What a value of the type is.</summary>
    public static string Describe(FactType type) => type switch
    {
        FactType.YesNo => "yes or no",
        FactType.WholeNumber => "a whole number",
        FactType.Decimal => "a number",
        FactType.Money => "an amount of money in pounds, with at most two decimal places",
        FactType.Date => "a date",
        FactType.Time => "a time of day",
        FactType.Text => "a text",
        FactType.Choice => "one of its options",
        FactType.List => "a list of records",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The word of the language.</summary>
    public static string Name(FactType type) => type switch
    {
        FactType.YesNo => "yes_no",
        FactType.WholeNumber => "whole_number",
        FactType.Decimal => "decimal",
        FactType.Money => "money",
        FactType.Date => "date",
        FactType.Time => "time",
        FactType.Text => "text",
        FactType.Choice => "choice",
        FactType.List => "list",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A value as an author writes it.</summary>
    public static string Example(FactType type, ChoiceSet? choices) => type switch
    {
        FactType.YesNo => "yes",
        FactType.WholeNumber => "7",
        FactType.Decimal => "2.5",
        FactType.Money => "23400.50",
        FactType.Date => "2018-09-18",
        FactType.Time => "08:30",
        FactType.Text => "some text",
        FactType.Choice => choices is { Options.Length: > 0 } ? choices.Options[0].Name : "option",
        FactType.List => "[ … ]",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A value as JSON writes it.</summary>
    public static string JsonExample(FactType type, ChoiceSet? choices) => type switch
    {
        FactType.YesNo => "true",
        FactType.WholeNumber or FactType.Decimal or FactType.Money => Example(type, choices),
        FactType.List => "[ { … } ]",
        FactType.Date or FactType.Time or FactType.Text or FactType.Choice => $"\"{Example(type, choices)}\"",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Names in backticks, as a list in a sentence.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var quoted = names.Select(name => $"`{name}`").ToArray();
        return quoted.Length switch
        {
            0 => "none",
            1 => quoted[0],
            _ => $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}",
        };
    }
}
