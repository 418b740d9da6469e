namespace PolicyEngine.LineEditing;

/// <summary>Where a list that opens by itself helps: in a name of two letters or more, after the colon of a command, after a dot, and where a value is expected.</summary>
internal static class AutoCompletion
{
    private const int FewestLetters = 2;

    /// <summary>Whether choices are worth asking for at a place.</summary>
    public static bool Wants(string text, int caret) =>
        caret > 0 && (caret == text.Length || !Words.IsNamePart(text[caret])) && (IsName(text, caret) || IsValue(text, caret));

    /// <summary>Whether a name, a command or a member is being written.</summary>
    public static bool IsName(string text, int caret)
    {
        var start = StartOfName(text, caret);
        if (caret > start)
        {
            return !char.IsAsciiDigit(text[start]) && (caret - start >= FewestLetters || IsIntroduced(text, start));
        }

        return IsIntroduced(text, start);
    }

    private static bool IsValue(string text, int caret) => text[..caret].TrimEnd(' ').EndsWith('=') || text[caret - 1] == '/';

    // By the colon of a command, the dot of a member, or the slash of a path.
    private static bool IsIntroduced(string text, int start) => start > 0 && text[start - 1] switch
    {
        ':' => string.IsNullOrWhiteSpace(text[(text.LastIndexOf('\n', start - 1) + 1)..(start - 1)]),
        '.' => start > 1 && StartOfName(text, start - 1) is var owner && owner < start - 1 && !char.IsAsciiDigit(text[owner]),
        _ => false,
    };

    private static int StartOfName(string text, int caret)
    {
        while (caret > 0 && Words.IsNamePart(text[caret - 1]))
        {
            caret--;
        }

        return caret;
    }
}
