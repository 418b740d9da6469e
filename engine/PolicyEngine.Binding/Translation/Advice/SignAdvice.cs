using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>Signs that word processors put in place of those that people type, and the signs of sums of money.</summary>
internal static class SignAdvice
{
    public const string General = "type the expression again with plain letters, digits, spaces and signs; text copied from a document often carries hidden or curly characters";

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['≥'] = "write `>=`",
        ['≤'] = "write `<=`",
        ['≠'] = "write `!=`",
        ['–'] = "this sign is a dash; for minus write `-`",
        ['—'] = "this sign is a dash; for minus write `-`",
        ['−'] = "this sign is a typographic minus; write `-`",
        ['‐'] = "this sign is a typographic hyphen; write `-`",
        ['×'] = "to multiply write `*`",
        ['·'] = "to multiply write `*`",
        ['÷'] = "to divide write `divide(a, b)`",
        ['£'] = "leave the sign out: an amount is a plain number, `250` or `1_250.50`",
        ['€'] = "leave the sign out: an amount is a plain number, `250` or `1_250.50`",
        ['“'] = "write straight quotation marks, `\"`",
        ['”'] = "write straight quotation marks, `\"`",
        ['„'] = "write straight quotation marks, `\"`",
        ['‘'] = "texts stand in straight double quotation marks, `\"`",
        ['’'] = "texts stand in straight double quotation marks, `\"`",
        ['…'] = "these three points are one character; write out what they stand for",
        ['½'] = "write `0.5`",
        ['¼'] = "write `0.25`",
        ['¾'] = "write `0.75`",
        ['¬'] = "for not write `not(…)`",
        ['∧'] = "for and write `&&`",
        ['∨'] = "for or write `||`",
        ['→'] = "write what follows from the condition under `then`",
        ['\u00A0'] = "this is a space that does not break; write an ordinary space",
    };

    /// <summary>What to do about a character that has no place in an expression.</summary>
    public static string Of(char sign) => Signs.GetValueOrDefault(sign, General);

    /// <summary>A character as messages name it: itself where it is seen, and its number.</summary>
    public static string NameOf(char sign)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"U+{(int)sign:X4}");
        return Signs.ContainsKey(sign) && !char.IsWhiteSpace(sign) ? $"`{sign}` ({number})" : number;
    }

    /// <summary>The first such sign outside the texts of an expression, as a diagnostic.</summary>
    public static PolicyDiagnostic? Find(TextSyntax text)
    {
        var isText = false;
        for (var at = 0; at < text.Value.Length; at++)
        {
            var sign = text.Value[at];
            isText ^= sign == '"';
            if (!isText && Signs.ContainsKey(sign))
            {
                return BindingDiagnostics.BadCharacter.At(text.SpanOf(at, 1), NameOf(sign), Of(sign));
            }
        }

        return null;
    }
}
