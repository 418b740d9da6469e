namespace PolicyEngine.Tests.Session;

/// <summary>Cases kept as tests, sessions recorded and played again, facts written and read back.</summary>
public class KeepingTests
{
    private const string Saved = "rules/resident-parking-permit/cases/saved.yaml";

    [Theory]
    [InlineData("", "undetermined")]
    [InlineData("has_car = no", "determined")]
    [InlineData("vehicle_band = ?", "undetermined")]
    [InlineData(":new", "undetermined")]
    [InlineData(":as-of 2018-01-01", "undetermined")]
    public void A_case_that_is_kept_is_one_that_the_policy_passes(string line, string status)
    {
        using var session = SessionRun.Rose();
        Assert.StartsWith("case `mine` is kept in", session.Type(line, ":save case mine \"Mine: a case\""), StringComparison.Ordinal);
        Assert.Contains($"      status: {status}\n", session.Read(Saved), StringComparison.Ordinal);
        var run = new Cli.CommandRun { WorkingFolder = session.Folder }.Run("test", "rules", "--case", "mine", "--no-write");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [Fact]
    public void A_case_is_added_at_the_end_and_what_stands_there_stays()
    {
        using var session = SessionRun.Rose();
        const string Before = "# ours\ncases_for: resident-parking-permit\n\ncases:   # kept by hand\n  - case: by-hand\n    as_of: 2018-10-02\n    facts: { }\n    expect: { status: undetermined }   # not much";
        session.Write(Saved, Before);
        session.Type(":save case mine");
        Assert.StartsWith(Before + "\n  - case: mine\n", session.Read(Saved), StringComparison.Ordinal);
        Assert.StartsWith("error: there is a case `mine` already", session.Type(":save case mine"), StringComparison.Ordinal);
        Assert.StartsWith("error: there is a case `by-hand` already", session.Type(":save case by-hand"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases_for: resident-parking-permit\ncases: []\n")]
    [InlineData("cases_for: resident-parking-permit\ncases:\n    - { case: x, as_of: 2018-10-02, facts: {}, expect: {} }\n")]
    public void A_file_that_cannot_take_another_case_is_left_alone(string before)
    {
        using var session = SessionRun.Rose();
        session.Write(Saved, before);
        Assert.StartsWith("error: ", session.Type(":save case mine"), StringComparison.Ordinal);
        Assert.Equal(before, session.Read(Saved));
    }

    [Fact]
    public void A_policy_that_was_changed_meanwhile_is_loaded_first()
    {
        using var session = SessionRun.Rose();
        session.Replace("rules/resident-parking-permit/policy.yaml", "value: 24,", "value: 48,");
        Assert.Contains("help: :reload loads them", session.Type(":save case mine"), StringComparison.Ordinal);
        Assert.StartsWith("case `mine` is kept", session.Type(":reload", ":save case mine"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("again.yaml")]
    [InlineData("again.json")]
    public void Facts_that_are_written_read_back_as_the_same(string file)
    {
        using var session = SessionRun.Rose();
        session.Type("fee_paid = no", $":export {file}");
        var facts = session.Type(":facts");
        Assert.Equal(facts, session.Type(":new", $":load {file}", ":facts"));
        var run = new Cli.CommandRun { WorkingFolder = session.Folder }.Run("decide", "resident-parking-permit", "--facts", file, "--as-of", "2018-10-02");
        Assert.StartsWith("The application is accepted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_kept_by_json_and_said_of_yaml()
    {
        using var session = SessionRun.Rose();
        Assert.Contains("JSON can", session.Type("vehicle_band = ?", ":export again.yaml"), StringComparison.Ordinal);
        Assert.Equal("wrote again.json", session.Type(":export again.json"));
        Assert.Equal("asked, and not known", session.Type(":load again.json", "vehicle_band"));
    }

    [Fact]
    public void A_recorded_session_plays_again()
    {
        using var session = SessionRun.Parking();
        session.Type(":record rose.session", "application_kind = first_permit", "has_cra = yes", ":ask", "yes", "yes", "yes", "stop", ":why", ":record off");
        Assert.Equal("application_kind = first_permit\n:ask\nyes\nyes\nyes\nstop\n:why\n", session.Read("rose.session"));
        var answer = session.Type(":show");
        var played = session.Type(":new", ":replay rose.session");
        Assert.Contains("lives_in_oxfordshire? yes", played, StringComparison.Ordinal);
        Assert.Equal(answer, session.Type(":show"));
        Assert.StartsWith("error: `rose.session` is there already", session.Type(":record rose.session"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_stops_at_the_first_line_that_is_refused()
    {
        using var session = SessionRun.Parking();
        session.Write("wrong.session", "# a note\napplication_kind = first_permit\nhas_cra = yes\nhas_car = yes\n");
        Assert.Contains("wrong.session, line 3: there is no fact named `has_cra`", session.Type(":replay wrong.session"), StringComparison.Ordinal);
        Assert.Equal("not asked", session.Type("has_car"));
        session.Write("itself.session", ":replay itself.session\n");
        Assert.Contains("a replay can't start another", session.Type(":replay itself.session"), StringComparison.Ordinal);
    }
}
