using System.Net;
using System.Text.RegularExpressions;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>Forged forms, other people's drafts and cases, fields that nobody asked for, styles and scripts that a page must not have.</summary>
public sealed partial class PageHostilityTests(WebWorldFixture fixture) : IClassFixture<WebWorldFixture>
{
    private const string Permit = "/apply/resident-parking-permit";

    private readonly WebWorld world = fixture.World;

    [Fact]
    public async Task A_forged_form_is_refused_and_nothing_is_kept()
    {
        using var rose = await Begin();
        var question = rose.Path;

        await rose.Send(("answer", "yes"), ("form_token", ""));
        Assert.Equal(400, rose.Status);
        await rose.Send(("answer", "yes"), ("form_token", "CfDJ8forged"));
        Assert.Equal(400, rose.Status);

        Assert.DoesNotContain("checked", (await rose.Get(question)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", "officer")]
    [InlineData("has_car", "yes")]
    [InlineData("answer[]", "yes")]
    [InlineData("__proto__", "x")]
    public async Task A_field_that_the_page_did_not_ask_for_is_refused(string name, string value)
    {
        using var rose = await Begin();

        await rose.Send(("answer", "yes"), (name, value));

        Assert.Equal(400, rose.Status);
    }

    [Fact]
    public async Task A_question_that_is_not_asked_now_takes_no_answer()
    {
        using var rose = await Begin();
        var path = rose.Path.Replace("lives_in_oxfordshire", "fee_paid", StringComparison.Ordinal);

        await rose.SendTo(path, ("answer", "yes"));

        Assert.Equal("Do you live in Oxfordshire?", rose.Heading);
    }

    [Fact]
    public async Task A_form_of_an_older_window_never_overwrites()
    {
        using var rose = await Begin();
        var question = rose.Path;
        await rose.Send(("answer", "yes"));
        await rose.Get(question);

        await rose.Send(("answer", "no"), ("version", "0"));

        Assert.Equal(409, rose.Status);
        Assert.Contains("Another window", rose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_another_browser_or_account_are_not_there()
    {
        using var rose = await Begin();
        using var other = world.Browse("rose");
        using var thief = world.Browse("thief");
        foreach (Cookie cookie in rose.Cookies.GetCookies(world.Address))
        {
            thief.Cookies.Add(world.Address, new Cookie(cookie.Name, cookie.Value, "/"));
        }

        Assert.Equal(404, (await other.Get(rose.Path)).Status);
        Assert.Equal(404, (await thief.Get(rose.Path)).Status);
        Assert.Equal(404, (await rose.Get($"{Permit}/{new string('0', 32)}")).Status);
    }

    [Fact]
    public async Task A_case_of_somebody_else_reads_like_one_that_is_not_there()
    {
        var id = (await world.As("rose").Post("/cases", """{ "policy": "resident-parking-permit" }""").Json(201)).Of("case");
        using var thief = world.Browse("thief");

        var theirs = (await thief.Get($"/my/{id}")).Status == 404 ? Tokens().Replace(thief.Html, "") : "";
        var nobodys = (await thief.Get("/my/AAAA-BBBB-CCCC")).Status == 404 ? Tokens().Replace(thief.Html, "") : "none";

        Assert.Equal(nobodys, theirs);
        Assert.Equal(404, (await thief.Get($"/desk/{id}")).Status);
        await thief.Get(Permit);
        Assert.Equal(404, (await thief.SendTo($"/my/{id}/do/withdraw")).Status);
        await thief.Get(Permit);
        Assert.Equal(404, (await thief.SendTo($"/desk/{id}/note", ("note", "x"))).Status);
        Assert.Equal(403, (await thief.Get("/desk")).Status);
    }

    [Fact]
    public async Task Pages_have_no_script_no_style_of_their_own_and_a_policy_that_forbids_both()
    {
        using var rose = await Begin();
        foreach (var path in new[] { "/apply", Permit, rose.Path, "/my", "/my/none", "/desk" })
        {
            await rose.Get(path);
            Assert.DoesNotMatch("(?i)<script|<style| style=| on[a-z]+=|javascript:", rose.Html);
            var policy = Assert.Single(rose.Response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.True(rose.Response.Headers.CacheControl!.NoStore);
            Assert.Equal("nosniff", Assert.Single(rose.Response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Style_sheets_are_kept_for_ever_under_their_hash_and_name_nobody_elses_look()
    {
        using var rose = world.Browse("rose");
        await rose.Get("/apply");
        var sheets = Sheets().Matches(rose.Html).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(2, sheets.Length);
        foreach (var sheet in sheets)
        {
            await rose.Get(sheet);
            Assert.Equal(200, rose.Status);
            Assert.Contains("immutable", rose.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("GDS Transport", rose.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("url(", rose.Html, StringComparison.Ordinal);
        }

        Assert.Equal(404, (await rose.Get(sheets[0].Replace(sheets[0].Split('/')[2], "0000000000000000", StringComparison.Ordinal))).Status);
        Assert.Equal(404, (await rose.Get("/policy-assets/x/..%2f..%2fappsettings.json")).Status);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_what_is_public_and_is_asked_to_sign_in_for_the_rest()
    {
        using var nobody = world.Browse();

        Assert.Equal(200, (await nobody.Get("/apply")).Status);
        Assert.Equal(401, (await nobody.Get("/my")).Status);
        await nobody.Get(Permit);
        Assert.Equal(401, (await nobody.Send()).Status);
    }

    [Fact]
    public async Task Where_roles_are_chosen_every_page_says_so_and_a_foreign_name_reaches_nobody()
    {
        await using var local = await WebWorld.StartAsync(options => options.Banner = "Nobody signs in here.", choosesRoles: true);
        using var rose = local.Browse();
        await rose.Get("/my");
        Assert.Equal("/who", rose.Path);
        await rose.Send(("who", "resident"), ("name", "Rose"));
        Assert.Equal(("/my", "My cases"), (rose.Path, rose.Heading));
        Assert.Contains("Nobody signs in here.", rose.Text, StringComparison.Ordinal);

        using var client = local.Nobody();
        client.DefaultRequestHeaders.Add("Policy-Who", "Olga; officer");
        Assert.Equal(200, (int)(await client.GetAsync("/cases")).StatusCode);
        client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(401, (int)(await client.GetAsync("/cases")).StatusCode);
        client.DefaultRequestHeaders.Host = null;
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "10.0.0.1");
        Assert.Equal(401, (int)(await client.GetAsync("/cases")).StatusCode);
    }

    [Theory]
    [InlineData("/my", "/my")]
    [InlineData("//evil.example", "")]
    [InlineData("/\\evil.example", "")]
    [InlineData("https://evil.example", "")]
    [InlineData("/my\r\nX: y", "")]
    [InlineData("", "")]
    public void A_way_back_leads_nowhere_else(string asked, string kept) => Assert.Equal(kept, ChosenRoles.LocalPath(asked));

    private async Task<Browser> Begin()
    {
        var rose = world.Browse("rose");
        await (await rose.Get(Permit)).Send();
        return rose;
    }

    [GeneratedRegex("name=\"form_token\" value=\"[^\"]*\"")]
    private static partial Regex Tokens();

    [GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]*)\"")]
    private static partial Regex Sheets();
}
