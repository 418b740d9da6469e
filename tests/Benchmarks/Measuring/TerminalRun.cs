using System.Diagnostics;
using System.Text;
using PolicyEngine.Benchmarks.Suites;

namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>A program on a terminal of its own, by the `script` of util-linux: keys go in, what is drawn comes out, and the time between is measured from outside.</summary>
internal sealed class TerminalRun : IDisposable
{
    private const string AskForCursor = "\e[6n";
    private const string CursorAtTop = "\e[1;1R";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder drawn = new();
    private long started;
    private int from;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments, as a shell reads them.</param>
    /// <param name="environment">What its environment has beside this one's.</param>
    public TerminalRun(string command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("script", ["-qfec", $"stty rows 40 cols 100; exec {command}", "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        started = Stopwatch.GetTimestamp();
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SuiteSkippedException("it needs the program `script` of util-linux, which is not installed");
        }

        process.StandardInput.AutoFlush = true;
        _ = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Presses keys. The time of the next wait is from here.</summary>
    public void Press(string keys)
    {
        lock (drawn)
        {
            from = drawn.Length;
        }

        started = Stopwatch.GetTimestamp();
        process.StandardInput.Write(keys);
    }

    /// <summary>Waits until a text is drawn.</summary>
    /// <returns>The nanoseconds since the start, or since the last keys.</returns>
    public double WaitFor(string text)
    {
        lock (drawn)
        {
            while (true)
            {
                if (drawn.ToString(from, drawn.Length - from).Contains(text, StringComparison.Ordinal))
                {
                    return Stopwatch.GetElapsedTime(started).TotalNanoseconds;
                }

                if (!Monitor.Wait(drawn, Limit))
                {
                    throw new WrongAnswerException("the session", 0, text, drawn.ToString(from, drawn.Length - from));
                }
            }
        }
    }

    /// <summary>Lets what is still being drawn come to its end.</summary>
    public void Settle()
    {
        lock (drawn)
        {
            while (Monitor.Wait(drawn, TimeSpan.FromMilliseconds(150)))
            {
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private void Read()
    {
        var buffer = new char[8192];
        while (process.StandardOutput.Read(buffer) is > 0 and var count)
        {
            var text = new string(buffer, 0, count);
            if (text.Contains(AskForCursor, StringComparison.Ordinal))
            {
                process.StandardInput.Write(CursorAtTop);
            }

            lock (drawn)
            {
                drawn.Append(text);
                Monitor.PulseAll(drawn);
            }
        }
    }
}
