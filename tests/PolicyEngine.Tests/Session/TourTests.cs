using System.Text.RegularExpressions;
using PolicyEngine.Workbench.Sessions.Touring;

namespace PolicyEngine.Tests.Session;

public partial class TourTests
{
    /// <summary>What a person types who does what each step says.</summary>
    private static readonly string[][] Typed =
    [
        ["application_kind = first_permit"], ["lives_in_oxfordshire = yes, has_car = yes"], [":ask", "yes", "stop"], [":why"], ["has_car = no"], [":why not accepted"], [":what-if has_car=yes"],
        ["has_cra = yes", "has_car = yes"], [":missing"], ["vehicle_band = ?"], [":nearest refused"], ["? accept_application"], [":as-of 2018-09-01"], [":as-of 2018-10-02", ":export -"],
    ];

    [Fact]
    public void Who_does_what_it_says_comes_to_the_end()
    {
        using var session = SessionRun.On("", others: "resident-parking-permit");
        var shown = session.Type(":tour");
        for (var step = 0; step < Typed.Length; step++)
        {
            Assert.Contains(FormattableString.Invariant($"Tour, step {step + 1} of {Typed.Length}: {ParkingTour.Steps[step].Title}"), shown, StringComparison.Ordinal);
            Assert.All(Typed[step], line => Assert.Contains(Spaces().Replace(line, " "), Spaces().Replace(ParkingTour.Steps[step].Text, " "), StringComparison.Ordinal));
            shown = session.Type(Typed[step]);
        }

        Assert.Contains("The end of the tour", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Tour", session.Type("has_car = no"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_left_and_resumed_and_steps_are_left_out()
    {
        using var session = SessionRun.Rose();
        Assert.Contains("step 1", session.Type(":tour"), StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type("has_car"));
        session.Type(":tour stop");
        Assert.DoesNotContain("Tour", session.Type("application_kind = renewal"), StringComparison.Ordinal);
        Assert.Contains("step 1", session.Type(":tour"), StringComparison.Ordinal);
        Assert.Contains("step 2", session.Type(":tour next"), StringComparison.Ordinal);
        Assert.Contains("step 2", session.Type(":tour"), StringComparison.Ordinal);
        Assert.Contains("step 1", session.Type(":tour again"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":tour stop")]
    [InlineData(":tour again|:tour stop|:tour|:tour stop")]
    [InlineData(":tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next|:tour next")]
    public void What_was_open_before_is_open_again(string lines)
    {
        using var session = SessionRun.On("blue-badge", others: "resident-parking-permit");
        session.Type(":as-of 2018-11-01", ":quiet", "lives_in_oxfordshire = yes", ":tour");
        Assert.Equal("resident-parking-permit> ", session.Session.Prompt);
        Assert.Contains("The case of `blue-badge` that you had before is open again", session.Type(lines.Split('|')).Replace("the case", "The case", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("yes", session.Type("lives_in_oxfordshire"));
        Assert.Equal("1 November 2018", session.Type("as_of"));
        Assert.Equal("", session.Type("clear lives_in_oxfordshire"));
    }

    [Fact]
    public void Who_opens_another_policy_meanwhile_stays_there()
    {
        using var session = SessionRun.On("blue-badge", others: "resident-parking-permit");
        session.Type("lives_in_oxfordshire = yes", ":tour", ":use blue-badge");
        Assert.Contains("the tour is over", session.Type(":tour stop"), StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type("lives_in_oxfordshire"));
    }

    [Fact]
    public void Other_things_may_be_tried_meanwhile()
    {
        using var session = SessionRun.On("", others: "resident-parking-permit");
        session.Type(":tour");
        Assert.DoesNotContain("Tour", session.Type("fee_paid = yes"), StringComparison.Ordinal);
        Assert.Contains("step 2", session.Type("application_kind = first_permit"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_policy_it_says_what_is_needed()
    {
        using var session = SessionRun.On("blue-badge");
        Assert.StartsWith("error: the tour is about the policy `resident-parking-permit`, which is not here", session.Type(":tour"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parking", "resident-parking-permit", "application_kind = first_permit|lives_in_oxfordshire = yes, has_car = yes|:ask|yes|help|I don't know|stop|:why|has_car = no|:why not accepted|:nearest accepted|:facts|:missing")]
    [InlineData("badge", "blue-badge", "lives_in_oxfordshire = yes, date_of_birth = 1950-05-01|receives_pip_mobility = yes, pip_moving_around_points = 7|:sweep pip_moving_around_points|:nearest granted|pip_moving_around_points = 8|? pip_moving_around_points|:compare 2018-09-01")]
    [InlineData("treasury", "treasury-counterparties", ":sweep counterparty|:as-of 2017-06-01|? deposits|deal = new_deal, counterparty = dbs, principal = 1_000_000, matures_on = 2017-12-01|officers_limit_amount = no, officers_limit_maturity = no, portfolio_given = no, already_lent = 0|:facts|:sweep principal 0..60_000_000|:missing")]
    public void A_whole_session_reads_as_approved(string name, string pack, string lines)
    {
        using var session = SessionRun.On(pack);
        Repository.Tree.Approved($"tests/PolicyEngine.Tests/Session/{name}.verified.txt", session.Transcript(lines.Split('|')));
    }

    [Fact]
    public void The_session_in_the_readme_is_what_one_sees()
    {
        const string Prompt = "resident-parking-permit> ";
        var block = ReadmeSession().Match(Repository.Tree.Read("README.md")).Groups[1].Value;
        using var session = SessionRun.On("resident-parking-permit");
        Assert.Equal(session.Transcript([.. block.Split('\n').Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).Select(line => line[Prompt.Length..])]).TrimEnd('\n'), block.TrimEnd('\n'));
    }

    [GeneratedRegex("```text\n(resident-parking-permit> .*?)```", RegexOptions.Singleline)]
    private static partial Regex ReadmeSession();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
