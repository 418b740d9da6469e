using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Session;

/// <summary>Lists of records: added, taken out, asked field by field, and from a file.</summary>
public sealed class ListFactTests : IDisposable
{
    private const string Policy = """
        policy: sums
        title: Sums
        owner: Tests
        source: { document: Invented, at: "1" }
        in_force: { from: 2018-01-01 }
        facts:
          deposits:
            type: list
            ask: "Which deposits are held?"
            of: { bank: { type: text }, principal: { type: money }, matures_on: { type: date } }
        definitions:
          total: deposits.Sum(x => x.principal)
        decision:
          outcomes: [enough, too_little]
          rules:
            - { id: enough, when: total >= 1000, then: enough, because: "{total} is enough.", cite: "1" }
          otherwise: { then: too_little, because: "{total} is too little.", cite: "1" }
        """;

    private readonly SessionRun session = SessionRun.With(Policy);

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("deposits += bank Lloyds, principal £1,000, matures_on 2018-06-01", "enough")]
    [InlineData("deposits += bank = \"A, B\", principal = 1_000.00, matures_on = 2018-06-01", "enough")]
    [InlineData("deposits += {\"bank\": \"A\", \"principal\": 1000, \"matures_on\": \"2018-06-01\"}", "enough")]
    [InlineData("deposits += bank A, principal 10, matures_on 2018-06-01", "too_little")]
    [InlineData("deposits = []", "too_little")]
    [InlineData("deposits = [{\"bank\": \"A\", \"principal\": 1000, \"matures_on\": \"2018-06-01\"}]", "enough")]
    public void A_record_is_added_and_the_answer_follows(string line, string outcome) => Assert.StartsWith(outcome + "\n", session.Type(line) + "\n", StringComparison.Ordinal);

    [Theory]
    [InlineData("deposits += bank A, pricipal 5, matures_on 2018-06-01", "`pricipal`", "did you mean `principal`?")]
    [InlineData("deposits += bank A, principal five, matures_on 2018-06-01", "`five`", "23400.50")]
    [InlineData("deposits += principal", "`principal` has no value", "")]
    [InlineData("deposits += Lloyds", "`deposits` is a list of records", "bank …, principal …, matures_on …")]
    [InlineData("deposits -= 1", "`deposits` has no records", "")]
    [InlineData("deposits = @nowhere.csv", "there is no file `nowhere.csv`", "")]
    public void What_does_not_fit_is_refused(string line, string says, string help)
    {
        var shown = session.Type(line);
        Assert.StartsWith("error:", shown, StringComparison.Ordinal);
        Assert.Contains(says, shown, StringComparison.Ordinal);
        Assert.Contains(help, shown, StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type("deposits"));
    }

    [Fact]
    public void Records_are_counted_from_one_and_taken_out()
    {
        session.Type("deposits += bank A, principal 1, matures_on 2018-06-01", "deposits += bank B, principal 2, matures_on 2018-06-02", "deposits -= 1");
        Assert.Equal("1. bank B, principal £2.00, matures_on 2 June 2018", session.Type("deposits"));
        Assert.Contains("which has 1", session.Type("deposits -= 2"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_leaves_a_field_out_is_said_to_be_incomplete()
    {
        Assert.StartsWith("No answer yet", session.Type("deposits += bank A, matures_on 2018-06-01"), StringComparison.Ordinal);
        Assert.Contains("deposits[1].principal", session.Type(":missing"), StringComparison.Ordinal);
        Assert.Contains("not complete", session.Type(":facts"), StringComparison.Ordinal);
        Assert.Contains("error: `deposits` is not complete", session.Type(":export -"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_nothing_reads_may_be_left_open() =>
        Assert.StartsWith("enough\n", session.Type("deposits += bank A, principal 1000"), StringComparison.Ordinal);

    [Fact]
    public void A_record_is_asked_field_by_field()
    {
        Assert.Contains("bank: a text", session.Type("deposits +="), StringComparison.Ordinal);
        Assert.Equal("bank: ", session.Session.Prompt);
        Assert.Equal("principal: an amount in pounds", session.Type("Lloyds, of London"));
        Assert.Contains("`lots`", session.Type("lots"), StringComparison.Ordinal);
        Assert.StartsWith("enough", session.Type("1000", "2018-06-01"), StringComparison.Ordinal);
        Assert.Equal("1. bank Lloyds, of London, principal £1,000.00, matures_on 1 June 2018", session.Type("deposits"));
        Assert.Equal("the record is left out", session.Type("deposits +=", "stop"));
    }

    [Theory]
    [InlineData("yes", "principal: an amount in pounds")]
    [InlineData("no", "bank: a text")]
    public void A_field_that_does_not_apply_to_the_record_is_not_asked(string isHeld, string next)
    {
        using var other = SessionRun.With(Policy.Replace("{ bank: { type: text }, principal: { type: money },", "{ held: { type: yes_no }, principal: { type: money, only_if: held }, bank: { type: text },", StringComparison.Ordinal));
        other.Type("deposits +=");
        Assert.Equal(next, other.Type(isHeld));
    }

    [Fact]
    public void An_interview_takes_a_list_record_by_record()
    {
        Assert.StartsWith("Which deposits are held?", session.Type(":ask"), StringComparison.Ordinal);
        Assert.StartsWith("error: no record is given yet", session.Type("done"), StringComparison.Ordinal);
        Assert.StartsWith("error: the record leaves out deposits[1].matures_on", session.Type("bank A, principal 600"), StringComparison.Ordinal);
        Assert.StartsWith("1 record;", session.Type("bank A, principal 600, matures_on 2018-06-01"), StringComparison.Ordinal);
        Assert.StartsWith("2 records;", session.Type("bank B, principal 400, matures_on 2018-06-01"), StringComparison.Ordinal);
        Assert.StartsWith("enough", session.Type("done"), StringComparison.Ordinal);
        Assert.StartsWith("too_little", session.Type(":new", ":ask", "none"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bank,principal,matures_on\nA,600,2018-06-01\n\"B, of Ox\",400.50,2018-06-02\n")]
    [InlineData("\uFEFFBank,PRINCIPAL,Matures on\r\nA,£600,1 June 2018\r\n\r\n,,\r\n\"B, of Ox\",400.50,2018-06-02\r\n")]
    [InlineData("matures_on;bank;principal\r\n2018-06-01;A;600\r\n2018-06-02;\"B, of Ox\";400.50\r\n")]
    public void Records_come_from_a_csv_file(string text)
    {
        session.Write("deposits.csv", text);
        Assert.StartsWith("enough", session.Type("deposits = @deposits.csv"), StringComparison.Ordinal);
        Assert.Equal("1. bank A, principal £600.00, matures_on 1 June 2018\n2. bank B, of Ox, principal £400.50, matures_on 2 June 2018", session.Type("deposits"));
        Assert.Contains("4. ", session.Type("deposits += @deposits.csv", "deposits"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bank,pricipal,matures_on\nA,600,2018-06-01\n", "deposits.csv:1:6", "did you mean `principal`?")]
    [InlineData("bank,principal,matures_on\nA,600,2018-06-01\nB,lots,2018-06-02\n", "deposits.csv:3:3", "`lots`")]
    [InlineData("bank,principal,matures_on\nA,600\n", "deposits.csv:2:1", "this line has 2 values")]
    [InlineData("", "deposits", "this file is empty")]
    [InlineData("bank,principal,bank\nA,600,B\n", "deposits.csv:1", "bank")]
    public void A_wrong_line_of_a_csv_file_is_refused_with_its_place(string text, string place, string says)
    {
        session.Write("deposits.csv", text);
        var shown = session.Type("deposits = @deposits.csv");
        Assert.StartsWith("error:", shown, StringComparison.Ordinal);
        Assert.Contains(place, shown, StringComparison.Ordinal);
        Assert.Contains(says, shown, StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type("deposits"));
    }

    [Fact]
    public void Of_a_file_with_thousands_of_wrong_lines_the_first_are_shown_and_the_others_counted()
    {
        session.Write("deposits.csv", "bank,principal,matures_on\n" + string.Concat(Enumerable.Repeat("A,lots,2018-06-01\n", 900)));
        var shown = session.Type("deposits = @deposits.csv");
        Assert.StartsWith("error: 900 facts are refused", shown, StringComparison.Ordinal);
        Assert.Contains("\nand 880 more like these", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deposits += ", "bank principal matures_on")]
    [InlineData("deposits += ba", "bank")]
    public void Fields_are_completed(string typed, string choices) => Assert.Equal(choices.Split(' '), session.Completed(typed));

    [Fact]
    public void The_policy_is_what_new_policies_look_like() => Assert.Equal(0, new CommandRun { WorkingFolder = session.Folder }.Run("check", "rules").ExitCode);
}
