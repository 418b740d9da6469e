using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>What somebody who wrote a text that is no value most probably has to do; it stands before the general advice.</summary>
internal static partial class FactAdvice
{
    /// <summary>The advice, with its semicolon; empty where there is none.</summary>
    public static string For(string text, FactType type)
    {
        var isNumber = type is FactType.WholeNumber or FactType.Decimal or FactType.Money;
        if (isNumber && Bracketed().Match(text) is { Success: true } amount)
        {
            return $"brackets are not read as a minus: write `-{amount.Groups["digits"].Value}` for an amount below nought, or leave them out; ";
        }

        if (isNumber && Separated().IsMatch(text))
        {
            return "write the point of a decimal number as `.`, and separate thousands by a comma, an underscore or nothing; ";
        }

        return type == FactType.Date && DayFirst().IsMatch(text) ? "day and month can be told apart only when the month is a word, like `18 September 2018`, or when the year stands first; " : "";
    }

    [GeneratedRegex(@"^-?\s*£?\(\s*£?(?<digits>[\d.,_]+)\s*\)$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[-£]*\d[\d._]*[, ][\d., _]*\d$")]
    private static partial Regex Separated();

    [GeneratedRegex(@"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")]
    private static partial Regex DayFirst();
}
