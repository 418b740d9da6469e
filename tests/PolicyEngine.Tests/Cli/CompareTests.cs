using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>What a draft or another day changes for a pack's cases, on the command line.</summary>
public sealed class CompareTests : IClassFixture<PackFixture>
{
    private readonly PackFixture packs;

    public CompareTests(PackFixture packs)
    {
        this.packs = packs;
        var drafts = Path.Combine(packs.Folder, "good", "drafts");
        Directory.CreateDirectory(drafts);
        var text = File.ReadAllText(Path.Combine(packs.Folder, "good", "policy.yaml"));
        File.WriteAllText(Path.Combine(drafts, "policy.yaml"), text.Replace("value: 16,", "value: 17,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_draft_is_compared_with_its_pack()
    {
        var run = packs.Run("compare", "good", "good/drafts");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("good → good/drafts\n\nThe pack's cases\n  4 cases differ, 3 come out the same (3 of them by other steps)", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - 1 case: granted → refused; cause: youngest_age 16 → 17\n    exactly-the-youngest-age\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_is_never_loaded_beside_its_pack()
    {
        Assert.Equal(new PolicyRun(ExitCodes.Done, "", "0 errors, 0 warnings in 1 policy\n"), packs.Run("check", "good"));
        Assert.Equal(ExitCodes.Done, packs.Run("test", "good").ExitCode);
        Assert.Equal(new PolicyRun(ExitCodes.Done, "", "0 errors, 0 warnings in 1 policy\n"), packs.Run("check", "good/drafts"));
    }

    [Fact]
    public void Two_days_are_compared()
    {
        var run = packs.Run("compare", "good", "2026-03-01", "2026-07-01");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains("Amount of the grant £150.00 → £175.00", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_of_a_pack_uses_the_calendars_that_its_pack_uses()
    {
        var folder = Directory.CreateTempSubdirectory("policy-drafts-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "calendars"));
            File.WriteAllText(Path.Combine(folder, "calendars", "office.yaml"), "calendar: office\n");
            Directory.CreateDirectory(Path.Combine(folder, "pack", "drafts", "autumn"));
            File.WriteAllText(Path.Combine(folder, "pack", "drafts", "policy.yaml"), "policy: pack\n");
            File.WriteAllText(Path.Combine(folder, "pack", "drafts", "autumn", "policy.yaml"), "policy: pack\n");

            Assert.Equal([$"{folder}/calendars"], PolicyEngine.Language.PolicyFolder.FoldersBeside($"{folder}/pack/drafts"));
            Assert.Equal([$"{folder}/calendars"], PolicyEngine.Language.PolicyFolder.FoldersBeside($"{folder}/pack/drafts/autumn"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("compare good better --rules good", "there is no policy `better`")]
    [InlineData("compare good 2026-03-01 soon", "`soon` is not a day")]
    [InlineData("compare broken good", "PE2006")]
    public void A_wrong_use_is_named(string line, string message) => Assert.Contains(message, packs.Run(line.Split(' ')).Error, StringComparison.Ordinal);
}
