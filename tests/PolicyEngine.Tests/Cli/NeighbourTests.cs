using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>What is wrong with a policy that nobody asked for stops nothing, and what is wrong with one that somebody asked for is said once.</summary>
public sealed class NeighbourTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Theory]
    [InlineData("docs", "good", "--rules", ".")]
    [InlineData("docs", "good")]
    [InlineData("test", ".", "--pack", "good")]
    public void A_broken_neighbour_stops_nothing(params string[] arguments)
    {
        var run = packs.Run(arguments);
        Assert.Equal((ExitCodes.Done, true), (run.ExitCode, !run.Error.Contains("error", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("docs", "broken", "--rules", ".")]
    [InlineData("docs", "broken", "--rules", "broken")]
    [InlineData("docs", "./broken")]
    public void A_policy_that_is_asked_for_and_broken_says_so_once(params string[] arguments)
    {
        var run = packs.Run(arguments);
        Assert.Equal(ExitCodes.PolicyErrors, run.ExitCode);
        Assert.Contains("1 error, 0 warnings", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_says_which_policies_were_not_analysed_and_looks_at_the_others()
    {
        packs.Vary("warned", "      cite: \"para 1\"\n      signpost", "      signpost");
        var run = packs.Run("check", "broken", "warned");
        Assert.Equal("1 error, 1 warning in 2 policies\nnot analysed: 1 policy (`broken` has errors)\n", run.Error);
    }

    [Fact]
    public void The_list_shows_checks_and_what_was_not_analysed()
    {
        var run = packs.Run("check", "broken", "good", "--list");
        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Matches(@"\n  PE4004 +asked for nothing \(warning\)\n", run.Output);
        Assert.Matches(@"\nNot analysed\n  broken +has errors\n", run.Output);
    }
}
