using PolicyEngine.Repl.Loops;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.Session;

public class FactLineTests
{
    [Theory]
    [InlineData("lives_in_oxfordshire = no", "The application is refused")]
    [InlineData("lives_in_oxfordshire=no", "The application is refused")]
    [InlineData("  lives_in_oxfordshire = false", "The application is refused")]
    [InlineData("lives_in_oxfordshire = yes, has_car = yes, meets_published_criteria = yes", "The application is accepted")]
    [InlineData("has_car = ?", "No answer yet")]
    [InlineData("unknown has_car", "No answer yet")]
    [InlineData("unknown has_car, meets_published_criteria", "No answer yet")]
    public void A_fact_is_given_and_the_answer_follows(string line, string headline)
    {
        using var session = SessionRun.Parking();
        Assert.StartsWith(headline, session.Type("application_kind = first_permit", line), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has_cra = yes", "there is no fact named `has_cra`", "did you mean `has_car`?", "has_cra")]
    [InlineData("has_car = perhaps", "`perhaps`", "yes", "perhaps")]
    [InlineData("vehicle_band = band_d", "`band_d`", "did you mean", "band_d")]
    [InlineData("submitted_on = 01/10/2018", "`01/10/2018`", "2018-09-18", "01/10/2018")]
    [InlineData("fee = 30", "`fee` is an output", "works it out", "fee")]
    [InlineData("unknown has_cra", "there is no fact named `has_cra`", "did you mean `has_car`?", "")]
    [InlineData("clear has_cra", "there is no fact `has_cra`", "did you mean `has_car`?", "")]
    [InlineData("has_car = ", "`has_car` has no value", "`has_car = ?` says that it is not known", "has_car")]
    [InlineData("has_car += yes", "holds one value", "equals sign", "has_car")]
    public void What_does_not_fit_is_refused_and_changes_nothing(string line, string says, string help, string marked)
    {
        using var session = SessionRun.Rose();
        var before = session.Session.Case;
        var refused = Assert.IsType<ReplReply.Refused>(session.Session.Submit(line, CancellationToken.None));
        Assert.Contains(says, RefusalText.MessageOf(refused, session.Context), StringComparison.Ordinal);
        Assert.Contains(help, refused.Help, StringComparison.Ordinal);
        Assert.Equal(marked, refused.Start < 0 || marked.Length == 0 ? "" : line.Substring(refused.Start, refused.Length));
        Assert.Same(before, session.Session.Case);
    }

    [Theory]
    [InlineData("clear fee_paid", "fee_paid", "not asked")]
    [InlineData(":unset fee_paid", "fee_paid", "not asked")]
    [InlineData("fee_paid = ?", "fee_paid", "asked, and not known")]
    [InlineData("submitted_on = 2018-09-30", "submitted_on", "30 September 2018")]
    [InlineData("vehicle_band = band_a", "vehicle_band", "Band A")]
    [InlineData(":new", "has_car", "not asked")]
    [InlineData("has_car = no", "outcome", "The application is refused")]
    [InlineData("", "fee", "not determined")]
    [InlineData("", "response_hours", "24 hours")]
    [InlineData("", "response_days", "1")]
    [InlineData("", "first_application", "yes")]
    [InlineData("", "as_of", "2 October 2018")]
    public void A_name_shows_what_it_stands_for(string line, string name, string value)
    {
        using var session = SessionRun.Rose();
        Assert.Equal(value, session.Type(line, name));
    }

    [Theory]
    [InlineData("a = 1", "a=1")]
    [InlineData("a = £23,400.50, b = 2", "a=£23,400.50 b=2")]
    [InlineData("a = \"x, b = 2\"", "a=\"x, b = 2\"")]
    [InlineData("a = [{\"x\": 1, \"y\": 2}], b = no", "a=[{\"x\": 1, \"y\": 2}] b=no")]
    [InlineData("a == 1", null)]
    [InlineData("a => 1", null)]
    [InlineData("a + b", null)]
    [InlineData("a += x 1, y 2", "a+=x 1, y 2")]
    public void A_line_is_taken_apart(string line, string? pieces) =>
        Assert.Equal(pieces, FactLine.Read(line) is { } facts ? string.Join(' ', facts.Pieces.Select(piece => piece.Name + piece.Operator + piece.Value)) : null);

    [Fact]
    public void In_a_quiet_session_the_decision_waits_until_it_is_asked_for()
    {
        using var session = SessionRun.Parking();
        Assert.Equal("", session.Type(":quiet", "application_kind = renewal, no_changes_confirmed = yes"));
        Assert.StartsWith("The permit is renewed", session.Type(":show"), StringComparison.Ordinal);
        Assert.StartsWith("A fresh application is needed", session.Type(":quiet off", "no_changes_confirmed = no"), StringComparison.Ordinal);
    }
}
