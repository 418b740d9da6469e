using PolicyEngine.Repl;
using PolicyEngine.Repl.Views;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Tests.Session;

/// <summary>A line typed, and what is shown. Every command of the help stands here.</summary>
public class CommandTests
{
    /// <summary>The command, what is typed after Rose's facts, and what the last line shows.</summary>
    public static TheoryData<string, string[], string> Lines => new()
    {
        { "ask", ["clear vehicle_band", ":ask"], "Which fee band is your car in?" },
        { "ask", [":ask"], "no question is left" },
        { "show", [":show"], "Still needed" },
        { "facts", [":facts"], "submitted_on              1 October 2018" },
        { "facts", [":facts all"], "period_ends_on" },
        { "facts", [":facts age"], "error: `:facts` takes `all` or nothing" },
        { "facts", [":new", ":facts"], "nothing is known of this case yet" },
        { "unset", [":unset fee_paid"], "Has the fee been paid?" },
        { "unset", [":unset"], "error: `:unset` needs the name of a fact" },
        { "unset", ["clear fee_paid, vehicle_band", ":missing"], "fee_paid" },
        { "new", [":new"], "No answer yet" },
        { "load", [":load facts.yaml"], "The application is accepted" },
        { "load", [":load facts.yml"], "did you mean `facts.yaml`?" },
        { "load", [":load"], "error: `:load` needs the name of a file" },
        { "load", [":load facts.yaml 2"], "error: `facts.yaml` holds 1 case" },
        { "as-of", [":as-of"], "decisions are as of 2 October 2018" },
        { "as-of", [":as-of 2018-10-03"], "The application is accepted" },
        { "as-of", [":as-of yesterday"], "error: `yesterday` is not a day" },
        { "as-of", [":as-of 2018-01-01"], "the policy is not in force on this day" },
        { "as-of", [":as-of 2018-01-01", ":as-of today"], "The application is accepted (was: No answer" },
        { "why", [":why"], "Do you live in Oxfordshire?" },
        { "why", [":why all"], "rule decision/no_car (to refused) → no" },
        { "why", [":why no_car"], "There is no car: not met." },
        { "why", [":why decision/no_car"], "Do you have a car to park? Yes." },
        { "why", [":why response_due_on"], "parameter response_hours → 24 hours" },
        { "why", [":why has_car"], "fact has_car → yes" },
        { "why", [":why permit_fee"], "parameter permit_fee" },
        { "why", [":why simple_criteria"], "criterion simple_criteria/car → yes" },
        { "why", [":why no_cra"], "did you mean `no_car`?" },
        { "why", [":why not refused"], "There is no car: not met." },
        { "why", [":why not The application is refused"], "There is no car: not met." },
        { "why", [":why not accepted"], "the outcome is `accepted`" },
        { "why", [":why not refusd"], "did you mean `refused`?" },
        { "why", [":why not"], "error: `:why not` needs an outcome" },
        { "why", [":why not waiting_for_payment"], "only if none of the rules applies" },
        { "why", [":as-of 2018-01-01", ":why"], "The policy is in force from 18 September 2018" },
        { "missing", [":missing"], "permit_fee" },
        { "missing", ["has_car = no", ":missing"], "nothing is missing" },
        { "what-if", [":what-if has_car=no"], "The application is refused" },
        { "what-if", [":what-if has_car=no", "has_car"], "yes" },
        { "what-if", [":what-if has_car=yes"], "nothing would change" },
        { "what-if", [":what-if has_cra=yes"], "did you mean `has_car`?" },
        { "what-if", [":what-if has_car"], "error: `has_car` gives no fact" },
        { "what-if", [":what-if"], "error: `:what-if` needs a fact" },
        { "sweep", [":sweep has_car"], "no: The application is refused" },
        { "sweep", [":sweep vehicle_band"], "Nothing changes" },
        { "sweep", [":sweep submitted_on 2018-09-29..2018-10-02"], "2 October 2018 to 2 October 2018".Replace("2 October 2018 to ", "", StringComparison.Ordinal) },
        { "sweep", [":sweep submitted_on"], "error: the policy sets no smallest and largest `submitted_on`" },
        { "sweep", [":sweep submitted_on 1..2"], "error: `1..2` is not a range of `submitted_on`" },
        { "sweep", [":sweep has_car 0..1"], "error: every value of `has_car` is tried" },
        { "sweep", [":sweep has_cra"], "did you mean `has_car`?" },
        { "sweep", [":as-of 2018-01-01", ":sweep has_car"], "error: the policy is not in force on this day" },
        { "nearest", [":nearest refused"], "has_car = no instead of yes" },
        { "nearest", [":nearest accepted"], "the outcome is `accepted` already" },
        { "nearest", [":nearest renewed"], "application_kind = renewal instead of A first permit and no_changes_confirmed = yes" },
        { "nearest", [":nearest refusd"], "did you mean `refused`?" },
        { "nearest", [":nearest"], "error: `:nearest` needs an outcome" },
        { "compare", [":compare 2018-10-02 2018-10-03"], "Renewal due on: 2 October 2019 → 3 October 2019" },
        { "compare", [":compare 2018-01-01"], "The application is accepted (undetermined) → No answer" },
        { "compare", [":compare resident-parking-permit"], "0 cases differ" },
        { "compare", [":compare 2 October 2018 3 October 2018"], "Renewal due on: 2 October 2019 → 3 October 2019" },
        { "compare", [":compare 1 January 2018"], "The application is accepted (undetermined) → No answer" },
        { "compare", [":compare 2018-10-02 soon"], "error: `soon` is not a day" },
        { "compare", [":compare nowhere"], "error: there is no policy `nowhere`" },
        { "compare", [":compare"], "error: `:compare` needs a date" },
        { "about", ["? has_car"], "Asked only if: first_application" },
        { "about", ["? permit_fee"], "Note:" },
        { "about", ["? no_car"], "Then: The application is refused" },
        { "about", ["? simple_criteria"], "All of" },
        { "about", ["? response_due_on"], "Text: add_days(submitted_on, response_days)" },
        { "about", ["? outcome"], "Rules" },
        { "about", ["? resident"], "simple_criteria/resident, a criterion" },
        { "about", ["? years_between"], "Example:" },
        { "about", ["?"], "Owner:" },
        { "about", ["? no_cra"], "did you mean `no_car`?" },
        { "case", [":case open"], "opened;" },
        { "fire", [":fire submit"], "error: no case is open" },
        { "clock", [":clock +24h"], "error: no case is open" },
        { "due", [":due"], "error: no case is open" },
        { "timeline", [":timeline"], "error: no case is open" },
        { "packs", [":packs"], "resident-parking-permit  Resident parking permit" },
        { "use", [":use resident-parking-permit"], "Resident parking permit, on 2 October 2018" },
        { "use", [":use resident-parking-permits"], "did you mean `resident-parking-permit`?" },
        { "use", [":use"], "error: `:use` needs a policy" },
        { "edit", [":edit no_car"], "rules/resident-parking-permit/policy.yaml:" },
        { "edit", [":edit has_car"], "policy.yaml:24" },
        { "edit", [":edit"], "policy.yaml:1" },
        { "edit", [":edit no_cra"], "did you mean `no_car`?" },
        { "reload", [":reload"], "nothing has changed" },
        { "save case", [":save case"], "error: `:save case` needs a name" },
        { "save case", [":save case Rose!"], "error: `Rose!` can't be the name of a case" },
        { "save case", [":save case rose-accepted"], "error: there is a case `rose-accepted` already" },
        { "save case", [":save case mine"], "case `mine` is kept in" },
        { "export", [":export -"], "submitted_on: 2018-10-01" },
        { "export", [":export - --format json"], "\"fee_paid\": true" },
        { "export", [":export - --format markdown"], "# The application is accepted" },
        { "export", [":export - --format jsn"], "did you mean `json`?" },
        { "export", [":export facts.yaml"], "error: `facts.yaml` is there already" },
        { "export", [":export"], "error: `:export` needs a file" },
        { "record", [":record"], "error: `:record` needs a file" },
        { "record", [":record off"], "error: nothing is recorded" },
        { "record", [":record x.session", ":record off"], "0 lines are in x.session" },
        { "replay", [":replay"], "error: `:replay` needs a file" },
        { "replay", [":replay nowhere"], "error: there is no file `nowhere`" },
        { "quiet", [":quiet"], "quiet: " },
        { "quiet", [":quiet perhaps"], "error: `:quiet` is on or off" },
        { "tour", [":tour"], "Tour, step 1 of" },
        { "tour", [":tour stop"], "error: no tour is under way" },
        { "help", [":help"], "A line is" },
        { "help", ["help"], "A line is" },
        { "parameter", [":parameter response_hours=48"], "not the law" },
        { "assume", [":assume simple_criteria=yes"], "Trial: The simple criteria are met is assumed" },
        { "help", [":help why"], ":why not granted" },
        { "help", [":help save"], ":save case NAME" },
        { "help", [":help values"], "deposits += " },
        { "help", [":help functions"], "years_between(from, to)" },
        { "help", [":help answers"], "faulted when the policy broke" },
        { "help", [":help wyh"], "did you mean `:why`?" },
        { "quit", [":quit"], "ended" },
        { "quit", ["exit"], "ended" },
        { "", [":wyh"], "error: there is no command `:wyh`\nhelp: did you mean `:why`?" },
        { "", [":re"], "may mean `:reload` or `:record` or `:replay`" },
        { "", [":mis"], "permit_fee" },
        { "", [":"], "error: " },
        { "", ["# a note"], "" },
        { "", ["has_car no"], "help: write `has_car = no`" },
        { "", ["submitted_on: 1 June 2018"], "help: write `submitted_on = 1 June 2018`" },
        { "", ["hsa_car"], "did you mean" },
        { "", ["years_between(date(2000, 1, 1), as_of)"], "18" },
        { "", ["has_car && fee_paid"], "yes" },
        { "", ["submitted_on = add_days(as_of, -3)", "submitted_on"], "29 September 2018" },
        { "", ["has_car = has_cra && fee_paid"], "error: " },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_shows(string command, string[] lines, string shows)
    {
        Assert.True(command.Length == 0 || CommandTable.All.Any(one => one.Name == command));
        using var session = SessionRun.Rose();
        Assert.Contains(shows, session.Type(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_of_the_help_stands_in_the_table()
    {
        var tested = Lines.AsEnumerable().Select(row => (string)row[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(CommandTable.All, command => Assert.Contains(command.Name, tested));
    }

    [Fact]
    public void Every_command_is_in_the_help_once_with_words_of_its_own()
    {
        using var session = SessionRun.On("", others: "resident-parking-permit");
        var help = session.Type(":help");
        Assert.All(CommandTable.All, command =>
        {
            Assert.Contains(command.Usage, help, StringComparison.Ordinal);
            Assert.Contains(command.Usage, session.Type($":help {command.Name}"), StringComparison.Ordinal);
            Assert.Matches("^[a-z].*[^.]$", command.Summary);
        });
        Assert.Equal(CommandTable.All.Count, CommandTable.All.Select(command => command.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(":why")]
    [InlineData(":ask")]
    [InlineData("? age")]
    [InlineData("age = 5")]
    [InlineData("age")]
    public void Without_a_policy_a_line_says_how_to_open_one(string line)
    {
        using var session = SessionRun.On("", others: "resident-parking-permit");
        Assert.Equal("policy> ", session.Session.Prompt);
        Assert.Contains(":use opens one", session.Type(line), StringComparison.Ordinal);
        Assert.StartsWith("Resident parking permit", session.Type(":use resident-parking-permit"), StringComparison.Ordinal);
        Assert.Equal("resident-parking-permit> ", session.Session.Prompt);
    }

    [Fact]
    public void A_session_without_a_policy_begins_with_those_that_can_be_opened()
    {
        using var session = SessionRun.On("", others: "resident-parking-permit");
        Assert.Equal(":use opens one\n  resident-parking-permit  Resident parking permit\n\n:help says what one can do, and :tour shows it in ten minutes.", PageText.Of(session.Session.Greeting(), session.Context));
        using var empty = SessionRun.On("");
        Assert.StartsWith("There is no policy here: `policy new NAME` makes one", PageText.Of(empty.Session.Greeting(), empty.Context), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_given_up_changes_nothing()
    {
        using var session = SessionRun.Rose();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var refused = Assert.IsType<ReplReply.Refused>(session.Session.Submit("has_car = no", stopped.Token));
        Assert.Equal(130, ExitCodes.Of(refused.Cause));
        Assert.Equal("yes", session.Type("has_car"));
    }

    [Theory]
    [InlineData("repl resident-parking-permit --as-of 2018-10-02", 0, "The application is refused")]
    [InlineData("repl resident-parking-permit --as-of 2018-10-02 --quiet", 0, "")]
    [InlineData("repl resident-parking-permit --as-of soon", 2, "")]
    [InlineData("repl resident-parking-permt", 2, "")]
    [InlineData("repl", 2, "")]
    public void Lines_are_piped_through_the_command(string command, int exitCode, string shows)
    {
        using var session = SessionRun.Rose();
        var run = new CommandRun { WorkingFolder = session.Folder, Input = new StringReader("application_kind = first_permit, has_car = no\n") }.Run(command.Split(' '));
        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith(shows, run.Output, StringComparison.Ordinal);
        Assert.True(shows.Length > 0 || run.Output.Length == 0);
    }

    [Fact]
    public void Words_of_the_policy_and_of_facts_cannot_steer_the_terminal()
    {
        using var session = SessionRun.With("""
            policy: spoken
            title: Spoken
            owner: Tests
            source: { document: Invented, at: "1" }
            in_force: { from: 2018-01-01 }
            facts: { name: { type: text, ask: "Who are you?" } }
            decision:
              outcomes: [known]
              rules:
                - { id: known, when: length_of(name) > 0, then: known, because: "You are {name}.", cite: "1" }
            """);
        foreach (var line in (string[])["name = \"\u001b[31mRose\"", "name", ":facts", ":why", ":what-if name=\"\u001b[2J\"", ":show", ":export -", "\u001b[31m", ":why \u001b[31m", ":\u001b[31m", ":facts \u001b[31m"])
        {
            Assert.DoesNotContain('\u001b', session.Type(line));
        }
    }
}
