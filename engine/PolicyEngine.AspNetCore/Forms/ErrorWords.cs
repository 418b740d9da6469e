using System.Globalization;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Forms;

/// <summary>What is wrong with an answer, as a sentence that says what to do.</summary>
internal static class ErrorWords
{
    private static readonly (string Question, string Answer)[] Turns =
    [
        ("Do you ", "Select yes if you "), ("Are you ", "Select yes if you are "), ("Have you ", "Select yes if you have "), ("Did you ", "Select yes if you did "), ("Can you ", "Select yes if you can "),
        ("Is ", "Select yes or no: is "), ("Has ", "Select yes or no: has "), ("Does ", "Select yes or no: does "), ("Was ", "Select yes or no: was "), ("Were ", "Select yes or no: were "),
    ];

    /// <summary>Nothing was answered.</summary>
    public static string Blank(Fact fact) => fact.Type switch
    {
        FactType.YesNo => YesIf(fact),
        FactType.Choice => $"Select an answer: {Lower(FactField.LabelOf(fact))}",
        FactType.Date => $"Enter a date: {Lower(FactField.LabelOf(fact))}",
        FactType.Time => "Enter a time, like 2:30pm",
        FactType.WholeNumber or FactType.Decimal => $"Enter a number: {Lower(FactField.LabelOf(fact))}",
        FactType.Money => "Enter an amount in pounds and pence, like 23.50",
        FactType.Text or FactType.List => $"Enter an answer: {Lower(FactField.LabelOf(fact))}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>What was typed is no value of the fact's type.</summary>
    public static string Wrong(Fact fact, IReadOnlyDictionary<string, string> typed, string name) => fact.Type switch
    {
        FactType.YesNo or FactType.Choice => Blank(fact),
        FactType.Date => WrongDate(typed, name),
        FactType.Time => "Enter a time, like 2:30pm",
        FactType.WholeNumber => "Your answer must be a whole number, like 7",
        FactType.Decimal => "Your answer must be a number, like 2.5",
        FactType.Money => "Your answer must be in pounds and pence, like 23.50",
        FactType.Text or FactType.List => Blank(fact),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>What is wrong with a value of the right type; empty for nothing. The policy's pattern is never shown.</summary>
    public static string OutOfBounds(PolicyModel model, Fact fact, object value)
    {
        if (value is string { Length: var length } && length > fact.MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Your answer must be {fact.MaxLength} characters or fewer");
        }

        var place = model.Facts.IndexOf(fact);
        if (place < 0 || new FactSetBuilder(model).Give(place, value) is not { } problem)
        {
            return "";
        }

        if (fact.Minimum is { } least && fact.Maximum is { } most)
        {
            return $"Your answer must be between {FactField.Shown(fact, least)} and {FactField.Shown(fact, most)}";
        }

        if (fact.Minimum is { } lowest)
        {
            return $"Your answer must be {FactField.Shown(fact, lowest)} or {(fact.Type == FactType.Date ? "later" : "more")}";
        }

        if (fact.Maximum is { } highest)
        {
            return $"Your answer must be {FactField.Shown(fact, highest)} or {(fact.Type == FactType.Date ? "earlier" : "less")}";
        }

        return $"Check your answer. {(fact.Help.Length > 0 ? fact.Help : problem.Help)}";
    }

    private static string WrongDate(IReadOnlyDictionary<string, string> typed, string name)
    {
        string[] missing = [.. FactField.DateParts.Where(part => typed.GetValueOrDefault($"{name}-{part}", "").Trim().Length == 0)];
        return missing.Length > 0 ? $"The date must include a {string.Join(" and a ", missing)}" : "The date must be a real date";
    }

    private static string YesIf(Fact fact)
    {
        var question = FactField.LabelOf(fact).TrimEnd('?', ' ');
        foreach (var (begins, answer) in Turns)
        {
            if (question.StartsWith(begins, StringComparison.Ordinal))
            {
                return answer + question[begins.Length..];
            }
        }

        return $"Select yes or no: {Lower(question)}";
    }

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('?') : text.TrimEnd('?');
}
