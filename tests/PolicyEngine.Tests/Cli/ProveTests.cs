using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>What holds for all cases of a pack, asked on the command line.</summary>
public sealed class ProveTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Fact]
    public void A_proof_says_what_it_covers()
    {
        var run = packs.Run("prove", "good", "age < 16", "never", "granted");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Proved: age < 16 never granted\nNo case breaks this from ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_breaks_it_is_shown_in_words_and_kept_on_request()
    {
        var run = packs.Run("prove", "good", "age > 15", "always", "refused", "--save-case");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.StartsWith("Not so: age > 15 always refused\nThere is a case that breaks it, on ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nThe case\n  - ", run.Output, StringComparison.Ordinal);
        Assert.Contains("case `counterexample` is kept in good/cases/saved.yaml", run.Error, StringComparison.Ordinal);
        var kept = Path.Combine(packs.Folder, "good", "cases", "saved.yaml");
        Assert.Contains("  - case: counterexample\n    title: \"Breaks: age > 15 always refused\"\n", File.ReadAllText(kept), StringComparison.Ordinal);
        File.Delete(kept);
    }

    [Fact]
    public void A_program_gets_the_case()
    {
        var run = packs.Run("prove", "good", "never", "granted", "--format", "json");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("\"answer\": \"counterexample\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age < 16", "is no statement")]
    [InlineData("aeg < 16 never granted", "there is nothing called `aeg` here")]
    public void Wrong_use_is_told(string statement, string said)
    {
        var run = packs.Run("prove", "good", statement);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
