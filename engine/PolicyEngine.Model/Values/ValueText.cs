using System.Globalization;

namespace PolicyEngine.Model;

/// <summary>Values as canonical text and back, the same on every machine: <c>yes</c>/<c>no</c>, digits, <c>1234.50</c>, <c>2018-09-18</c>, <c>08:30</c> or <c>08:30:15</c>, the text itself, the option's name.</summary>
public static partial class ValueText
{
    /// <summary>The canonical text of a canonical value (see <c>PolicyFrame</c>); of a choice, its option's name.</summary>
    /// <param name="value">A canonical value that is not a list.</param>
    /// <param name="choices">The options, for a choice.</param>
    public static string Format(object value, ChoiceSet? choices) => value switch
    {
        bool yes => yes ? "yes" : "no",
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture),
        int option when choices is not null => choices.Options[option].Name,
        string text => text,
        _ => throw new ArgumentException("not a canonical value", nameof(value)),
    };

    /// <summary>
    /// Reads a value as an author or a caller writes it: canonical text, and also <c>true</c>/<c>false</c>, underscores between digits, and for money a pound sign and grouping commas
    /// (<c>£23,400.50</c>). Numbers may have their size in a word, as papers write it: <c>5 million</c>, and amounts in short too: <c>£280m</c>. White space around it is not allowed. <see langword="null"/> when it is not of the type.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type; not a list.</param>
    /// <param name="choices">The options, for a choice.</param>
    public static object? TryParse(string text, FactType type, ChoiceSet? choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        return type switch
        {
            FactType.YesNo => text switch { "yes" or "true" => true, "no" or "false" => false, _ => null },
            FactType.WholeNumber => ParseWhole(text) ?? ParseSized(text, type),
            FactType.Decimal => ParseDecimal(text) ?? ParseSized(text, type),
            FactType.Money => ParseMoney(text) ?? ParseSized(text, type),
            FactType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            FactType.Time => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
            FactType.Text => text,
            FactType.Choice => choices is null ? null : OptionOf(text, choices),
            FactType.List => null,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
    }

    private static object? OptionOf(string text, ChoiceSet choices)
    {
        for (var i = 0; i < choices.Options.Length; i++)
        {
            if (string.Equals(choices.Options[i].Name, text, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }

    private static object? ParseWhole(string text) =>
        Digits(text) is { } digits && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static object? ParseDecimal(string text) =>
        Digits(text) is { } digits && IsExact(digits) && decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static object? ParseMoney(string text) => ParsePounds(text) is { } amount && decimal.Round(amount, 2) == amount ? amount : null;

    private static decimal? ParsePounds(string text)
    {
        var negative = text.StartsWith('-');
        var body = negative ? text[1..] : text;
        body = body.StartsWith('£') ? body[1..] : body;
        if (body.Contains(',', StringComparison.Ordinal))
        {
            if (!IsGrouped(body))
            {
                return null;
            }

            body = body.Replace(",", "", StringComparison.Ordinal);
        }

        return body.StartsWith('-') || ParseDecimal(body) is not decimal amount ? null : negative ? -amount : amount;
    }

    private static bool IsGrouped(string body)
    {
        var parts = body.Split('.');
        var groups = parts[0].Split(',');
        return parts.Skip(1).All(part => !part.Contains(',', StringComparison.Ordinal)) && groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3) && groups.All(group => group.All(char.IsAsciiDigit));
    }

    // Underscores may stand between digits only; nothing else is forgiven, so that `1O` or `1 000` is never a number. The framework's own parser would pass over a zero character at the end.
    private static string? Digits(string text)
    {
        if (text.Length == 0 || text.EndsWith('.') || text.StartsWith('.') || text.StartsWith("-.", StringComparison.Ordinal))
        {
            return null;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isGood = text[i] == '_'
                ? i > 0 && i < text.Length - 1 && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])
                : char.IsAsciiDigit(text[i]) || text[i] is '-' or '.';
            if (!isGood)
            {
                return null;
            }
        }

        return text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
    }

    // A decimal holds 28 digits; a longer number would be rounded without a word.
    private static bool IsExact(string digits) => digits.Count(char.IsAsciiDigit) <= 28;
}
