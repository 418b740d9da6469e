using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PolicyEngine.Repl.Running;

/// <summary>The program that a person reads long texts in: the one that PAGER names, otherwise <c>less</c> where it is installed.</summary>
/// <param name="environment">Tells the environment's variables.</param>
/// <param name="interrupts">Who is told of Ctrl+C, which is the pager's while it is open.</param>
internal sealed class Pager(Func<string, string?> environment, Interrupts interrupts)
{
    /// <summary>Turns the pager off for one command.</summary>
    public const string Option = "--no-pager";

    private const string Usual = "less";
    private const string Settings = "LESS";

    // Ends by itself where all fits, passes colours on, and leaves the text on the screen.
    private const string UsualSettings = "FRX";
    private const int CannotRun = 126;

    /// <summary>Shows a text, and waits until the person has read it.</summary>
    /// <returns>Whether it was shown.</returns>
    public bool Show(string text)
    {
        if (Chosen() is not { } program)
        {
            return false;
        }

        using var end = interrupts.Take(() => { });
        try
        {
            using var process = Process.Start(StartInfo(program))!;
            Feed(process.StandardInput, text);
            process.WaitForExit();
            return process.ExitCode < CannotRun;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static void Feed(StreamWriter input, string text)
    {
        try
        {
            input.Write(text);
            input.Close();
        }
        catch (IOException)
        {
            // It was closed before its end was reached.
        }
    }

    private ProcessStartInfo StartInfo(string program)
    {
        string[] arguments = OperatingSystem.IsWindows() ? ["/c", program] : ["-c", program];
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd.exe" : "/bin/sh", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment[Settings] = environment(Settings) ?? UsualSettings;
        return start;
    }

    // An empty PAGER says that none is wanted.
    private string? Chosen() => environment("PAGER") switch
    {
        null => IsInstalled(Usual) ? Usual : null,
        var named => string.IsNullOrWhiteSpace(named) || named.Trim() == "cat" ? null : named,
    };

    private bool IsInstalled(string name) =>
        (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, name)));
}
