using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>The texts of policies as they were at a revision, read through git. Nothing is checked out and nothing is written.</summary>
/// <param name="folder">A folder of the working copy, ready for the file system.</param>
public sealed class GitTexts(string folder)
{
    private static readonly string[] LeftOut = ["drafts", "snapshots", "bin", "obj", "node_modules"];
    private static readonly string[] Shared = ["calendars", "lifecycles"];

    /// <summary>Whether the folder lies in a working copy, and git is there to be asked.</summary>
    public bool IsThere => Ask("rev-parse", "--is-inside-work-tree") is { } said && said.Trim() == "true";

    /// <summary>Whether git knows a revision.</summary>
    public bool Knows(string revision) => !revision.StartsWith('-') && Ask("rev-parse", "--verify", "--quiet", revision + "^{commit}") is not null;

    /// <summary>The revisions that changed a pack, or what lies beside it for all packs, the latest first.</summary>
    /// <param name="path">The pack's folder, relative to the folder.</param>
    /// <param name="most">How many at most.</param>
    public IEnumerable<string> Revisions(string path, int most) => Lines(["log", FormattableString.Invariant($"--max-count={most}"), "--format=%H", "--", path, .. Beside(path)]);

    /// <summary>The revisions in which a file gained or lost a text, the latest first.</summary>
    public IEnumerable<string> RevisionsOf(string text, string file) => Lines(["log", "-S" + text, "--format=%H", "--", file]);

    /// <summary>The day of a revision and its first line.</summary>
    public string Words(string revision) => Ask("show", "--no-patch", "--format=%h of %cs, %s", revision)?.Trim() ?? revision;

    /// <summary>The files of a pack, or of a folder of packs, and what lies beside it for all packs, as they were. Empty where there were none.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="path">The path as given, relative to the folder.</param>
    public IReadOnlyList<SourceFile> Files(string revision, string path)
    {
        var own = path.Replace('\\', '/').TrimEnd('/');
        var listed = Ask(["ls-tree", "-r", "-z", "--name-only", revision, "--", own, .. Beside(own)]);
        var names = (listed ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(name => IsPolicyText(name, own));
        return [.. names.Select(name => Ask("show", $"{revision}:./{name}") is { } text ? new SourceFile(name, text) : null).OfType<SourceFile>()];
    }

    private static IEnumerable<string> Beside(string path)
    {
        var parent = path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] + "/" : "";
        return Shared.Select(name => parent + name);
    }

    private string[] Lines(params IReadOnlyList<string> arguments) => Ask(arguments)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsPolicyText(string name, string path)
    {
        var below = name.StartsWith(path + "/", StringComparison.Ordinal) ? name[(path.Length + 1)..] : name;
        return (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".csx", StringComparison.Ordinal))
            && !below.Split('/')[..^1].Any(folder => LeftOut.Contains(folder, StringComparer.Ordinal) || folder.StartsWith('.'));
    }

    private string? Ask(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            return null;
        }
    }
}
