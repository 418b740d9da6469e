using PolicyEngine.Workbench;

namespace PolicyEngine.Tests.Session;

public class CompletionTests
{
    [Theory]
    [InlineData("has", "has_car")]
    [InlineData("vehicle_band = band_", "band_a band_b band_c")]
    [InlineData("has_car = y", "yes")]
    [InlineData("has_car = yes, vehicle_band = band_c", "band_c")]
    [InlineData("has_car && years_b", "years_between")]
    [InlineData(":wh", ":why :what-if")]
    [InlineData(":sav", ":save case")]
    [InlineData(":why no_c", "no_changes_confirmed no_car")]
    [InlineData(":why not ref", "not refused")]
    [InlineData(":help val", "values")]
    [InlineData(":what-if has", "has_car=")]
    [InlineData(":what-if has_car=n", "no")]
    [InlineData("? accept_a", "accept_application")]
    [InlineData("?accept_a", "accept_application")]
    [InlineData(":nearest ren", "renewed")]
    [InlineData(":use res", "resident-parking-permit")]
    [InlineData(":load fa", "facts.yaml")]
    [InlineData(":unset fee", "fee_paid")]
    [InlineData("clea", "clear")]
    [InlineData(":nosuch x", "")]
    public void What_is_begun_is_completed(string typed, string choices)
    {
        using var session = SessionRun.Rose();
        var list = session.Session.Complete(typed, typed.Length, CancellationToken.None);
        Assert.Equal(choices.Split(' ', StringSplitOptions.RemoveEmptyEntries), list.Items.Select(item => item.Text).SelectMany(text => choices.Contains(text, StringComparison.Ordinal) && text.Contains(' ', StringComparison.Ordinal) ? text.Split(' ') : [text]));
        Assert.True(list.Items.Count == 0 || list.Start + list.Length == typed.Length);
    }

    [Fact]
    public void A_fact_stands_beside_its_question_and_an_option_beside_its_title()
    {
        using var session = SessionRun.Rose();
        Assert.Equal(new CompletionItem("has_car", "fact", "Do you have a car to park?"), session.Session.Complete("has_c", 5, CancellationToken.None).Items[0]);
        Assert.Equal(new CompletionItem("band_a", "option", "Band A"), session.Session.Complete("vehicle_band = ", 15, CancellationToken.None).Items[0]);
    }

    [Fact]
    public void While_a_question_is_asked_its_answers_are_offered()
    {
        using var session = SessionRun.Parking();
        session.Type(":ask");
        Assert.Equal(["first_permit", "renewal", "?", "help", "back", "stop"], session.Completed(""));
        Assert.Contains(":missing", session.Completed(":mi"));
    }

    [Theory]
    [InlineData("has_car = yes", "Name:has_car Value:yes")]
    [InlineData(":why no_car", "Command::why Name:no_car")]
    [InlineData(":nosuch x", "Error::nosuch")]
    [InlineData("? has_car", "Command:? Name:has_car")]
    [InlineData("submitted_on = 2018-10-01", "Name:submitted_on Value:2018-10-01")]
    [InlineData("vehicle_band = band_b", "Name:vehicle_band Value:band_b")]
    public void The_pieces_of_a_line_have_their_kinds(string line, string kinds)
    {
        using var session = SessionRun.Rose();
        var found = session.Session.Classify(line).Select(stretch => $"{stretch.Kind}:{line.Substring(stretch.Start, stretch.Length)}");
        Assert.Equal(kinds, string.Join(' ', found));
    }

    [Theory]
    [InlineData("has_car = yes", true)]
    [InlineData(":why", true)]
    [InlineData("", true)]
    [InlineData("(has_car", false)]
    [InlineData("has_car &&", false)]
    [InlineData("has_car && fee_paid", true)]
    public void Enter_submits_what_is_whole(string text, bool isWhole)
    {
        using var session = SessionRun.Rose();
        Assert.Equal(isWhole, session.Session.IsComplete(text));
    }
}
