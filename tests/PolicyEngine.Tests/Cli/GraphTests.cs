using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

/// <summary>The lifecycle of a policy as a diagram and as a part of its page, and its decision as a diagram.</summary>
public class GraphTests : IClassFixture<PackFixture>
{
    private const string Lifecycle = """
        version: "2026.1"
        lifecycle:
          initial: drafting
          calendar: office
          roles: { applicant: "The applicant", officer: "An officer" }
          states:
            drafting: { title: "Being filled in", cite: "para 8" }
            waiting: { title: "Waiting for us", entry: [ { decide: yes }, { notify: received } ] }
            closed: { title: "Closed", final: yes }
          triggers:
            submit: { title: "Send it", by: applicant, takes: [resident, "age?"], cite: "para 9" }
            close: { by: officer, other_than: submit, reason: required }
            late: {}
          transitions:
            - { from: drafting, on: submit, to: waiting, when: resident, refuse: "Only for people who live here." }
            - { from: waiting, on: close, to: closed }
            - { from: waiting, on: late, to: closed, cite: "para 10" }
            - { from: waiting, on: submit, ignore: "It is sent already." }
          deadlines:
            reply: { title: "We answer in time", starts: waiting, ends: closed, within: 2 working_days, then: late, cite: "para 10" }
          notifications:
            received: { to: applicant, subject: "Case {case}", text: "We answer by {due.reply}; you are {age}." }
          retention: 6 years
        decision:
        """;

    private readonly PackFixture packs;

    public GraphTests(PackFixture packs)
    {
        this.packs = packs;
        Directory.CreateDirectory(Path.Combine(packs.Folder, "calendars"));
        packs.Write("calendars/office.yaml", "calendar: office\ntitle: The office\nzone: Europe/London\nopening: { monday: \"08:30-17:00\", friday: [\"08:30-12:00\", \"13:00-24:00\"] }\nknown: { from: 2026-01-01, to: 2028-12-31 }\ncite: \"para 11\"\n");
        packs.Vary("living", "decision:", Lifecycle);
    }

    [Theory]
    [InlineData("text", "Good\nbegins as: Being filled in\n")]
    [InlineData("mermaid", "stateDiagram-v2\n")]
    [InlineData("dot", "digraph \"living\" {\n")]
    public void A_lifecycle_is_drawn(string format, string start)
    {
        var run = packs.Run("graph", "living", "--format", format);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(start, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_to_a_file_that_is_named()
    {
        var run = packs.Run("graph", "living", "--format", "dot", "--output", "living.dot");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Output));
        Assert.Equal(packs.Run("graph", "living", "--format", "dot").Output, File.ReadAllText(Path.Combine(packs.Folder, "living.dot")));
    }

    [Theory]
    [InlineData("text", "Good\n\nFacts\n")]
    [InlineData("mermaid", "flowchart LR\n")]
    [InlineData("dot", "digraph \"good\" {\n")]
    public void A_policy_without_a_lifecycle_is_drawn_as_its_decision(string format, string start)
    {
        var run = packs.Run("graph", "good", "--format", format);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(start, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    f_age([\"age\"])")]
    [InlineData("    i_is_adult[\"The person is an adult\"]")]
    [InlineData("    f_age --> i_is_adult")]
    [InlineData("    i_is_adult --> i_outcome")]
    [InlineData("    i_outcome --> i_grant")]
    public void The_decision_leads_from_facts_by_definitions_to_the_outcome(string line) =>
        Assert.Contains(line, packs.Run("graph", "living", "--decision", "--format", "mermaid").Output.Split('\n'));

    [Fact]
    public void What_the_decision_does_not_read_is_not_drawn()
    {
        packs.Vary("more", "  age: {", "  unused: { type: yes_no, ask: \"Unused?\", cite: \"para 9\" }\n  age: {");

        Assert.DoesNotContain("unused", packs.Run("graph", "more").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- **Version** 2026.1")]
    [InlineData("It begins as “Being filled in”. Personal data is kept for 6 years after it has ended.")]
    [InlineData("| Send it | The applicant | *resident*, *age* (if known) | *resident* is yes | Only for people who live here. | “Waiting for us” | \\[para 9\\] |")]
    [InlineData("- On the way in, the case is decided from what is known.")]
    [InlineData("- On the way in, “received” is sent to “The applicant”.")]
    [InlineData("| Close | An officer; not the person of “Send it” | a reason | “Closed” |  |")]
    [InlineData("| Send it | The applicant | *resident*, *age* (if known) | nothing: It is sent already. | \\[para 9\\] |")]
    [InlineData("| Late | the clock, for “We answer in time” |  | “Closed” | \\[para 10\\] |")]
    [InlineData("| We answer in time | “Waiting for us” | “Closed” | within 2 working days, by the calendar “The office” | Late | \\[para 10\\] |")]
    [InlineData("| `received` | The applicant | Case ‹case› | We answer by ‹due.reply›; you are ‹age›. |")]
    [InlineData("- **The office** `office`: Monday 08:30 to 17:00, Friday 08:30 to 12:00 and 13:00 to 24:00; 0 holidays, known from 1 January 2026 to 31 December 2028 \\[para 11\\]")]
    public void The_page_of_the_policy_says_it_in_plain_words(string line) => Assert.Contains(line, packs.Run("docs", "living").Output.Split('\n'));

    [Fact]
    public void Nobody_sees_the_hidden_names()
    {
        var shown = packs.Run("docs", "living").Output + packs.Run("graph", "living").Output + packs.Run("decide", "living", "--set", "resident=yes", "--as-of", "2026-07-01", "--explain", "--format", "json").Output;

        Assert.DoesNotContain("__", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("lifecycle_", shown, StringComparison.Ordinal);
    }
}
