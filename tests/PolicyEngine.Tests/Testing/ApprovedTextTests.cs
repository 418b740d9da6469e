using System.ComponentModel;
using System.Diagnostics;

namespace PolicyEngine.Tests.Testing;

/// <summary>Whoever signs is shown what the policy's text changes for all cases.</summary>
public sealed class ApprovedTextTests
{
    [Fact]
    public void Against_the_text_that_was_last_approved_where_git_holds_it()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        if (!Git(pack, "init", "-q") || !Git(pack, "add", "badge"))
        {
            return;
        }

        Git(pack, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "First text");
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        var output = pack.Run("approve").Output;
        Assert.Contains("badge  since it was last approved (", output, StringComparison.Ordinal);
        Assert.Contains("  - Outcome: “", output, StringComparison.Ordinal);
        Assert.Contains("because of `points_needed`", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_that_is_said()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        Assert.Contains("badge: nothing was approved before, ", pack.Run("approve").Output, StringComparison.Ordinal);
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        Assert.Contains("badge: the text that was last approved is not in the history of git, so that only the kept cases", pack.Run("approve").Output, StringComparison.Ordinal);
    }

    private static bool Git(TestPack pack, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = pack.Folder, RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
