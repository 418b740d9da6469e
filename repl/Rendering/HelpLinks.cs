using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Links from a message's id to its page of help. The page travels in the command, so it is laid out in a folder where a terminal can open it.</summary>
/// <param name="folder">Where pages are laid out.</param>
internal sealed class HelpLinks(string folder)
{
    private const string Force = "FORCE_HYPERLINK";
    private const int FirstVte = 5000;
    private const int FirstKonsole = 201_200;

    private static readonly string[] Programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"];
    private static readonly string[] Terms = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour"];
    private static readonly string[] Between = ["TMUX", "STY"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The links of a terminal; <see langword="null"/> where it cannot show any, or nothing may be kept.</summary>
    /// <param name="environment">Tells the environment's variables.</param>
    /// <param name="cacheFolder">The folder of what is kept; <see langword="null"/> for none.</param>
    public static HelpLinks? Of(Func<string, string?> environment, string? cacheFolder) =>
        cacheFolder is not null && CanShow(environment) ? new HelpLinks(Path.Combine(cacheFolder, "help")) : null;

    /// <summary>Whether a terminal is known to show links. Others could print them as signs.</summary>
    public static bool CanShow(Func<string, string?> environment)
    {
        if (environment(Force) is { Length: > 0 } forced)
        {
            return forced != "0";
        }

        // A program in between may not pass them on.
        return !Between.Any(name => !string.IsNullOrEmpty(environment(name))) && IsKnown(environment);
    }

    /// <summary>The address of the page of an id; <see langword="null"/> when there is none or it cannot be laid out.</summary>
    public string? AddressOf(string id)
    {
        if (HelpPages.Find(id) is not { } page)
        {
            return null;
        }

        try
        {
            return new Uri(Laid(id, page)).AbsoluteUri;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsKnown(Func<string, string?> environment) =>
        Programs.Contains(environment("TERM_PROGRAM"), StringComparer.Ordinal)
        || Terms.Contains(environment("TERM"), StringComparer.Ordinal)
        || !string.IsNullOrEmpty(environment("WT_SESSION"))
        || IsAtLeast(environment("VTE_VERSION"), FirstVte)
        || IsAtLeast(environment("KONSOLE_VERSION"), FirstKonsole);

    private static bool IsAtLeast(string? version, int first) => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= first;

    private string Laid(string id, string page)
    {
        var path = Path.Combine(folder, id + ".md");
        if (File.Exists(path) && File.ReadAllText(path) == page)
        {
            return path;
        }

        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        MakeFolder();
        File.WriteAllText(aside, page, Utf8);
        File.Move(aside, path, overwrite: true);
        return path;
    }

    // The folder may be the first that is made of the cache, which nobody else may write to.
    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
