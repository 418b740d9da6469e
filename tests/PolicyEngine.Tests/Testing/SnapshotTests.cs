using System.Text;

namespace PolicyEngine.Tests.Testing;

/// <summary>Snapshots: received, approved, stale, and where they lie.</summary>
public sealed class SnapshotTests
{
    private const string Approved = "approvals.yaml eight-points.verified.txt nine-points.verified.txt points-not-known.verified.txt seven-points.verified.txt";

    [Fact]
    public void A_decision_without_an_approved_snapshot_is_kept_beside_it_and_awaits_approval()
    {
        using var pack = new TestPack();

        var run = pack.Run("test");

        Assert.Equal(10, run.ExitCode);
        Assert.EndsWith("1 passed, 0 failed, 4 awaiting approval\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("policy approve --pack badge", run.Output, StringComparison.Ordinal);
        Assert.Equal("eight-points.received.txt nine-points.received.txt points-not-known.received.txt seven-points.received.txt", pack.Snapshots("badge"));
    }

    [Theory]
    [InlineData("--no-write", null)]
    [InlineData("--format=text", "true")]
    [InlineData("--format=junit", "TRUE")]
    [InlineData("--format=text", "1")]
    public void Nothing_is_written_when_asked_or_on_a_build_server(string option, string? server)
    {
        using var pack = new TestPack();
        if (server is not null)
        {
            pack.Variables["CI"] = server;
        }

        Assert.Equal(10, pack.Run("test", option).ExitCode);
        Assert.Equal("", pack.Snapshots("badge"));
    }

    [Fact]
    public void An_approved_decision_passes_with_one_line_a_policy()
    {
        using var pack = new TestPack();
        pack.Run("test");
        pack.ApproveAll();

        var run = pack.Run("test");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("badge  5 passed\n5 passed, 0 failed, 0 awaiting approval\n", run.Output);
        Assert.Equal("", run.Error);
        Assert.Equal(Approved, pack.Snapshots("badge"));
    }

    [Fact]
    public void Snapshots_are_plain_utf_8_with_line_feeds()
    {
        using var pack = new TestPack();
        pack.Replace("badge/cases.yaml", "Eight points are enough", "Acht Punkte genügen");
        pack.ApproveAll();

        var bytes = File.ReadAllBytes(pack.FullPath("badge/snapshots/eight-points.verified.txt"));

        Assert.StartsWith("case: Acht Punkte genügen\npolicy: badge\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Theory]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "")]
    public void A_checkout_with_other_line_ends_changes_nothing(string lineEnd, string mark)
    {
        using var pack = new TestPack();
        pack.ApproveAll();
        var path = "badge/snapshots/eight-points.verified.txt";
        pack.Write(path, mark + pack.Read(path).Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Fact]
    public void A_changed_decision_shows_what_changed_and_how_to_accept_it()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        var run = pack.Run("test", "badge");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("changed eight-points: Eight points are enough\n    badge/snapshots/eight-points.verified.txt\n    - outcome: granted\n    + outcome: refused\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    policy approve badge --pack badge\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("outcome: refused\n", pack.Read("badge/snapshots/eight-points.received.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_received_snapshot_goes_when_the_decision_is_as_approved_again()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");
        pack.Run("test");
        pack.Replace("badge/policy.yaml", "value: 9, cite", "value: 8, cite");

        Assert.Equal(0, pack.Run("test").ExitCode);
        Assert.Equal(Approved, pack.Snapshots("badge"));
    }

    [Theory]
    [InlineData("case: seven-points", "case: seven")]
    [InlineData("expect: { outcome: refused, fee: not_applicable, fired: [] }", "snapshot: false")]
    public void A_snapshot_whose_case_is_gone_is_reported(string old, string text)
    {
        using var pack = new TestPack();
        pack.ApproveAll();
        pack.Replace("badge/cases.yaml", old, text);

        var run = pack.Run("test", "--no-write");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("stale, approved once, and no longer a case that keeps a snapshot:\n    seven-points\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_case_alone_makes_no_other_snapshot_stale()
    {
        using var pack = new TestPack();
        pack.ApproveAll();

        Assert.Equal("badge  1 passed\n1 passed, 0 failed, 0 awaiting approval\n", pack.Run("test", "--case", "nine-points").Output);
    }

    [Fact]
    public void A_locality_keeps_its_snapshots_beside_its_override()
    {
        using var pack = new TestPack("zones");
        pack.ApproveAll();

        Assert.Equal("approvals.yaml resident.verified.txt", pack.Snapshots("zones/base"));
        Assert.Equal("approvals.yaml zone-resident.verified.txt", pack.Snapshots("zones/zone"));
        Assert.Contains("it costs £60.00", pack.Read("zones/zone/snapshots/zone-resident.verified.txt"), StringComparison.Ordinal);
        Assert.Equal("permit       1 passed\npermit@zone  1 passed\n2 passed, 0 failed, 0 awaiting approval\n", pack.Run("test").Output);
    }

    [Fact]
    public void Two_policies_cannot_share_one_snapshot()
    {
        using var pack = new TestPack("zones");
        File.Move(pack.FullPath("zones/zone/override.yaml"), pack.FullPath("zones/base/override.yaml"));
        pack.Replace("zones/zone/cases/first.yaml", "zone-resident", "resident");

        var run = pack.Run("test", "--no-write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error PE6556: the snapshot of `resident` would be the one of a case of `permit`", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("badge/policy.yaml")]
    [InlineData("badge/cases.yaml")]
    [InlineData("badge")]
    [InlineData(".")]
    public void A_pack_is_meant_by_its_folder_or_any_of_its_files(string path)
    {
        using var pack = new TestPack();

        Assert.EndsWith("1 passed, 0 failed, 4 awaiting approval\n", pack.Run("test", path, "--no-write").Output, StringComparison.Ordinal);
    }
}
