namespace PolicyEngine.LineEditing;

/// <summary>One key as a person pressed it, or one paste.</summary>
/// <param name="Key">The key; <see cref="ConsoleKey.None"/> for a paste and for letters without a key of their own.</param>
/// <param name="Modifiers">What was held with it.</param>
/// <param name="Text">What it types; empty for keys that type nothing.</param>
/// <param name="IsPaste">Whether the text was pasted: nothing in it is a command.</param>
public readonly record struct EditorKey(ConsoleKey Key, ConsoleModifiers Modifiers, string Text, bool IsPaste = false)
{
    /// <summary>A paste, its line breaks made one kind.</summary>
    public static EditorKey Paste(string text) => new(ConsoleKey.None, default, text.ReplaceLineEndings("\n"), IsPaste: true);
}
