namespace PolicyEngine.LineEditing;

/// <summary>Where words begin and end, for moves and deletions.</summary>
internal static class Words
{
    /// <summary>Whether a character can be part of a name.</summary>
    public static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>The end of the word at or after a place.</summary>
    public static int EndAfter(string text, int index)
    {
        while (index < text.Length && !IsWordPart(text[index]))
        {
            index = Graphemes.Next(text, index);
        }

        while (index < text.Length && IsWordPart(text[index]))
        {
            index = Graphemes.Next(text, index);
        }

        return index;
    }

    /// <summary>The start of the word at or before a place.</summary>
    public static int StartBefore(string text, int index) => Back(text, Back(text, index, character => !IsWordPart(character)), IsWordPart);

    /// <summary>The start of what stands between spaces at or before a place.</summary>
    public static int StartOfRunBefore(string text, int index) => Back(text, Back(text, index, char.IsWhiteSpace), character => !char.IsWhiteSpace(character));

    // A name of the policy is one word, underscores included; half a surrogate pair is part of a word.
    private static bool IsWordPart(char character) => IsNamePart(character) || char.IsSurrogate(character);

    private static int Back(string text, int index, Func<char, bool> passes)
    {
        while (index > 0 && passes(text[Graphemes.Previous(text, index)]))
        {
            index = Graphemes.Previous(text, index);
        }

        return index;
    }
}
