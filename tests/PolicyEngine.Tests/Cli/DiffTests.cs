using System.Diagnostics;
using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>What another version changes for all cases, on the command line.</summary>
public sealed class DiffTests : IClassFixture<PackFixture>
{
    private readonly PackFixture packs;

    public DiffTests(PackFixture packs)
    {
        this.packs = packs;
        Copy("older", text => text.Replace("value: 16,", "value: 17,", StringComparison.Ordinal));
        Copy("same", text => text + "\n# the same\n");
    }

    [Fact]
    public void What_changes_is_shown_with_a_case_and_its_share()
    {
        var run = packs.Run("diff", "good", "older");

        Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Error));
        Assert.Contains("and nothing else changes: that is proved.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - figure youngest_age: 16 from ", run.Output, StringComparison.Ordinal);
        Assert.Contains("because of `youngest_age`", run.Output, StringComparison.Ordinal);
        Assert.Contains("kept cases: exactly-the-youngest-age\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_words_are_proved_to_change_nothing()
    {
        var run = packs.Run("diff", "good", "same");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains("Proved: no decision changes.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_and_pull_requests_have_forms_of_their_own()
    {
        Assert.Contains("\"proved_same\": false", packs.Run("diff", "good", "older", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Contains("\n| what changes | kept cases | why | for example |\n", packs.Run("diff", "good", "older", "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_of_git_is_the_other_side()
    {
        if (!Git("init", "-q") || !Git("add", "good"))
        {
            return;
        }

        Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "First");
        var path = Path.Combine(packs.Folder, "good", "policy.yaml");
        var text = File.ReadAllText(path);
        try
        {
            File.WriteAllText(path, text.Replace("value: 16,", "value: 17,", StringComparison.Ordinal));
            var run = packs.Run("diff", "good", "--from", "HEAD");
            Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Error));
            Assert.StartsWith("good  HEAD:good → good\n", run.Output, StringComparison.Ordinal);
            Assert.Equal(run.Output, packs.Run("diff", "HEAD:good", "good").Output);
            Assert.Equal(ExitCodes.Usage, packs.Run("diff", "good", "--from", "nowhere").ExitCode);
        }
        finally
        {
            File.WriteAllText(path, text);
        }
    }

    [Fact]
    public void One_side_is_too_few() => Assert.Equal(ExitCodes.Usage, packs.Run("diff", "good").ExitCode);

    private void Copy(string name, Func<string, string> change)
    {
        Directory.CreateDirectory(Path.Combine(packs.Folder, name));
        File.WriteAllText(Path.Combine(packs.Folder, name, "policy.yaml"), change(File.ReadAllText(Path.Combine(packs.Folder, "good", "policy.yaml"))));
        foreach (var cases in Directory.EnumerateFiles(Path.Combine(packs.Folder, "good"), "cases.yaml"))
        {
            File.Copy(cases, Path.Combine(packs.Folder, name, "cases.yaml"), true);
        }
    }

    private bool Git(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = packs.Folder, RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
