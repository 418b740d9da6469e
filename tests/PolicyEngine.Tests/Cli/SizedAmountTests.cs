using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>Amounts with their size in a word, in policies and on the command line.</summary>
public sealed class SizedAmountTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Theory]
    [InlineData("£1.5 million", "£1,500,000.00")]
    [InlineData("280m", "£280,000,000.00")]
    [InlineData("£0.2k", "£200.00")]
    public void A_figure_of_a_policy_is_read_exactly(string written, string shown)
    {
        packs.Vary("sized", "value: 150.00", $"value: {written}");

        Assert.Equal(ExitCodes.Done, packs.Run("check", "sized").ExitCode);
        Assert.Contains(shown, packs.Run("decide", "sized", "--set", "resident=yes", "--set", "age=17", "--as-of", "2026-03-01").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_in_the_number_and_in_the_unit_is_refused()
    {
        packs.Vary("twice", "    unit: years\n    values: [{ from: 2026-01-01, value: 16", "    unit: thousand years\n    values: [{ from: 2026-01-01, value: 5 million");

        var run = packs.Run("check", "twice");

        Assert.Equal(ExitCodes.PolicyErrors, run.ExitCode);
        Assert.Contains("error PE2080: `5 million` says how large it is, and so does its unit `thousand years`", run.Output, StringComparison.Ordinal);
    }
}
