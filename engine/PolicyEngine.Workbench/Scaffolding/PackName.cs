using System.Text;
using System.Text.RegularExpressions;

namespace PolicyEngine.Workbench.Scaffolding;

/// <summary>Names of packs.</summary>
public static partial class PackName
{
    private const int Longest = 64;

    // Folders of these names are passed over when policies are looked for.
    private static readonly string[] PassedOver = ["drafts", "snapshots", "bin", "obj", "node_modules"];

    /// <summary>Whether a text can be a pack's id and the name of its folder.</summary>
    public static bool IsValid(string name) => name.Length <= Longest && Shape().IsMatch(name) && !PassedOver.Contains(name, StringComparer.Ordinal);

    /// <summary>A valid name near a text, or an empty text when nothing of it can be kept.</summary>
    public static string Near(string text)
    {
        var near = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter) || (letter == '_' && near.Length > 0))
            {
                near.Append(letter);
            }
            else if (near.Length > 0 && near[^1] != '-')
            {
                near.Append('-');
            }
        }

        var name = near.ToString()[..Math.Min(near.Length, Longest)].TrimEnd('-');
        return IsValid(name) ? name : "";
    }

    /// <summary>A name as a title: <c>cycle-grant</c> is <c>Cycle grant</c>.</summary>
    public static string Title(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
