using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>Pages without scripts: a resident applies question by question, an officer decides with a reason.</summary>
public sealed class PageTests(WebWorldFixture fixture) : IClassFixture<WebWorldFixture>
{
    private const string Permit = "/apply/resident-parking-permit";

    private readonly WebWorld world = fixture.World;

    [Fact]
    public async Task Rose_is_asked_one_question_a_page_and_sees_her_case()
    {
        using var rose = world.Browse("rose");
        await rose.Get("/apply");
        Assert.Contains("Resident parking permit", rose.Text, StringComparison.Ordinal);

        await (await rose.Get(Permit)).Send();
        Assert.Equal("Do you live in Oxfordshire?", rose.Heading);
        await rose.Send(("answer", "yes"));
        Assert.Equal("Do you have a car to park?", rose.Heading);
        await rose.Send(("answer", "yes"));
        Assert.Equal("Do you meet every one of the criteria shown on the application page?", rose.Heading);
        await rose.Send(("answer", "yes"));
        Assert.Equal("Which fee band is your car in?", rose.Heading);
        await rose.Send(("answer", "band_b"));
        Assert.Equal("Check your answers", rose.Heading);
        await rose.Send();

        Assert.Equal("Accepted", rose.Heading);
        Assert.Contains("We have your application", rose.Text, StringComparison.Ordinal);
        var mine = rose.Path;
        Assert.Contains(mine, (await rose.Get("/my")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_page_tells_what_is_asked_on_the_way_and_by_when_there_is_an_answer()
    {
        using var rose = world.Browse("rose");

        await rose.Get(Permit);

        Assert.Contains("A response within 24 hours", rose.Text, StringComparison.Ordinal);
        Assert.Contains("Do you have a car to park?", rose.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Has the fee been paid?", rose.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("act for somebody", rose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adviser_applies_for_somebody_and_both_are_on_record()
    {
        using var ada = world.Browse("ada", "adviser");
        await (await ada.Get(Permit)).Send(("acts_for", "Rose Johnson"), ("channel", "telephone"));
        await ada.Send(("answer", "yes"));
        await ada.Send(("answer", "yes"));
        await ada.Send(("answer", "?"));
        Assert.Contains("You act for Rose Johnson.", ada.Text, StringComparison.Ordinal);

        await ada.Send();

        Assert.StartsWith("/desk/", ada.Path, StringComparison.Ordinal);
        Assert.Contains("for Rose Johnson", ada.Text, StringComparison.Ordinal);
        Assert.Contains("by telephone", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_answer_says_what_to_do_and_what_must_be_known_offers_no_way_out()
    {
        using var rose = await Begin();
        Assert.DoesNotContain("I don’t know", rose.Text, StringComparison.Ordinal);

        await rose.Send();

        Assert.Equal((422, "Select yes if you live in Oxfordshire"), (rose.Status, Assert.Single(rose.Errors)));
        Assert.Contains("<title>Error: ", rose.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"#answer\"", rose.Html, StringComparison.Ordinal);
        Assert.Equal(422, (await rose.Send(("answer", "?"))).Status);
        Assert.Equal(422, (await rose.Send(("answer", "perhaps"))).Status);
    }

    [Fact]
    public async Task A_changed_answer_sets_aside_what_no_longer_matters_and_asks_it_again_when_it_does()
    {
        using var rose = await Begin();
        var first = rose.Path;
        await rose.Send(("answer", "yes"));
        await rose.Send(("answer", "yes"));
        await rose.Send(("answer", "yes"));
        await rose.Send(("answer", "band_b"));

        await (await rose.Get(first)).Send(("answer", "no"));
        Assert.Equal("Check your answers", rose.Heading);
        Assert.DoesNotContain("Band B", rose.Text, StringComparison.Ordinal);
        await (await rose.Get(first)).Send(("answer", "yes"));

        Assert.Equal("Check your answers", rose.Heading);
        Assert.Contains("Band B", rose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_twice_is_done_once()
    {
        using var rose = await ToCheck("twice");
        var check = rose.Path;
        await rose.Send();
        var mine = rose.Path;

        await rose.SendTo(check);

        Assert.Equal(404, rose.Status);
        Assert.Single(Regex.Matches((await rose.Get("/my")).Html, "<th scope=\"row\"").Select(match => match.Value));
        Assert.Contains(mine, rose.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_decides_with_a_reason_and_the_resident_reads_it()
    {
        using var rose = await ToCheck("decided", criteria: "?");
        await rose.Send();
        Assert.Equal("Assessed by a person", rose.Heading);
        var id = rose.Path.Split('/')[^1];
        using var olga = world.Browse("olga", "officer");

        Assert.Contains(id, (await olga.Get("/desk")).Html, StringComparison.Ordinal);
        await olga.Get($"/desk/{id}");
        Assert.Contains("Do you meet every one of the criteria", olga.Text, StringComparison.Ordinal);
        await olga.SendTo($"/desk/{id}/do/decide_case");
        await olga.Send();
        Assert.Equal(["Select what you decide", "Enter a reason, in a sentence that the person concerned may read"], olga.Errors);
        await olga.Send(("outcome", "accepted"), ("reason", "You showed us <b>the</b> page."));
        Assert.Equal("Accepted", olga.Heading);

        await rose.Get($"/my/{id}");
        Assert.Contains("Decided by an officer", rose.Text, StringComparison.Ordinal);
        Assert.Contains("You showed us &lt;b&gt;the&lt;/b&gt; page.", rose.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Name of olga", rose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_a_case_that_was_withdrawn_meanwhile_is_told_and_decides_nothing()
    {
        using var rose = await ToCheck("conflict", criteria: "?");
        await rose.Send();
        var id = rose.Path.Split('/')[^1];
        using var olga = world.Browse("olga", "officer");
        await (await olga.Get($"/desk/{id}")).SendTo($"/desk/{id}/do/decide_case");
        await (await rose.Get($"/my/{id}")).SendTo($"/my/{id}/do/withdraw");
        await rose.Send();

        await olga.Send(("outcome", "accepted"), ("reason", "A reason that is kept."));

        Assert.Contains("It can’t be done so: the case has ended: Withdrawn", olga.Text, StringComparison.Ordinal);
        await rose.Get($"/my/{id}");
        Assert.Contains("Withdraw the application; Assessed by a person → Withdrawn", rose.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A reason that is kept.", rose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_on_record_and_its_markup_is_text()
    {
        using var rose = await ToCheck("noted", criteria: "?");
        await rose.Send();
        var id = rose.Path.Split('/')[^1];
        using var olga = world.Browse("olga", "officer");
        await olga.Get($"/desk/{id}");

        await olga.SendTo($"/desk/{id}/note", ("note", "<script>alert(1)</script>"));

        Assert.Contains("&lt;script&gt;alert(1)", olga.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", olga.Html, StringComparison.Ordinal);
        await rose.Get($"/my/{id}");
        Assert.DoesNotContain("alert(1)", rose.Html, StringComparison.Ordinal);
    }

    private async Task<Browser> Begin(string who = "rose")
    {
        var rose = world.Browse(who);
        await (await rose.Get(Permit)).Send();
        return rose;
    }

    private async Task<Browser> ToCheck(string who, string criteria = "yes")
    {
        var rose = await Begin(who);
        await rose.Send(("answer", "yes"));
        await rose.Send(("answer", "yes"));
        await rose.Send(("answer", criteria));
        if (criteria == "yes")
        {
            await rose.Send(("answer", "band_a"));
        }

        Assert.Equal("Check your answers", rose.Heading);
        return rose;
    }
}
