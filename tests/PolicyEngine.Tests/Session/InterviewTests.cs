namespace PolicyEngine.Tests.Session;

public class InterviewTests
{
    private const string Renewal = "application_kind = renewal";

    [Theory]
    [InlineData("1", "Do you live in Oxfordshire?")]
    [InlineData("first_permit", "Do you live in Oxfordshire?")]
    [InlineData("A first permit", "Do you live in Oxfordshire?")]
    [InlineData("2", "Do you confirm that neither your address")]
    [InlineData("3", "error:")]
    [InlineData("rose", "error:")]
    [InlineData("", "Is this for a first permit")]
    [InlineData("help", "The policy says no more about this question.")]
    [InlineData("back", "error: this is the first question")]
    [InlineData("?", "`application_kind` is noted as not known; `back` asks it again\n\nNo answer yet")]
    [InlineData("I don't know", "`application_kind` is noted as not known; `back` asks it again\n\nNo answer yet")]
    public void A_question_is_answered_by_name_number_or_title(string answer, string next)
    {
        using var session = SessionRun.Parking();
        Assert.StartsWith(next, session.Type(":ask", answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_question_says_how_to_leave_it()
    {
        using var session = SessionRun.Parking();

        Assert.EndsWith("`?` I don't know, `help`, `back`, `stop`", session.Type(":ask"), StringComparison.Ordinal);
        Assert.EndsWith("`?` I don't know, `help`, `back`, `stop`", session.Type("1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_questions_that_can_still_change_the_answer_are_asked()
    {
        using var session = SessionRun.Parking();
        var asked = new List<string>();
        session.Type(":ask");
        while (session.Session.Prompt.EndsWith("? ", StringComparison.Ordinal) && asked.Count < 20)
        {
            asked.Add(session.Session.Prompt[..^2]);
            session.Type(session.Session.Prompt switch { "application_kind? " => "1", "submitted_on? " => "2018-10-01", _ => "no" });
        }

        Assert.Equal(["application_kind", "lives_in_oxfordshire", "submitted_on"], asked.Where(name => !name.StartsWith("has_car", StringComparison.Ordinal) && !name.StartsWith("meets", StringComparison.Ordinal)));
        Assert.DoesNotContain("vehicle_band", asked);
        Assert.DoesNotContain("fee_paid", asked);
    }

    [Fact]
    public void After_the_last_question_the_decision_is_shown()
    {
        using var session = SessionRun.Parking();
        var last = session.Type(":ask", "2", "yes", "2018-10-02");
        Assert.StartsWith("The permit is renewed\n", last, StringComparison.Ordinal);
        Assert.Equal("resident-parking-permit> ", session.Session.Prompt);
        Assert.StartsWith("no question is left", session.Type(":ask"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_stops_is_shown_what_the_answers_came_to_with_its_reasons()
    {
        using var session = SessionRun.Parking();
        var stopped = session.Type("application_kind = first_permit", ":ask", "yes", "yes", "yes", "stop");
        Assert.StartsWith("The application is accepted (was: No answer yet)\n  - ", stopped, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_returns_to_the_question_before_and_takes_its_answer_out()
    {
        using var session = SessionRun.Parking();
        Assert.StartsWith("Do you live in Oxfordshire?", session.Type(":ask", "1", "yes", "back"), StringComparison.Ordinal);
        session.Type("stop");
        Assert.Equal("not asked", session.Type("lives_in_oxfordshire"));
    }

    [Fact]
    public void What_is_not_known_is_not_asked_again()
    {
        using var session = SessionRun.Parking();
        Assert.StartsWith("`no_changes_confirmed` is noted as not known; `back` asks it again\n\nNo answer yet", session.Type(Renewal, ":ask", "I don’t know"), StringComparison.Ordinal);
        Assert.Equal("asked, and not known", session.Type("no_changes_confirmed"));
    }

    [Fact]
    public void A_command_works_between_questions()
    {
        using var session = SessionRun.Parking();
        Assert.Contains("no_changes_confirmed", session.Type(Renewal, ":ask", ":missing"), StringComparison.Ordinal);
        Assert.Equal("no_changes_confirmed? ", session.Session.Prompt);
    }
}
