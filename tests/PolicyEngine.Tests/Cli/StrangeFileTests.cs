using System.Diagnostics;
using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

public class StrangeFileTests(PackFixture packs) : IClassFixture<PackFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("decide good --as-of 2026-03-01 --facts {0}")]
    [InlineData("case import {0} --store cases.db")]
    public async Task A_pipe_that_is_named_is_refused_with_a_way_out(string line)
    {
        // Not where other tests look for policies.
        var name = $"pipe{line.Length}.json";
        using (var made = Process.Start("mkfifo", [Path.Combine(packs.Folder, name)]))
        {
            await made.WaitForExitAsync();
        }

        var run = await Task.Run(() => packs.Run(line.Replace("{0}", name, StringComparison.Ordinal).Split(' '))).WaitAsync(Patience);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains($"`{name}` is a pipe or a device, not a file", run.Error, StringComparison.Ordinal);
        Assert.Contains("`-`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_is_not_written_through_a_link()
    {
        var target = Path.Combine(packs.Folder, "kept.txt");
        File.WriteAllText(target, "kept");
        File.CreateSymbolicLink(Path.Combine(packs.Folder, "link.json"), target);

        var run = packs.Run("schema", "--output", "link.json");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("`link.json` is a link", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(target));
    }
}
