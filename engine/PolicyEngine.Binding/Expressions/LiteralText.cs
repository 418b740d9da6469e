using System.Globalization;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Reads a number literal's own text exactly.</summary>
internal static class LiteralText
{
    /// <summary>The exact decimal of a literal without suffix or exponent; <see langword="null"/> when it has one or more than 28 digits.</summary>
    public static decimal? AsDecimal(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        return digits.Count(char.IsAsciiDigit) <= 28 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
