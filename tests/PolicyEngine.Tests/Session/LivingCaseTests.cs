using PolicyEngine.Workbench.Sessions.Living;

namespace PolicyEngine.Tests.Session;

/// <summary>A case that lives in a session, on a clock that stands still.</summary>
public sealed class LivingCaseTests : IDisposable
{
    private readonly SessionRun session = SessionRun.With(Repository.Tree.Read("examples/HostParkingCases/policies/visitor-permit/policy.yaml").Split('\n', 2)[1]);

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("", ":case", "error: no case is open")]
    [InlineData("", ":fire submit", "error: no case is open")]
    [InlineData("", ":clock", "error: no case is open")]
    [InlineData("", ":due", "error: no case is open")]
    [InlineData("", ":timeline", "error: no case is open")]
    [InlineData("", ":case open as applicnt", "did you mean `applicant`?")]
    [InlineData("", ":case opn", "did you mean `open`?")]
    [InlineData("", ":case open as applicant Rose", "Rose (applicant): opened; Being filled in")]
    [InlineData(":case open", ":case", "Who may do what")]
    [InlineData(":case open", ":fire", "error: `:fire` needs to know what is done")]
    [InlineData(":case open", ":fire sumbit", "did you mean `submit`?")]
    [InlineData(":case open", ":fire submit", "error: `submit` needs `lives_in_zone`")]
    [InlineData(":case open", ":fire submit", "with lives_in_zone=…")]
    [InlineData(":case open", ":fire submit with lives_in_zon=yes", "did you mean `lives_in_zone`?")]
    [InlineData(":case open", ":fire submit with nothing", "error: `nothing` gives no fact")]
    [InlineData(":case open", ":fire submit with lives_in_zone=yes", "With an officer")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":fire confirm as applicant", "error: `confirm` is not for the role `applicant`")]
    [InlineData(":case open|:fire submit with lives_in_zone=no", ":fire confirm", "error: Only an application that meets the rules can be confirmed")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":fire confirm as officer Ann because She called", "Ann (officer)")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":due", "We answer within 24 hours: by 3 October 2018 at 09:00; then: Pass to the manager")]
    [InlineData(":case open", ":due", "nothing is due")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":clock", "2 October 2018 at 09:00")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":clock +1h", "it is 2 October 2018 at 10:00; nothing fell due")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":clock +24h", "With an officer → With the manager")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":clock 2018-10-05 12:00", "it is 5 October 2018 at 12:00; 2 things fell due")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":clock 5 October 2018 at 12:00", "it is 5 October 2018 at 12:00; 2 things fell due")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes", ":clock +1 day", "it is 3 October 2018 at 09:00")]
    [InlineData(":case open", ":clock +1y", "it is 2 October 2019 at 09:00")]
    [InlineData(":case open", ":clock 2018-10-01", "error: the clock only goes forward")]
    [InlineData(":case open", ":clock -1h", "error: the clock only goes forward")]
    [InlineData(":case open", ":clock +99999y", "error: `+99999y` is no time to move to")]
    [InlineData(":case open", ":fire", "what can be done now is `submit` (")]
    [InlineData(":case open", ":clock +1x", "error: `+1x` is no time to move to")]
    [InlineData(":case open|:fire submit with lives_in_zone=yes|:clock +2d", ":timeline", "We answer within 24 hours: reminded")]
    [InlineData("lives_in_zone = yes|:case open", ":case", "lives_in_zone: yes")]
    public void A_line_shows(string before, string line, string shows)
    {
        session.Type("lives_in_zone");
        Assert.Contains(shows, session.Type([.. before.Split('|', StringSplitOptions.RemoveEmptyEntries), line]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submit", "submit|||||")]
    [InlineData("submit as officer Ann Lee", "submit|officer|Ann Lee|||")]
    [InlineData("refuse as officer with a=1, b=2 outcome refused because it is as it is", "refuse|officer||a=1, b=2|refused|it is as it is")]
    [InlineData("refuse because \"with care\"", "refuse|||||with care")]
    public void A_firing_is_taken_apart(string text, string pieces)
    {
        var line = FireLine.Of(text);
        Assert.Equal(pieces, $"{line.Trigger}|{line.Role}|{line.Actor}|{line.Facts}|{line.Outcome}|{line.Reason}");
    }

    [Theory]
    [InlineData(":fire su", "submit")]
    [InlineData(":case open as off", "open as officer")]
    public void Triggers_and_roles_are_completed(string typed, string choice) => Assert.Equal([choice], session.Completed(typed));

    [Fact]
    public void A_policy_without_a_lifecycle_only_decides()
    {
        using var parking = SessionRun.With("policy: plain\ntitle: P\nowner: T\nsource: { document: I, at: \"1\" }\nin_force: { from: 2018-01-01 }\nfacts: { a: { type: yes_no, ask: \"A?\" } }\ndecision: { outcomes: [x, y], rules: [{ id: x, when: a, then: x, because: \"A.\", cite: \"1\" }] }");
        Assert.All([":case open", ":fire x", ":clock", ":due", ":timeline"], line => Assert.StartsWith("error: the policy `plain` only decides", parking.Type(line), StringComparison.Ordinal));
    }
}
