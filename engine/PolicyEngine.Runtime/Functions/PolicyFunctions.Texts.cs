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

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b) => Held(string.Concat(Read(a), Read(b)));

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b, string c) => joined(joined(a, b), c);

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b, string c, string d) => joined(joined(a, b, c), d);

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b, string c, string d, string e) => joined(joined(a, b, c, d), e);

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b, string c, string d, string e, string f) => joined(joined(a, b, c, d, e), f);

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b, string c, string d, string e, string f, string g) => joined(joined(a, b, c, d, e, f), g);

    /// <summary>Texts one after the other.</summary>
    public static string joined(string a, string b, string c, string d, string e, string f, string g, string h) => joined(joined(a, b, c, d, e, f, g), h);

    /// <summary>A text in capital letters, in no particular language.</summary>
    public static string upper(string text) => Held(Read(text).ToUpperInvariant());

    /// <summary>A text in small letters, in no particular language.</summary>
    public static string lower(string text) => Held(Read(text).ToLowerInvariant());

    /// <summary>A text without the spaces before and after it.</summary>
    public static string trimmed(string text) => Read(text).Trim();

    private static string Held(string text) => text.Length <= MostCharacters ? text : throw new PolicyFaultException("a text becomes longer than 16,384 characters");

    private const int MostCharacters = 16_384;

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
