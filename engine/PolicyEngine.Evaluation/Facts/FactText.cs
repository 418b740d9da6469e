using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>Text facts as they are kept: in composed form, with one character for the end of a line, so that two people who typed the same have given the same.</summary>
public static class FactText
{
    /// <summary>The text as it is kept; the same text when it is so already.</summary>
    public static string Of(string text) => ComposedText.Of(text).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Whether a text holds only characters that a text fact may hold.</summary>
    public static bool IsPlain(string text) => PlainCharacters.FindTrouble(text) < 0;

    /// <summary>A canonical value with its texts as they are kept; of a list, those of its records.</summary>
    internal static object OfValue(object value) => value switch
    {
        string text => Of(text),
        IReadOnlyList<object[]> records => records.Select(record => record.Select(OfValue).ToArray()).ToList(),
        _ => value,
    };
}
