using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Testing;

/// <summary>Exit codes of <c>policy test</c> and <c>policy approve</c> as a build server or a person meets them.</summary>
public sealed class TestProcessTests
{
    [Fact]
    public void Exit_codes_tell_approval_from_failure_and_from_a_policy_that_does_not_compile()
    {
        using var pack = new TestPack();
        var process = new PolicyProcess { WorkingFolder = pack.Folder };

        Assert.Equal(10, process.Start("test").ExitCode);
        Assert.Equal(2, process.Start("approve").ExitCode);
        Assert.Equal(0, process.Start("approve", "--yes", "--name", "A. Tester", "--reason", "Set up").ExitCode);
        var passed = process.Start("test");
        Assert.Equal((0, "badge  5 passed\n5 passed, 0 failed, 0 awaiting approval\n", ""), (passed.ExitCode, passed.Output, passed.Error));
        pack.Replace("badge/cases.yaml", "outcome: refused, fee", "outcome: granted, fee");
        Assert.Equal(1, process.Start("test").ExitCode);
        pack.Replace("badge/policy.yaml", "when: points >= points_needed", "when: pionts >= points_needed");
        Assert.Equal(3, process.Start("test").ExitCode);
    }

    [Fact]
    public void A_build_server_never_writes_and_never_approves()
    {
        using var pack = new TestPack();
        var process = new PolicyProcess { WorkingFolder = pack.Folder, Variables = new Dictionary<string, string?> { ["CI"] = "true" } };

        Assert.Equal(10, process.Start("test").ExitCode);
        var approval = process.Start("approve", "--yes", "--name", "A. Tester", "--reason", "Set up");
        Assert.Equal(2, approval.ExitCode);
        Assert.Contains("never where CI=true", approval.Error, StringComparison.Ordinal);
        Assert.Equal("", pack.Snapshots("badge"));
    }
}
