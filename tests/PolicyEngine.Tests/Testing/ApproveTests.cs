using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Testing;

/// <summary>Approval: grouped by cause, signed, recorded.</summary>
public sealed class ApproveTests
{
    [Theory]
    [InlineData(
        "policy.yaml",
        "value: 8, cite",
        "value: 9, cite",
        "badge\n  1 case: granted → refused; cause: points_needed 8 → 9\n    eight-points\n"
        + "  1 case: the wording of reasons; cause: points_needed 8 → 9\n    nine-points\n"
        + "  2 cases: only how it was worked out; cause: points_needed 8 → 9\n    seven-points, points-not-known\n")]
    [InlineData("policy.yaml", "value: 20.00", "value: 30.00", "2 cases: fee changed; cause: full_fee 20.00 → 30.00\n    eight-points: fee 20.00 → 30.00\n    nine-points: fee 10.00 → 15.00\n")]
    [InlineData("policy.yaml", "divide(full_fee, 2)", "divide(full_fee, 4)", "1 case: fee 10.00 → 5.00; cause: definition half_fee\n    nine-points\n")]
    [InlineData("policy.yaml", "when: points >= points_needed", "when: points > points_needed", "1 case: granted → refused; cause: rule decision/enough_points\n    eight-points\n")]
    [InlineData("policy.yaml", "because: \"A renewal costs half.\"", "because: \"Half for a renewal.\"", "2 cases: the wording of reasons; cause: wording of fee\n    eight-points, nine-points\n")]
    [InlineData("policy.yaml", "cite: \"p. 4\"", "cite: \"p. 5\"", "2 cases: citations; cause: citation of fee\n    eight-points, nine-points\n")]
    [InlineData("policy.yaml", "value: 8, cite: \"p. 2\"", "value: 8, cite: \"p. 7\"", "4 cases: citations; cause: citation of points_needed\n")]
    [InlineData("policy.yaml", "- id: enough_points", "- id: points_are_enough", "cause: rule decision/enough_points removed, rule decision/points_are_enough added\n")]
    [InlineData("policy.yaml", "otherwise: { then: refused", "otherwise: { then: granted", "1 case: refused → granted; cause: decision/otherwise leads elsewhere\n    seven-points\n")]
    [InlineData("scripts/doubled.csx", "points * 2", "points * 3", "3 cases: score changed; cause: the script Doubled\n    eight-points: score 16 → 24\n")]
    [InlineData("policy.yaml", "route: appeals", "route: panel", "1 case: what happens next; cause: the policy's text\n    seven-points\n")]
    [InlineData("cases.yaml", "{ points: 7, is_renewal: no }", "{ points: 12, is_renewal: no }", "1 case: refused → granted; cause: the case's points 7 → 12\n    seven-points\n")]
    [InlineData("cases.yaml", "case: seven-points", "case: seven", "1 new case: refused\n    seven\n  1 removed case: refused until now, no such case\n    seven-points\n")]
    [InlineData("snapshots/seven-points.verified.txt", "outcome: refused", "outcome: granted", "1 case: granted → refused; cause: neither the policy nor the case; the engine, or the approved file\n")]
    public void What_changed_is_grouped_by_its_cause(string file, string old, string text, string said)
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/" + file, old, text);

