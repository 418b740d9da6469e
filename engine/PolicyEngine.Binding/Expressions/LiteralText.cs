using System.Globalization;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Reads a literal's own text exactly.</summary>
internal static class LiteralText
{
    /// <summary>The exact decimal of a literal without suffix or exponent; <see langword="null"/> when it has one or more than 28 digits.</summary>
    public static decimal? AsDecimal(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        return digits.Count(char.IsAsciiDigit) <= 28 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Whether a text literal stands for what is seen: one line of visible characters and spaces, in composed form. An escape could otherwise put into a decision what no reader of the policy sees.</summary>
    public static bool IsPlain(string text) => PlainCharacters.FindTrouble(text) < 0 && !text.Contains('\n', StringComparison.Ordinal) && string.Equals(ComposedText.Of(text), text, StringComparison.Ordinal);
}
