using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>The exit codes, on the real process.</summary>
public class ExitCodeTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Theory]
    [InlineData("", ExitCodes.Done)]
    [InlineData("--version", ExitCodes.Done)]
    [InlineData("help decide", ExitCodes.Done)]
    [InlineData("check good", ExitCodes.Done)]
    [InlineData("check broken", ExitCodes.PolicyErrors)]
    [InlineData("check nowhere", ExitCodes.Usage)]
    [InlineData("chekc", ExitCodes.Usage)]
    [InlineData("decide good --as-of 2026-03-01 --set resident=no", ExitCodes.Done)]
    [InlineData("decide good --as-of 2026-03-01", ExitCodes.Done)]
    [InlineData("decide good --as-of 2026-03-01 --set age=old", ExitCodes.Usage)]
    [InlineData("decide broken --as-of 2026-03-01", ExitCodes.PolicyErrors)]
    [InlineData("decide faulty --as-of 2026-03-01 --set resident=yes --set age=17", ExitCodes.Failed)]
    [InlineData("docs good", ExitCodes.Done)]
    [InlineData("schema", ExitCodes.Done)]
    [InlineData("new good", ExitCodes.Usage)]
    [InlineData("new another", ExitCodes.Done)]
    public void Each_end_has_its_code(string line, int expected)
    {
        var run = packs.Start(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(expected == run.ExitCode, $"{run.ExitCode}\n{run.Output}\n{run.Error}");
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_while_waiting_for_facts()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = Process.Start(new PolicyProcess { WorkingFolder = packs.Folder }.StartInfo("decide", "good", "--facts", "-", "--as-of", "2026-03-01"))!;
        WaitUntilItReads(process);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(ExitCodes.Interrupted, process.ExitCode);
    }

    [Fact]
    public void A_reader_that_leaves_early_is_no_error()
    {
        using var process = Process.Start(new PolicyProcess { WorkingFolder = packs.Folder }.StartInfo("docs", "good"))!;
        process.StandardOutput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal((ExitCodes.Done, ""), (process.ExitCode, process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void Pounds_stay_pounds_in_a_plain_locale()
    {
        var process = new PolicyProcess { WorkingFolder = packs.Folder, Variables = new Dictionary<string, string?> { ["LC_ALL"] = "C" } };
        Assert.Contains("£150.00", process.Start("decide", "good", "--as-of", "2026-03-01", "--set", "resident=yes", "--set", "age=17").Output, StringComparison.Ordinal);
    }

    // The handler stands once the process has loaded the policy; there is nothing to see from outside, so it gets time for it.
    private static void WaitUntilItReads(Process process)
    {
        Thread.Sleep(TimeSpan.FromSeconds(2));
        Assert.False(process.HasExited);
    }
}
