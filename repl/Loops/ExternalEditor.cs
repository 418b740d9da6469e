using System.ComponentModel;
using System.Diagnostics;

namespace PolicyEngine.Repl.Loops;

/// <summary>Opens a file at a line in the editor that a person has chosen.</summary>
internal static class ExternalEditor
{
    private static readonly string[] Variables = ["VISUAL", "EDITOR"];
    private static readonly string[] Usual = ["nano", "vim", "vi"];

    /// <summary>Opens it and waits until the editor is closed. Says what to do when there is none.</summary>
    public static void Open(CommandContext context, string path, int line)
    {
        if (Chosen(context) is not { } chosen)
        {
            context.RefuseUse("no editor is set", $"set VISUAL or EDITOR, for example EDITOR=nano; the text is in `{context.ShownPath(path)}`, line {line}");
            return;
        }

        var (program, arguments) = EditorCommandLine.Of(chosen, path, line);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = context.WorkingFolder });
            process?.WaitForExit();
        }
        catch (Win32Exception)
        {
            context.RefuseUse($"the editor `{program}` cannot be started", $"set VISUAL or EDITOR to one that is installed; the text is in `{context.ShownPath(path)}`, line {line}");
        }
    }

    private static string? Chosen(CommandContext context) =>
        Variables.Select(context.Environment).FirstOrDefault(named => !string.IsNullOrWhiteSpace(named)) ?? (OperatingSystem.IsWindows() ? "notepad" : Array.Find(Usual, name => IsInstalled(context, name)));

    private static bool IsInstalled(CommandContext context, string name) =>
        (context.Environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, name)));
}
