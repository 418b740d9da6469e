using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>Which key of a parameter an expression used. The compiled expression does not say, so it is read from the author's text where that is a name or a constant.</summary>
internal static class KeyedReads
{
    /// <summary>The texts between the brackets after a parameter's name.</summary>
    public static IEnumerable<string> KeysIn(string expression, string parameter)
    {
        for (var at = expression.IndexOf(parameter, StringComparison.Ordinal); at >= 0; at = expression.IndexOf(parameter, at + 1, StringComparison.Ordinal))
        {
            var open = at + parameter.Length;
            while (open < expression.Length && expression[open] == ' ')
            {
                open++;
            }

            var isWhole = at == 0 || !(char.IsAsciiLetterOrDigit(expression[at - 1]) || expression[at - 1] is '_' or '.');
            var close = open < expression.Length && expression[open] == '[' ? expression.IndexOf(']', open) : -1;
            if (isWhole && close > 0)
            {
                yield return expression[(open + 1)..close].Trim();
            }
        }
    }

    /// <summary>The canonical key that a text stands for, or nothing.</summary>
    public static object? KeyOf(CaseRun run, Wording words, Parameter parameter, string text)
    {
        var model = run.Model;
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            if (string.Equals(model.Facts[fact].Name, text, StringComparison.Ordinal))
            {
                return words.ValueAt(fact);
            }
        }

        // A key that is worked out inside the brackets stands in no name and no constant.
        if (parameter.KeyType != FactType.Text && text.Any(letter => !(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')))
        {
            return null;
        }

        if (Array.Find(run.Plan.Items, item => string.Equals(item.Item.Name, text, StringComparison.Ordinal)) is { } item)
        {
            return words.ValueAt(item.Slot);
        }

        if (parameter.KeyType == FactType.Text)
        {
            return text.Length >= 2 && text[0] == '"' && text[^1] == '"' && !text.Contains('\\', StringComparison.Ordinal) ? text[1..^1] : null;
        }

        return parameter.KeyType == FactType.Choice
            ? ValueText.TryParse(text[(text.LastIndexOf('.') + 1)..], FactType.Choice, words.Choices(parameter.KeyChoiceSet))
            : ValueText.TryParse(text, FactType.WholeNumber, null);
    }
}
