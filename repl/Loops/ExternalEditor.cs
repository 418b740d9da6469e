using System.ComponentModel;
using System.Diagnostics;

namespace PolicyEngine.Repl.Loops;

/// <summary>Opens a file at a line in the editor that a person has chosen.</summary>
internal static class ExternalEditor
{
    private static readonly string[] Variables = ["VISUAL", "EDITOR"];
    private static readonly string[] Usual = ["nano", "vim", "vi"];

    /// <summary>Opens it and waits until the editor is closed. Where none is named it says so, and offers one that is installed.</summary>
    public static void Open(CommandContext context, string path, int line)
    {
        if ((Named(context) ?? Offered(context, path, line)) is not { } chosen)
        {
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

    private static string? Named(CommandContext context) => Variables.Select(context.Environment).FirstOrDefault(named => !string.IsNullOrWhiteSpace(named));

    private static string? Offered(CommandContext context, string path, int line)
    {
        var known = OperatingSystem.IsWindows() ? "notepad" : Usual.Select(name => Installed(context, name)).FirstOrDefault(found => found is not null);
        if (known is null)
        {
            context.RefuseUse("no editor is set", $"set VISUAL or EDITOR, for example EDITOR=nano; the text is in `{context.ShownPath(path)}`, line {line}");
            return null;
        }

        context.Out.WriteLine("No editor is set: neither VISUAL nor EDITOR names one.");
        context.Out.Write($"Open `{context.ShownPath(path)}` with {Path.GetFileName(known)}? Enter for yes, the name of another editor, or n for no: ");
        context.Out.Flush();
        var answer = context.In.ReadLine()?.Trim();
        return answer switch
        {
            "" or "y" or "yes" => $"\"{known}\"",
            null or "n" or "no" => null,
            _ => answer,
        };
    }

    private static string? Installed(CommandContext context, string name) =>
        (context.Environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
