using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyEngine.LineEditing;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Terminal;

/// <summary>A program in a real terminal: keys go in, and the screen is looked at whenever something was written to it.</summary>
internal sealed class TmuxSession : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private const string Ended = "[ended with ";
    private static int count;

    private readonly string server = $"policy-tests-{Environment.ProcessId}-{Interlocked.Increment(ref count)}";
    private readonly string settings = Path.GetTempFileName();
    private readonly SemaphoreSlim written = new(0);
    private readonly StringBuilder output = new();
    private readonly Process watcher;

    /// <summary>Starts a shell command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="folder">Where it runs; its home folder too.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="variables">Variables set for it.</param>
    public TmuxSession(string command, string folder, int width = 80, int height = 20, params (string Name, string Value)[] variables)
    {
        File.WriteAllText(settings, "set -g status off\nset -s escape-time 0\nset -g default-terminal screen-256color\n");
        var cache = new PolicyProcess().StartInfo().Environment["POLICYENGINE_CACHE"]!;
        (string Name, string Value)[] all = [("HOME", folder), ("XDG_STATE_HOME", ""), ("POLICYENGINE_CACHE", cache), ("NO_COLOR", "1"), ("LC_ALL", "C.UTF-8"), .. variables];
        string[] set = [.. all.SelectMany(variable => new[] { "-e", $"{variable.Name}={variable.Value}" })];
        Tmux(["new-session", "-d", "-x", Number(width), "-y", Number(height), "-c", folder, .. set, $"{command}; echo \"{Ended}$?]\"; read line"]);
        Tmux(["set-option", "-g", "window-size", "manual"]);
        watcher = Process.Start(StartInfo(["-C", "attach-session"]))!;
        watcher.OutputDataReceived += (_, line) => Watch(line.Data);
        watcher.BeginOutputReadLine();
    }

    /// <summary>Whether there is a tmux.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    /// <summary>How the <c>policy</c> command is written in a shell.</summary>
    public static string Policy { get; } = Command("policy.dll");

    /// <summary>How the scripted session is written in a shell.</summary>
    public static string Scripted { get; } = Command("PolicyEngine.Tests.dll");

    /// <summary>The rows without spaces at their ends, with a mark where the cursor is; trailing empty rows are left out.</summary>
    public string Screen
    {
        get
        {
            // Both at once, so that nothing is written between them.
            var shown = Tmux(["display-message", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}", ";", "capture-pane", "-p"]).TrimEnd('\n').Split('\n');
            var place = shown[0].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var rows = shown.Skip(1).ToList();
            while (rows.Count <= place[1])
            {
                rows.Add("");
            }

            rows[place[1]] = place[2] == 1 ? Marked(rows[place[1]], place[0]) : rows[place[1]];
            return string.Join('\n', rows.Select(row => row.TrimEnd())).TrimEnd('\n');
        }
    }

    /// <summary>Everything written so far, with escapes as they are.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Waits until the screen is as it should be, and returns it.</summary>
    public string WaitUntil(Func<string, bool> isThere, string expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var screen = Screen;
            if (isThere(screen))
            {
                return screen;
            }

            // A look is taken again when something was written, and now and then in case the program ended without a word.
            written.Wait(TimeSpan.FromSeconds(1));
            Assert.True(watch.Elapsed < Limit, $"the screen did not show: {expected}\n{screen}");
        }
    }

    /// <summary>Waits until the screen holds a text; a <c>‸</c> in it is the cursor.</summary>
    public string WaitFor(string text) => WaitUntil(screen => screen.Contains(text, StringComparison.Ordinal), text);

    /// <summary>Waits until the program has ended, and returns its exit code.</summary>
    public int WaitForEnd()
    {
        var screen = WaitUntil(shown => shown.Contains(Ended, StringComparison.Ordinal), "the end of the program");
        return int.Parse(screen[(screen.LastIndexOf(Ended, StringComparison.Ordinal) + Ended.Length)..].Split(']')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Types a text.</summary>
    public TmuxSession Type(string text)
    {
        Tmux(["send-keys", "-l", "--", text]);
        return this;
    }

    /// <summary>Presses keys by tmux's names, with spaces between them.</summary>
    public TmuxSession Press(string names)
    {
        Tmux(["send-keys", .. names.Split(' ')]);
        return this;
    }

    /// <summary>Pastes a text, in brackets when the program asked for them.</summary>
    public TmuxSession Paste(string text)
    {
        Tmux(["set-buffer", "-b", "pasted", "--", text]);
        Tmux(["paste-buffer", "-p", "-b", "pasted"]);
        return this;
    }

    /// <summary>Makes the terminal another size.</summary>
    public TmuxSession Resize(int width, int height)
    {
        Tmux(["resize-window", "-x", Number(width), "-y", Number(height)]);
        return this;
    }

    public void Dispose()
    {
        Tmux(["kill-server"]);
        watcher.WaitForExit(TimeSpan.FromSeconds(10));
        watcher.Dispose();
        written.Dispose();
        File.Delete(settings);
    }

    private static string Command(string assembly) => $"{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"} {Path.Combine(AppContext.BaseDirectory, assembly)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Marked(string row, int column)
    {
        var index = 0;
        for (var width = 0; width < column;)
        {
            var next = index < row.Length ? Graphemes.Next(row, index) : index + 1;
            row = index < row.Length ? row : row + " ";
            width += Graphemes.Draw(row[index..next]).Width;
            index = next;
        }

        return row.Insert(index, "‸");
    }

    private void Watch(string? line)
    {
        if (line?.StartsWith("%output ", StringComparison.Ordinal) == true)
        {
            lock (output)
            {
                output.Append(line.AsSpan(line.IndexOf(' ', "%output ".Length) + 1));
            }
        }

        try
        {
            written.Release();
        }
        catch (ObjectDisposedException)
        {
            // The last words of a server that is being stopped.
        }
    }

    private string Tmux(string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 || arguments[0] == "kill-server", error.GetAwaiter().GetResult());
        return text;
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-L", server, "-f", settings, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        start.Environment.Remove("TMUX");
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