        Assert.Contains(said, pack.Run("approve").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_changes_made_together_only_the_one_a_value_rests_on_is_blamed()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");
        pack.Replace("badge/policy.yaml", "divide(full_fee, 2)", "divide(full_fee, 4)");

        var output = pack.Run("approve").Output;

        Assert.Contains("1 case: granted → refused; cause: points_needed 8 → 9\n    eight-points\n", output, StringComparison.Ordinal);
        Assert.Contains("1 case: fee 10.00 → 5.00; cause: definition half_fee\n    nine-points\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_gets_its_value_is_the_cause()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.Replace("badge/policy.yaml", "from: 2018-01-01, value: 8", "from: 2019-01-01, value: 8");
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "from: 2019-01-01, value: 8", "from: 2018-01-01, value: 8");

        Assert.Contains("undetermined → granted; cause: points_needed has a value now, 8\n", pack.Run("approve").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_is_recorded_with_who_why_and_what_changed()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        var first = pack.Read("badge/snapshots/approvals.yaml");
        pack.Replace("badge/policy.yaml", "divide(full_fee, 2)", "divide(full_fee, 4)");
        pack.Replace("badge/cases.yaml", "case: seven-points", "case: seven");

        var run = pack.Run("approve", "badge", "--yes", "--name", " B. \"Bee\" Tester", "--reason", "Cabinet: new fee");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("recorded in badge/snapshots/approvals.yaml\n3 decisions accepted\n", run.Output, StringComparison.Ordinal);
        var log = pack.Read("badge/snapshots/approvals.yaml");
        Assert.StartsWith(first, log, StringComparison.Ordinal);
        var lines = log[first.Length..].Split('\n');
        Assert.Equal(
            [
                "- date: 2018-09-18T10:30:00Z",
                "  name: \"B. \\\"Bee\\\" Tester\"",
                "  reason: \"Cabinet: new fee\"",
                "  policy: \"badge\"",
            ],
            lines[..4]);
        Assert.Matches("^  policy_hash: \"[0-9a-f]{64}\"$", lines[4]);
        Assert.Equal(
            [
                "  cases:",
                "    - { case: \"nine-points\", was: \"granted\", now: \"granted\", cause: \"definition half_fee\", snapshot: HASH }",
                "    - { case: \"seven\", was: ~, now: \"refused\", snapshot: HASH }",
                "    - { case: \"seven-points\", was: \"refused\", now: ~ }",
                "",
            ],
            lines[5..].Select(line => Regex.Replace(line, "\"[0-9a-f]{64}\"", "HASH")));
        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Fact]
    public void The_record_is_yaml_and_is_not_taken_for_a_policy()
    {
        using var pack = new TestPack();
        pack.ApproveAll();

        Assert.Equal(0, pack.Run("check").ExitCode);
    }

    [Fact]
    public void A_person_is_asked_for_name_and_reason()
    {
        using var pack = new TestPack { IsTerminal = true, Typed = "yes\nA. Tester\nIt is right\n" };

        var run = pack.Run("approve");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Accept 4 decisions as right? Type yes: Your name: Why is the change right? ", run.Error);
        Assert.Contains("  name: \"A. Tester\"\n  reason: \"It is right\"\n", pack.Read("badge/snapshots/approvals.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no\n")]
    [InlineData("y\n")]
    [InlineData("")]
    [InlineData("yes\n\n")]
    [InlineData("yes\nA. Tester\n  \n")]
    public void Without_yes_a_name_and_a_reason_nothing_is_accepted(string typed)
    {
        using var pack = new TestPack { IsTerminal = true, Typed = typed };

        var run = pack.Run("approve");

        Assert.Equal(10, run.ExitCode);
        Assert.EndsWith("nothing was accepted\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("", pack.Snapshots("badge"));
    }

    [Theory]
    [InlineData("approve", "there is nobody to ask")]
    [InlineData("approve --yes", "`--yes` needs `--name` and `--reason`")]
    [InlineData("approve --yes --name A", "`--yes` needs `--name` and `--reason`")]
    [InlineData("approve --yes --name A --reason \u00a0", "`--reason` is empty")]
    [InlineData("approve --pack badgr", "did you mean `badge`?")]
    [InlineData("approve --case nine-point", "did you mean `nine-points`?")]
    public void What_cannot_be_signed_is_refused(string line, string said)
    {
        using var pack = new TestPack();

        var run = pack.Run(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal("", pack.Snapshots("badge"));
    }

    [Fact]
    public void One_case_can_be_approved_alone()
    {
        using var pack = new TestPack();

        Assert.Equal(0, pack.Run("approve", "--case", "nine-points", "--yes", "--name", "A", "--reason", "B").ExitCode);
        Assert.Equal("approvals.yaml nine-points.verified.txt", pack.Snapshots("badge"));
    }

    [Fact]
    public void Every_changed_line_is_shown_on_request()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "divide(full_fee, 2)", "divide(full_fee, 4)");

        var output = pack.Run("approve", "--diff").Output;

        Assert.Contains("      -   fee: 10.00\n      +   fee: 5.00\n", output, StringComparison.Ordinal);
        Assert.Contains("divide(full_fee, 4)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_approve_is_said()
    {
        using var pack = new TestPack();
        pack.ApproveAll();

        var run = pack.Run("approve");

        Assert.Equal((0, "nothing awaits approval\n"), (run.ExitCode, run.Output));
    }
}
