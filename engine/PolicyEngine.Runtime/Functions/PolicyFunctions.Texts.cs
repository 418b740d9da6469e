namespace PolicyEngine.Runtime.Functions;

public static partial class PolicyFunctions
{
    /// <summary>Whether two texts are the same but for capital letters, in no particular language.</summary>
    public static bool same_text(string a, string b) => string.Equals(Read(a), Read(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text holds another, character by character.</summary>
    public static bool contains_text(string a, string part) => Searched(a, part).Contains(part, StringComparison.Ordinal);

    /// <summary>Whether a text starts with another, character by character.</summary>
    public static bool starts_with(string a, string part) => Given(a).StartsWith(Read(part), StringComparison.Ordinal);

    /// <summary>Whether a text ends with another, character by character.</summary>
    public static bool ends_with(string a, string part) => Given(a).EndsWith(Read(part), StringComparison.Ordinal);

    /// <summary>How many characters (UTF-16 code units, as <c>max_length</c> counts them) a text has.</summary>
    public static long length_of(string text) => Given(text).Length;

    /// <summary>Whether a text is empty or only white space.</summary>
    public static bool is_blank(string text) => string.IsNullOrWhiteSpace(Read(text));

    // A step for so many characters that are read once: what a step of a list costs, too.
    private const int CharactersAStep = 64;

    // At worst, the whole of the part is compared at every place.
    private const int ComparisonsAStep = 4096;

    private static string Read(string text)
    {
        StepBudget.Step(Given(text).Length / CharactersAStep);
        return text;
    }

    private static string Searched(string text, string part)
    {
        StepBudget.Step((Given(text).Length / CharactersAStep) + ((long)text.Length * Given(part).Length / ComparisonsAStep));
        return text;
    }

    private static string Given(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text;
    }
}
