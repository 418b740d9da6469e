namespace PolicyEngine.Model.Functions;

public static partial class PolicyFunctions
{
    /// <summary>Whether two texts are the same but for capital letters, in no particular language.</summary>
    public static bool same_text(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text holds another, character by character.</summary>
    public static bool contains_text(string a, string part) => Given(a).Contains(part, StringComparison.Ordinal);

    /// <summary>Whether a text starts with another, character by character.</summary>
    public static bool starts_with(string a, string part) => Given(a).StartsWith(part, StringComparison.Ordinal);

    /// <summary>Whether a text ends with another, character by character.</summary>
    public static bool ends_with(string a, string part) => Given(a).EndsWith(part, StringComparison.Ordinal);

    /// <summary>How many characters (UTF-16 code units, as <c>max_length</c> counts them) a text has.</summary>
    public static long length_of(string text) => Given(text).Length;

    /// <summary>Whether a text is empty or only white space.</summary>
    public static bool is_blank(string text) => string.IsNullOrWhiteSpace(Given(text));

    private static string Given(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text;
    }
}
