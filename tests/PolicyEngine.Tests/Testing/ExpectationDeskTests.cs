using System.Text;
using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Testing;

/// <summary>Expectations that are not met are reviewed and accepted as changed snapshots are.</summary>
public sealed class ExpectationDeskTests
{
    private const string Cases = "badge/cases.yaml";

    [Theory]
    [InlineData("{ outcome: refused }", "{ outcome: granted }")]
    [InlineData("{outcome: 'refused',  fee: 20} # why", "{outcome: 'granted',  fee: 20} # why")]
    [InlineData("{ fee: \"19.00\", outcome: \"refused\" }", "{ fee: \"20.00\", outcome: \"granted\" }")]
    [InlineData("{ fee: £19, status: undetermined }", "{ fee: 20.00, status: determined }")]
    [InlineData("{ fee: not_applicable }", "{ fee: 20.00 }")]
    [InlineData("{ fired: [], missing: [points] }", "{ fired: [enough_points], missing: [] }")]
    [InlineData("\n      # the fee\n      fee: 1 # one pound\n\n      outcome:  granted", "\n      # the fee\n      fee: 20.00 # one pound\n\n      outcome:  granted")]
    [InlineData("\n      missing: # nothing\n        # points\n        - points # first\n        - is_renewal\n      outcome: granted", "\n      missing: # nothing\n        # points\n        [] # first\n      outcome: granted")]
    [InlineData("\n      missing:\n      - 'points'\n      fee: 20", "\n      missing:\n       []\n      fee: 20")]
    [InlineData("{ missing: [points, # not these\n      is_renewal] }", "{ missing: [ # not these\n      ] }")]
    [InlineData("\n      outcome: >-\n        refused\n      fee: 20", "\n      outcome: granted\n      fee: 20")]
    public void What_came_is_written_and_nothing_else_is_touched(string expect, string written)
    {
        using var pack = Expecting("eight-points", expect);
        var before = pack.Read(Cases);

        var run = Accept(pack);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before.Replace($"expect: {expect}".Replace(": \n", ":\n", StringComparison.Ordinal), $"expect: {written}".Replace(": \n", ":\n", StringComparison.Ordinal), StringComparison.Ordinal), pack.Read(Cases));
        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Fact]
    public void Names_that_are_more_are_put_below_the_others()
    {
        using var pack = Expecting("points-not-known", "\n      missing:\n        - is_renewal # kept\n      status: undetermined");
        pack.Replace(Cases, "    facts: { is_renewal: no }\n    unknown: [points]\n", "    facts: {}\n");

        Assert.Equal(0, Accept(pack).ExitCode);
        Assert.Matches("missing:\n        - points # kept\n(        - [a-z_]+\n)*      status", pack.Read(Cases));
        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    public void Line_ends_and_a_byte_order_mark_stay(string lineEnd, string mark)
    {
        using var pack = Expecting("eight-points", "\n      outcome: refused\n      fired:\n        - enough_points");
        pack.Write(Cases, mark + pack.Read(Cases).ReplaceLineEndings(lineEnd));
        var before = File.ReadAllBytes(pack.FullPath(Cases));

        Assert.Equal(0, Accept(pack).ExitCode);
        Assert.Equal(Encoding.UTF8.GetString(before).Replace("outcome: refused" + lineEnd + "      fired", "outcome: granted" + lineEnd + "      fired", StringComparison.Ordinal), Encoding.UTF8.GetString(File.ReadAllBytes(pack.FullPath(Cases))));
    }

    [Fact]
    public void It_is_recorded_with_who_why_and_both_values()
    {
        using var pack = new TestPack();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        var run = pack.Run("approve", "--case", "eight-points", "--yes", "--expectations", "--name", "B. Tester", "--reason", "Nine since May");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 case: outcome: expected granted, came refused", run.Output, StringComparison.Ordinal);
        Assert.Contains("cause: points_needed 8 → 9", run.Output.Replace("\n    ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("3 expectations written into badge/cases.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("expect: { status: determined, outcome: refused, fee: not_applicable, fired: [], missing: [] }", pack.Read(Cases), StringComparison.Ordinal);
        Assert.Matches("case: \"eight-points\", was: \"granted\", now: \"refused\", cause: \"points_needed 8 → 9\", snapshot: \"[0-9a-f]{64}\", expect: \\{ outcome: \\{ was: \"granted\", now: \"refused\" \\}", pack.Read("badge/snapshots/approvals.yaml"));
        Assert.Equal(0, pack.Run("test", "--case", "eight-points").ExitCode);
    }

    [Fact]
    public void In_a_review_the_outcome_comes_first_and_a_rejection_leaves_the_file()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "drB. Tester\nNot agreed\nq" });
        var before = pack.Read(Cases);

        var run = pack.Run("review");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("eight-points: outcome: expected granted, came refused; fee: expected £20.00, came does not apply", run.Output, StringComparison.Ordinal);
        Assert.Contains("-     expect: { status: determined, outcome: granted, fee: 20.00", run.Output, StringComparison.Ordinal);
        Assert.Contains("+     expect: { status: determined, outcome: refused, fee: not_applicable", run.Output, StringComparison.Ordinal);
        Assert.Contains("- outcome: granted\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, pack.Read(Cases));
        Assert.Contains("verdict: rejected", pack.Read("badge/snapshots/approvals.yaml"), StringComparison.Ordinal);
        Assert.Equal(1, pack.Run("test").ExitCode);
    }

    [Fact]
    public void Verdicts_with_reasons_of_their_own_go_into_one_file()
    {
        using var pack = new TestPack { Typed = "accept\nB\nFirst\naccept\nSecond\nquit\n" };
        pack.Replace(Cases, "snapshot: false", "snapshot: false # kept");
        pack.Replace(Cases, "outcome: refused, fee: not_applicable", "outcome: granted, fee: 1");
        pack.Replace(Cases, "{ status: determined, outcome: granted }", "{ status: undetermined, outcome: refused }");
        pack.Write(Cases, pack.Read(Cases).Replace("snapshot: false # kept", "", StringComparison.Ordinal).Replace("}\n", "}\n    snapshot: false\n", StringComparison.Ordinal).Replace("}\n    snapshot: false\n    expect", "}\n    expect", StringComparison.Ordinal).Replace("}\n    snapshot: false\n    unknown", "}\n    unknown", StringComparison.Ordinal));

        var run = pack.Run("review", "--plain");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("outcome: refused, fee: not_applicable", pack.Read(Cases), StringComparison.Ordinal);
        Assert.Contains("{ status: determined, outcome: granted }", pack.Read(Cases), StringComparison.Ordinal);
        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_not_written_over()
    {
        var path = "";
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "aB. Tester\nAgreed\nq", Meanwhile = () => File.AppendAllText(path, "# later\n") });
        path = pack.FullPath(Cases);
        var record = pack.Read("badge/snapshots/approvals.yaml");

        var run = pack.Run("review");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("`badge/cases.yaml` has changed since it was read", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("# later\n", pack.Read(Cases), StringComparison.Ordinal);
        Assert.Contains("outcome: granted, fee: 20.00", pack.Read(Cases), StringComparison.Ordinal);
        Assert.Equal(record, pack.Read("badge/snapshots/approvals.yaml"));
    }

    [Fact]
    public void Many_cases_of_two_changed_figures_are_a_dozen_lines()
    {
        using var pack = new TestPack();
        pack.Write(Cases, "cases_for: badge\ncases:\n" + string.Concat(Enumerable.Range(1, 19).Select(number =>
            $"  - case: case-{number}\n    title: \"Case {number}\"\n    as_of: 2018-09-18\n    facts: {{ points: {(number < 10 ? 8 : 12)}, is_renewal: no }}\n    expect: {{ outcome: granted, fee: 20.00 }}\n    snapshot: false\n")));
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");
        pack.Replace("badge/policy.yaml", "value: 20.00", "value: 30.00");

        var output = pack.Run("test").Output;

        Assert.InRange(output.Split('\n').Length, 8, 14);
        Assert.Contains("9 cases: outcome: expected granted, came refused", output, StringComparison.Ordinal);
        Assert.Contains("points_needed 9 points", output, StringComparison.Ordinal);
        Assert.Contains("expected £20.00, came £30.00; cause: rests on full_fee £30.00", output, StringComparison.Ordinal);
        Assert.Contains("policy review --pack badge", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_that_fails_comes_first()
    {
        using var pack = new TestPack("zones");
        pack.ApproveAll();
        pack.Replace("zones/zone/cases/first.yaml", "expect: { outcome: granted }", "expect: { status: faulted }");

        Assert.StartsWith("permit@zone", pack.Run("test").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_cannot_be_decided_is_left_out()
    {
        using var pack = new TestPack();
        pack.Replace(Cases, "facts: { points: 9,", "facts: { pionts: 9,");

        var run = Accept(pack);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 case is left out, since something is wrong with the case itself: nine-points", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_given_in_advance_does_not_write_over_what_somebody_expects()
    {
        using var pack = Changed(new TestPack());
        var (cases, record, snapshot) = (pack.Read(Cases), pack.Read("badge/snapshots/approvals.yaml"), pack.Read("badge/snapshots/eight-points.verified.txt"));

        var run = pack.Run("approve", "--case", "eight-points", "--yes", "--name", "B. Tester", "--reason", "All fine");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 case is left out, since what somebody expects of them is not met: eight-points", run.Error, StringComparison.Ordinal);
        Assert.Contains("add `--expectations`", run.Error, StringComparison.Ordinal);
        Assert.Equal(cases, pack.Read(Cases));
        Assert.Equal(record, pack.Read("badge/snapshots/approvals.yaml"));
        Assert.Equal(snapshot, pack.Read("badge/snapshots/eight-points.verified.txt"));
    }

    [Fact]
    public void What_is_expected_stays_when_the_other_decisions_are_accepted()
    {
        using var pack = Changed(new TestPack());
        var cases = pack.Read(Cases);

        var run = pack.Run("approve", "--yes", "--name", "B. Tester", "--reason", "All fine");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("accepted\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(cases, pack.Read(Cases));
        Assert.Contains("eight-points", pack.Run("test").Output, StringComparison.Ordinal);
        Assert.Equal(1, pack.Run("test").ExitCode);
    }

    [Theory]
    [InlineData("yes\nyes\nB. Tester\nSeen\n", false)]
    [InlineData("yes\noverwrite\nB. Tester\nSeen\n", true)]
    public void Somebody_who_is_asked_gives_up_an_expectation_by_a_word_of_its_own(string typed, bool isWritten)
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Typed = typed });
        var before = pack.Read(Cases);

        var run = pack.Run("approve");

        Assert.Contains("Write what came over 3 expectations that somebody wrote, in 1 case? Type overwrite: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(isWritten ? 0 : 10, run.ExitCode);
        Assert.Equal(isWritten, pack.Read(Cases) != before);
        Assert.Equal(isWritten ? 0 : 1, pack.Run("test").ExitCode);
    }

    private static PolicyEngine.Tests.Cli.PolicyRun Accept(TestPack pack) => pack.Run("approve", "--yes", "--expectations", "--name", "A. Tester", "--reason", "As it came");

    private static TestPack Changed(TestPack pack)
    {
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");
        return pack;
    }

    private static TestPack Expecting(string id, string expect)
    {
        var pack = new TestPack();
        pack.Write(Cases, Regex.Replace(pack.Read(Cases), $"(?<=case: {id}\n(?:(?!  - ).*\n)*?)    expect: .*", $"    expect: {expect}".Replace(": \n", ":\n", StringComparison.Ordinal)));
        return pack;
    }
}
