using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Cases;

/// <summary>Names and reasons as a case keeps them: one line of characters that are seen, in composed form. What would steer a terminal or turn a line round is refused.</summary>
internal static class CaseWords
{
    /// <summary>The words on one line.</summary>
    public static string Line(string words) => string.Join(' ', ComposedText.Of(words).Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Why a name or a reason is refused; <see langword="null"/> when both may be kept.</summary>
    public static CaseRefusal? Refusal(string actor, string reason) => Of(actor, "the name of who does it") ?? Of(reason, "the reason");

    /// <summary>The words on one line, for callers who are told by an exception.</summary>
    /// <exception cref="ArgumentException">There are none, or they hold a character that is not seen.</exception>
    public static string Checked(string words, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words, parameter);
        var line = Line(words);
        return PlainCharacters.FindTrouble(line) < 0 ? line : throw new ArgumentException("it holds a character that is not seen", parameter);
    }

    private static CaseRefusal? Of(string words, string what) => PlainCharacters.FindTrouble(words) is >= 0 and var at
        ? new CaseRefusal { Kind = RefusalKind.WrongWords, Message = $"{what} holds the character {PlainCharacters.NameOf(words, at)}, which cannot be kept", Help = PlainCharacters.Trouble(words, at)! }
        : null;
}
