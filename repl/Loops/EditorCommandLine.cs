using System.Text;

namespace PolicyEngine.Repl.Loops;

/// <summary>How editors are told which line to open.</summary>
internal static class EditorCommandLine
{
    private static readonly string[] PlusLine = ["vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "jed", "mg", "ne", "kak", "gedit", "mcedit", "editor", "sensible-editor"];
    private static readonly string[] Goto = ["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"];
    private static readonly string[] Colon = ["subl", "zed", "hx", "helix", "atom"];

    /// <summary>The program and its arguments. An editor that is not known opens the file at its start, since another would take the line for a file.</summary>
    /// <param name="chosen">What the person has set, with options of its own.</param>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, from 1.</param>
    public static (string Program, IReadOnlyList<string> Arguments) Of(string chosen, string path, int line)
    {
        var words = Words(chosen);
        var name = Path.GetFileNameWithoutExtension(words[0]).ToLowerInvariant();
        string[] place = PlusLine.Contains(name) ? [$"+{line}", path]
            : Goto.Contains(name) ? ["--goto", $"{path}:{line}"]
            : Colon.Contains(name) ? [$"{path}:{line}"]
            : name == "kate" ? ["--line", $"{line}", path]
            : [path];
        return (words[0], [.. words.Skip(1), .. place]);
    }

    // Words between spaces; quotes hold a word together.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        foreach (var character in text.Trim())
        {
            if (character is '"' or '\'' && (quote is null || quote == character))
            {
                quote = quote is null ? character : null;
            }
            else if (quote is null && char.IsWhiteSpace(character))
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(character);
            }
        }

        words.Add(word.ToString());
        words.RemoveAll(string.IsNullOrEmpty);
        return words.Count > 0 ? words : [text];
    }
}
