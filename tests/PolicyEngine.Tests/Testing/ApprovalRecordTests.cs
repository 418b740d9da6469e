using System.Text;
using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Testing;

/// <summary>The record of approvals is YAML, read by the reader of policies; a text that is not understood signs for nothing.</summary>
public sealed class ApprovalRecordTests
{
    private const string Record = "badge/snapshots/approvals.yaml";

    /// <summary>Ways to write one and the same record.</summary>
    public static TheoryData<string> Forms => ["indented", "single quotes", "no quotes", "block cases", "brackets", "json", "comments", "order", "mark", "crlf", "upper hash", "null", "document"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void However_a_record_is_written_it_signs_for_the_same(string form)
    {
        using var pack = Approved(form);

        Assert.Equal(0, pack.Run("test").ExitCode);
        pack.Write("badge/snapshots/eight-points.verified.txt", pack.Read("badge/snapshots/eight-points.verified.txt").Replace("Eight points are enough", "Eight", StringComparison.Ordinal));
        pack.Replace("badge/cases.yaml", "Eight points are enough", "Eight");
        Assert.Contains("1 awaiting approval", pack.Run("test").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Another_record_is_added_and_what_stood_there_stays(string form)
    {
        using var pack = Approved(form);
        var before = File.ReadAllBytes(pack.FullPath(Record));
        pack.Replace("badge/policy.yaml", "divide(full_fee, 2)", "divide(full_fee, 4)");

        Assert.Equal(0, pack.Run("approve", "--yes", "--name", "B \\ \"Bee\" Tester", "--reason", "Fee of April").ExitCode);

        var after = File.ReadAllBytes(pack.FullPath(Record));
        var (text, old) = (Encoding.UTF8.GetString(after), Encoding.UTF8.GetString(before));
        Assert.Contains("B \\\\ \\\"Bee\\\" Tester", text, StringComparison.Ordinal);
        Assert.Contains("\"Fee of April\"", text, StringComparison.Ordinal);
        Assert.Equal(old.Contains("\r\n", StringComparison.Ordinal), Regex.IsMatch(text, "\r\n"));
        Assert.DoesNotMatch(old.Contains("\r\n", StringComparison.Ordinal) ? "[^\r]\n" : "\r", text);
        Assert.StartsWith(old.TrimEnd(']', '\n', ' '), text, StringComparison.Ordinal);
        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Theory]
    [InlineData("\"rejected\"")]
    [InlineData("'rejected'")]
    [InlineData("rejected # for now")]
    public void A_rejection_is_a_rejection_however_it_is_quoted(string verdict)
    {
        using var pack = Approved("plain");
        pack.Replace(Record, "  policy: ", $"  verdict: {verdict}\n  policy: ");

        Assert.Equal(10, pack.Run("test", "--report", "report.html").ExitCode);
        Assert.Contains(">rejected</span>", pack.Read("report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(">approved</span>", pack.Read("report.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  reason: ", "  because: ", "PE1101", "`because` is not a key of this record of approval")]
    [InlineData("  reason: ", "  name: \"B\"\n  reason: ", "PE1013", "`name` is written twice here")]
    [InlineData("  reason: ", "  verdict: Rejected\n  reason: ", "PE1105", "`Rejected` is not a word for `verdict`")]
    [InlineData("  reason: ", "  verdict:\n  reason: ", "PE1104", "nothing is written for `verdict`")]
    [InlineData("name: \"A. Tester\"", "name: \" \"", "PE1104", "nothing is written for `name`")]
    [InlineData("2018-09-18T10:30:00Z", "18 September 2018", "PE1160", "is not a date and time in universal time")]
    [InlineData(", snapshot: \"", ", snapshot: \"0", "PE1161", "is not a hash of 64 hexadecimal digits")]
    [InlineData("snapshot: ", "snapshots: ", "PE1101", "`snapshots` is not a key of this signed case")]
    [InlineData("case: \"nine-points\"", "case: \"eight-points\"", "PE1260", "the case `eight-points` stands twice")]
    [InlineData("- date: ", "records:\n- date: ", "PE1060", "must be a list")]
    [InlineData("- date: ", "- &a\n  date: ", "PE1008", "YAML reads as an anchor")]
    [InlineData("- date: ", "---\n- date: 2018-09-18\n---\n- date: ", "PE1005", "another document starts here")]
    [InlineData("- date: ", "<<<<<<< HEAD\r\n- date: ", "PE6557", "marks of a merge")]
    [InlineData("- date: ", "=======\n- date: ", "PE6557", "marks of a merge")]
    public void What_is_not_understood_closes_the_gate(string old, string text, string id, string said)
    {
        using var pack = Approved("plain");
        pack.Replace(Record, old, text);

        Closed(pack, id, said);
    }

    [Fact]
    public void A_record_that_was_cut_off_closes_the_gate_or_leaves_out_whom_it_lost()
    {
        using var pack = Approved("plain");
        var whole = pack.Read(Record);
        foreach (var length in Enumerable.Range(0, whole.Length - 1).Where(length => length % 37 == 0 || length > whole.Length - 90))
        {
            pack.Write(Record, whole[..length]);
            Assert.NotEqual(0, pack.Run("test", "--no-write").ExitCode);
        }
    }

    [Fact]
    public void An_empty_record_a_lost_one_and_bytes_that_are_no_text_sign_for_nothing()
    {
        using var pack = Approved("plain");
        pack.Write(Record, "# all gone\n");
        Closed(pack, "PE1061", "the record of approvals is empty");
        File.WriteAllBytes(pack.FullPath(Record), [0x2d, 0x20, 0xff, 0xfe]);
        Closed(pack, "PE1002", "not UTF-8");
        File.Delete(pack.FullPath(Record));

        var run = pack.Run("test");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("1 passed, 0 failed, 4 awaiting approval", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_that_names_no_text_signs_for_none()
    {
        using var pack = Approved("plain");
        pack.Write(Record, Regex.Replace(pack.Read(Record), ", snapshot: \"[0-9a-f]+\"", ""));

        Assert.Contains("1 passed, 0 failed, 4 awaiting approval", pack.Run("test").Output, StringComparison.Ordinal);
    }

    private static void Closed(TestPack pack, string id, string said)
    {
        var before = File.ReadAllBytes(pack.FullPath(Record));
        foreach (var line in new[] { "test", "approve --yes --name B --reason Because", "review --plain" })
        {
            var run = pack.Run(line.Split(' '));

            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"error {id}: ", run.Output + run.Error, StringComparison.Ordinal);
            Assert.Contains(said, run.Output + run.Error, StringComparison.Ordinal);
            Assert.Matches(Regex.Escape(Record) + ":[0-9]+:[0-9]+", run.Output + run.Error);
        }

        Assert.Contains("1 passed, 0 failed, 4 awaiting approval", pack.Run("test").Output, StringComparison.Ordinal);
        pack.Run("test", "--report", "report.html");
        Assert.Contains("The record of approvals cannot be read, so nothing counts as signed", pack.Read("report.html"), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(pack.FullPath(Record)));
    }

    private static TestPack Approved(string form)
    {
        var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Write(Record, Written(form, pack.Read(Record)));
        return pack;
    }

    private static string Written(string form, string record) => form switch
    {
        "plain" => record,
        "indented" => Regex.Replace(record, "^(?!#)(?=.)", "  ", RegexOptions.Multiline),
        "single quotes" => record.Replace('"', '\''),
        "no quotes" => record.Replace("\"", "", StringComparison.Ordinal),
        "block cases" => Regex.Replace(record, @"    - \{ case: (.*), was: (.*), now: (.*), snapshot: (.*) \}", "    -\n      case: $1\n      was: $2\n      now: $3\n      snapshot: >-\n        $4").Replace(">-\n        \"", "\"", StringComparison.Ordinal),
        "brackets" => "[ { " + Regex.Replace(Fields(record), "^  ", ", ", RegexOptions.Multiline) + "] } ]\n",
        "json" => "[{" + Regex.Replace(Fields(record), "^  ", ", ", RegexOptions.Multiline).Replace("~", "null", StringComparison.Ordinal) + "]}\n]\n",
        "comments" => "# a\n\n" + Regex.Replace(record, "$(?<=.)", " # why", RegexOptions.Multiline) + "# the end",
        "order" => Regex.Replace(record, "- date: (.*)\n  name: (.*)\n", "- name: $2\n  date: $1\n"),
        "mark" => "\uFEFF" + record,
        "crlf" => record.ReplaceLineEndings("\r\n"),
        "upper hash" => Regex.Replace(record, "\"[0-9a-f]{64}\"", hash => hash.Value.ToUpperInvariant()),
        "null" => record.Replace("was: ~", "was: null", StringComparison.Ordinal),
        "document" => "---\n" + record,
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    // The fields of the one record, with the cases in brackets.
    private static string Fields(string record) =>
        Regex.Replace(record[(record.IndexOf("- date", StringComparison.Ordinal) + 2)..].Replace("  cases:\n", "  cases: [\n", StringComparison.Ordinal), @"^    - (\{.*\})$", "    $1,", RegexOptions.Multiline).Replace("    {", "{", StringComparison.Ordinal);
}
