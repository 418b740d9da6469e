using System.Diagnostics;
using System.Text;

namespace PolicyEngine.Tests.Cli;

/// <summary>What a run of the real <c>policy</c> command gave.</summary>
public sealed record PolicyRun(int ExitCode, string Output, string Error);

/// <summary>Runs the built <c>policy</c> command as a process of its own, without colour, on a cache of compiled policies that all tests share.</summary>
public sealed class PolicyProcess
{
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), "policy-tests-" + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Where it runs.</summary>
    public string WorkingFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>The folder of the built command.</summary>
    public string ToolFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>What it reads from standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>Variables set for it; <see langword="null"/> takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Runs it in the current folder.</summary>
    public static PolicyRun Run(params string[] arguments) => new PolicyProcess().Start(arguments);

    /// <summary>Runs it.</summary>
    public PolicyRun Start(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(Input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }

        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(true);
            throw new TimeoutException($"policy {string.Join(' ', arguments)} did not end");
        }

        return new PolicyRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>How it is started, for tests that start it themselves.</summary>
    public ProcessStartInfo StartInfo(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(ToolFolder, "policy.dll"), .. arguments])
        {
            WorkingDirectory = WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["POLICYENGINE_CACHE"] = Cache;
        start.Environment.Remove("CI");
        start.Environment.Remove("POLICY_DEBUG");
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
