using System.Diagnostics;
using System.Text.RegularExpressions;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Language;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>The real command on a free port: the README's examples work, it ends when asked, and what is wrong is said before anything is served.</summary>
public sealed partial class ServeTests : IDisposable
{
    private static readonly string[] Permit = ["rules/resident-parking-permit", "rules/lifecycles", "rules/calendars"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_examples_of_the_README_work_against_policy_serve()
    {
        if (!File.Exists("/usr/bin/curl") || !File.Exists("/bin/bash"))
        {
            return;
        }

        using var server = Start(Permit);
        var address = await AddressOf(server);
        var commands = Examples().Match(Tree.Read("README.md")).Groups[1].Value.Replace("http://localhost:5080", address, StringComparison.Ordinal);

        foreach (var command in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var shell = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await shell.StandardOutput.ReadToEndAsync();
            await shell.WaitForExitAsync();
            Assert.True(shell.ExitCode == 0, $"{command}\n{output}{await shell.StandardError.ReadToEndAsync()}");
            Assert.StartsWith("{", output, StringComparison.Ordinal);
        }

        using var client = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        Assert.Contains("Nobody signs in", await client.GetStringAsync("/apply"), StringComparison.Ordinal);
        server.Kill();
    }

    [Fact]
    public void A_broken_policy_is_told_with_its_place_and_nothing_is_served()
    {
        folder.Write("broken/policy.yaml", "policy: broken\ntitle: Broken\n");

        var run = new PolicyProcess { WorkingFolder = folder.Path }.Start("serve", "broken", "--port", "0");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("broken/policy.yaml", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("nowhere", "--port=0")]
    public void Wrong_use_is_told(params string[] arguments) =>
        Assert.Equal(2, new PolicyProcess { WorkingFolder = folder.Path }.Start(["serve", .. arguments]).ExitCode);

    private Process Start(IEnumerable<string> paths) =>
        Process.Start(new PolicyProcess { WorkingFolder = Tree.Root }.StartInfo(["serve", .. paths, "--port", "0", "--store", Path.Combine(folder.Path, "cases.db")]))!;

    private static async Task<string> AddressOf(Process server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var line = await server.StandardOutput.ReadLineAsync(patience.Token) ?? "";
        return Address().Match(line) is { Success: true } found ? found.Value : throw new InvalidOperationException(line + await server.StandardError.ReadToEndAsync(patience.Token));
    }

    [GeneratedRegex("```bash\n(curl .*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex("http://[a-z0-9.:]+")]
    private static partial Regex Address();
}
