using System.Diagnostics;

namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>Starts programs and times them from outside.</summary>
internal static class ProgramRun
{
    /// <summary>The program of a project that was built beside this one; <see langword="null"/> when it was not.</summary>
    /// <param name="project">The project, which names the folder.</param>
    /// <param name="program">The program's file, without an ending.</param>
    public static string? Find(string project, string program)
    {
        // artifacts/bin/PROJECT/release/ is where each project's program lies.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(here.Parent?.Parent?.FullName ?? "", project, here.Name, program + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return File.Exists(path) ? path : null;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote, and the nanoseconds from before its start until after its end.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static (string Output, double Nanoseconds) Run(string path, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(clock).TotalNanoseconds;
        return process.ExitCode == 0 ? (output, time) : throw new InvalidOperationException($"{Path.GetFileName(path)} failed: {output}{process.StandardError.ReadToEnd()}");
    }
}
