using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Repl.Running;

/// <summary>Names and reasons that people give on the command line: they are kept and shown to others, so that they hold only what is seen.</summary>
internal static class PlainWords
{
    /// <summary>Whether a text may be kept; when not, that has been said.</summary>
    /// <param name="context">The world.</param>
    /// <param name="option">The option that gave it.</param>
    /// <param name="words">The text; nothing is fine.</param>
    public static bool Accepts(CommandContext context, string option, string? words)
    {
        if (Refusal(option, words) is not { } refusal)
        {
            return true;
        }

        context.RefuseUse(refusal.Message, refusal.Help);
        return false;
    }

    /// <summary>Why a text may not be kept, and what to do.</summary>
    public static (string Message, string Help)? Refusal(string option, string? words)
    {
        var at = words is null ? -1 : PlainCharacters.FindTrouble(words);
        return at < 0 ? null : ($"`{option}` holds the character {PlainCharacters.NameOf(words!, at)}, which cannot be kept", PlainCharacters.Trouble(words!, at)!);
    }
}
