using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Cases;

/// <summary>Names and reasons as a case keeps them: one line of characters that are seen, in composed form. What would steer a terminal or turn a line round is refused.</summary>
internal static class CaseWords
{
    private const int LongestChannel = 64;

    /// <summary>The words on one line.</summary>
    public static string Line(string words) => string.Join(' ', ComposedText.Of(words).Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Why a name or a reason is refused; <see langword="null"/> when both may be kept.</summary>
    public static CaseRefusal? Refusal(string actor, string reason) => Of(actor, "the name of who does it") ?? Of(reason, "the reason");

    /// <summary>Why the words of a request to open are refused; <see langword="null"/> when they may be kept.</summary>
    public static CaseRefusal? Refusal(OpenRequest request) =>
        Refusal(request.Actor, "") ?? Of(request.Subject, "whose case it is") ?? Long(request.Subject, CaseCommitRules.LongestSubject, "whose case it is") ?? Way(request.ActsFor, request.Channel);

    /// <summary>Why the words of a request to fire are refused; <see langword="null"/> when they may be kept.</summary>
    public static CaseRefusal? Refusal(FireRequest request) => Refusal(request.Actor, request.Reason) ?? Way(request.ActsFor, request.Channel);

    private static CaseRefusal? Way(string actsFor, string channel) => Of(actsFor, "the name of whom it is done for") ?? Of(channel, "the way by which it came") ?? Long(channel, LongestChannel, "the way by which it came");

    private static CaseRefusal? Long(string words, int longest, string what) => words.Length <= longest ? null : new CaseRefusal
    {
        Kind = RefusalKind.WrongWords,
        Message = FormattableString.Invariant($"{what} is longer than {longest} characters"),
        Help = "shorten it",
    };

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
