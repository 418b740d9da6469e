namespace PolicyEngine.Tests.Testing;

/// <summary>The review of changed decisions, by keys and by words.</summary>
public sealed class ReviewTests
{
    private const string Record = "badge/snapshots/approvals.yaml";

    [Fact]
    public void The_sum_comes_first_then_each_change_with_its_outcome_and_cause()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "q" });

        var run = pack.Run("review");

        Assert.Equal(10, run.ExitCode);
        Assert.StartsWith("badge: the text that was last approved is not in the history of git, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "badge: 4 cases: 1 lose, 1 wording only, 2 workings only\n"
            + "  points_needed 8 → 9: 4 cases: 1 lose, 1 wording only, 2 workings only\n"
            + "\n"
            + "badge, 1 of 4; one of 4 cases with this cause\n"
            + "eight-points: granted → refused; cause: points_needed 8 → 9\n"
            + "  Eight points are enough\n"
            + "[a]ccept [r]eject [s]kip, with Shift the group; [d]iff [b]ack [/]search [?]help [q]uit q\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.EndsWith("\n4 open\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8 → 12", "1 lose, 1 wording only", "value: 8, cite", "value: 9, cite")]
    [InlineData("amounts", "2 amount only", "value: 20.00", "value: 30.00")]
    [InlineData("gains", "1 gain", "otherwise: { then: refused", "otherwise: { then: granted")]
    [InlineData("no order", "3 outcome changed", "from: 2018-01-01, value: 8", "from: 2019-01-01, value: 8")]
    [InlineData("citations", "citations only", "cite: \"p. 4\"", "cite: \"p. 5\"")]
    public void Changes_are_counted_by_what_they_do_to_people(string what, string said, string old, string text)
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "q" }, old, text);

        Assert.True(pack.Run("review").Output.Contains(said, StringComparison.Ordinal), what);
    }

    [Fact]
    public void The_last_reason_is_offered_for_the_same_verdict_only()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "aB. Tester\nRead it\nrToo strict\na\nr\n" });

        var run = pack.Run("review");

        Assert.Contains("Why is it wrong? Too strict", run.Output, StringComparison.Ordinal);
        Assert.Contains("Why is it right? (Enter: Read it)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Why is it wrong? (Enter: Too strict)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_accepted_another_rejected_and_both_are_recorded()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "rB. Tester\nToo strict\naRead it\nSS" });
        var before = pack.Read(Record);
        var snapshot = pack.Read("badge/snapshots/eight-points.verified.txt");

        var run = pack.Run("review");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("2 cases skipped\n\n1 accepted, 1 rejected, 2 skipped\nrecorded in badge/snapshots/approvals.yaml\n", run.Output, StringComparison.Ordinal);
        var added = pack.Read(Record)[before.Length..];
        Assert.StartsWith("- date: 2018-09-18T10:30:00Z\n  name: \"B. Tester\"\n  reason: \"Too strict\"\n  verdict: rejected\n  policy: \"badge\"\n  policy_hash: \"", added, StringComparison.Ordinal);
        Assert.Contains("    - { case: \"eight-points\", was: \"granted\", now: \"refused\", cause: \"points_needed 8 → 9\" }\n- date:", added, StringComparison.Ordinal);
        Assert.Matches("reason: \"Read it\"\n  policy: \"badge\"\n  policy_hash: \"[0-9a-f]{64}\"\n  cases:\n    - \\{ case: \"nine-points\", .*, snapshot: \"[0-9a-f]{64}\" \\}\n$", added);
        Assert.Equal(snapshot, pack.Read("badge/snapshots/eight-points.verified.txt"));
        Assert.Contains("rejected by B. Tester on 2018-09-18: Too strict", Again(pack, "q").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_group_is_accepted_at_once()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "AA. Tester\nCabinet\n" });

        var run = pack.Run("review");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("4 cases accepted\n\n4 accepted\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, pack.Run("test").ExitCode);
        Assert.Equal("nothing awaits approval\n", pack.Run("review").Output);
    }

    [Theory]
    [InlineData("d", "  -   missing: points")]
    [InlineData("?", "  R  reject group")]
    [InlineData("x", "  q  quit")]
    [InlineData("b", "this is the first change")]
    [InlineData("sb", "  skipped just now")]
    [InlineData("/seven\n", "seven-points: only how it was worked out")]
    [InlineData("/nowhere\n", "no change holds `nowhere`")]
    [InlineData("/\n", "nothing to search for")]
    [InlineData("a\n", "a verdict needs your name and a reason; nothing was noted")]
    [InlineData("aA\n\u001b", "a verdict needs your name and a reason; nothing was noted")]
    [InlineData("aAx\b\nWell\naq", "")]
    public void A_key_does_what_it_says(string keys, string said)
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = keys });

        var output = pack.Run("review").Output;

        if (keys == "d")
        {
            Assert.Contains("  - outcome: granted", output, StringComparison.Ordinal);
            Assert.Contains("  + outcome: refused", output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(said, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Enter_takes_the_reason_again()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "aA\nWell\na\nq" });

        var output = pack.Run("review").Output;

        Assert.Contains("Why is it right? (Enter: Well) ", output, StringComparison.Ordinal);
        Assert.Contains("2 accepted, 2 open", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_do_what_keys_do()
    {
        using var pack = Changed(new TestPack { Typed = "diff\nsearch seven\nback\nreject\nToo strict\naccept group\nCabinet\n" });

        var run = pack.Run("review", "--plain", "--name", "A. Tester");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("3 accepted, 1 rejected\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Your name", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void When_nobody_answers_any_more_what_was_decided_is_kept()
    {
        using var pack = Changed(new TestPack { Typed = "accept\nA. Tester\nWell\n" });

        Assert.Contains("1 accepted, 3 open\nrecorded in", pack.Run("review", "--plain").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_pack_or_one_case_can_be_reviewed_alone()
    {
        using var pack = Changed(new TestPack { Typed = "quit\n" });

        Assert.Contains("badge: 1 case: 1 lose\n", pack.Run("review", "--plain", "--pack", "badge", "--case", "eight-points").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("review", null, "there is nobody to ask: this is not a terminal", "policy approve --yes")]
    [InlineData("review --plain", "true", "never where CI=true", "commit what it writes")]
    [InlineData("review --plain --name \u00a0", null, "`--name` is empty", "say who reviews")]
    public void Without_a_person_it_refuses(string line, string? server, string said, string help)
    {
        using var pack = Changed(new TestPack());
        if (server is not null)
        {
            pack.Variables["CI"] = server;
        }

        var run = pack.Run(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_it_records_nothing()
    {
        using var interruption = new CancellationTokenSource();
        using var pack = Changed(new TestPack());
        var before = pack.Read(Record);
        interruption.Cancel();
        using var interrupted = new TestPack { IsTerminal = true, Keys = "AA\nB\n", Cancellation = interruption.Token };

        Assert.Equal(130, interrupted.Run("review").ExitCode);
        Assert.Equal("", interrupted.Snapshots("badge"));
        Assert.Equal(before, pack.Read(Record));
    }

    [Fact]
    public void Ctrl_C_after_verdicts_says_that_nothing_was_recorded()
    {
        using var interruption = new CancellationTokenSource();
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "aB. Tester\nRead it\n\u0003", Interruption = interruption });
        var before = pack.Read(Record);

        var run = pack.Run("review");

        Assert.Equal((130, "\ninterrupted; nothing was recorded\n"), (run.ExitCode, run.Error));
        Assert.Equal(before, pack.Read(Record));
    }

    [Fact]
    public void In_a_narrow_window_the_prompt_and_the_help_break_between_words()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Width = 59, Keys = "?q" });

        var output = pack.Run("review").Output;

        Assert.Contains("[a]ccept [r]eject [s]kip, with Shift the group; [d]iff\n[b]ack [/]search [?]help [q]uit ?\n", output, StringComparison.Ordinal);
        Assert.Contains("  A  accept group  all open changes with this cause are\n                   right\n", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 59));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("approve --yes --name B --reason Because")]
    [InlineData("review --plain")]
    public void While_a_merge_of_the_record_is_not_finished_nothing_is_recorded(string line)
    {
        using var pack = Changed(new TestPack { Typed = "accept\nB\nBecause\nquit\n" });
        var record = pack.Read(Record);
        var entry = record.IndexOf("- date: ", StringComparison.Ordinal);
        pack.Write(Record, $"{record[..entry]}<<<<<<< HEAD\n{record[entry..]}=======\n{record[entry..]}>>>>>>> other\n");
        var before = pack.Read(Record);

        var run = pack.Run(line.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error PE6557: the record of approvals holds the marks of a merge that was not finished", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("badge/snapshots/approvals.yaml:2", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Equal(before, pack.Read(Record));
    }

    [Fact]
    public void A_snapshot_that_was_edited_to_fit_is_not_signed_for()
    {
        using var pack = Changed(new TestPack { IsTerminal = true, Keys = "AA. Tester\nI wrote it\n" });
        pack.Run("test");
        pack.Write("badge/snapshots/eight-points.verified.txt", pack.Read("badge/snapshots/eight-points.received.txt"));

        var run = pack.Run("test", "--case", "eight-points");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("unsigned, as the snapshot says, but the snapshot is not what was approved:\n    eight-points\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("the snapshot is not what was approved", pack.Run("test", "--case", "eight-points", "--format", "junit").Output, StringComparison.Ordinal);
        Assert.Contains("1 not signed for", pack.Run("review", "--case", "eight-points").Output, StringComparison.Ordinal);
        Assert.Equal(0, pack.Run("test", "--case", "eight-points").ExitCode);
    }

    [Fact]
    public void A_snapshot_that_the_record_does_not_name_is_not_signed_for()
    {
        using var pack = Changed(new TestPack());
        pack.Write(Record, string.Concat(pack.Read(Record).Split('\n').Where(line => !line.Contains("seven-points", StringComparison.Ordinal)).Select(line => line + "\n")));
        pack.Replace("badge/policy.yaml", "value: 9, cite", "value: 8, cite");

        Assert.Contains("not what was approved:\n    seven-points\n", pack.Run("test").Output, StringComparison.Ordinal);
    }

    private static PolicyEngine.Tests.Cli.PolicyRun Again(TestPack pack, string keys)
    {
        using var again = new TestPack { IsTerminal = true, Keys = keys };
        foreach (var file in Directory.EnumerateFiles(pack.Folder, "*", SearchOption.AllDirectories))
        {
            again.Write(Path.GetRelativePath(pack.Folder, file), File.ReadAllText(file));
        }

        return again.Run("review");
    }

    private static TestPack Changed(TestPack pack, string old = "value: 8, cite", string text = "value: 9, cite")
    {
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", old, text);
        return pack;
    }
}
