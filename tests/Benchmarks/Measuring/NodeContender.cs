using System.Diagnostics;
using System.Globalization;

namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>Another engine, in a process of Node that answers each line with the nanoseconds of one decision. On Linux it is pinned to one core, so that handing work between threads is not what is measured.</summary>
internal sealed class NodeContender : IDisposable
{
    private readonly Process process;

    /// <summary>Starts the process and lets it check its answers.</summary>
    /// <param name="folder">The folder with <c>measure.mjs</c> and the installed engines.</param>
    /// <param name="engine">The engine's module.</param>
    /// <param name="work">The piece of work.</param>
    /// <param name="cases">The file with the cases and the expected answers.</param>
    /// <exception cref="InvalidOperationException">It does not run, or gives a wrong answer.</exception>
    public NodeContender(string folder, string engine, string work, string cases)
    {
        string[] node = ["node", Path.Combine(folder, "measure.mjs"), engine, work, cases];
        var command = OperatingSystem.IsLinux() ? ["taskset", "-c", "0", .. node] : node;
        process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder })!;
        if (process.StandardOutput.ReadLine() is not "ready" and var said)
        {
            Dispose();
            throw new InvalidOperationException($"{engine} cannot be measured on {work}: it says `{said}`");
        }
    }

    /// <summary>Measures for about a time.</summary>
    /// <returns>The nanoseconds of one decision.</returns>
    public double Measure(TimeSpan turn)
    {
        process.StandardInput.WriteLine(turn.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return double.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the other engine ended"), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
