namespace PolicyEngine.Tests.AspNetCore;

/// <summary>Cases over HTTP: Rose applies, an officer works, somebody else sees nothing.</summary>
public sealed class CaseApiTests : IAsyncLifetime
{
    private const string Criteria = """{ "trigger": "check_criteria", "facts": { "lives_in_oxfordshire": true, "has_car": true } }""";

    private WebWorld world = null!;

    public async Task InitializeAsync() => world = await WebWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Rose_applies_and_sees_where_it_stands()
    {
        var rose = world.As("rose");
        var id = await Open(rose);

        await rose.Post($"/cases/{id}/fire", Criteria).Json();
        var sent = await rose.Post($"/cases/{id}/fire", """{ "trigger": "submit", "facts": { "vehicle_band": "band_b", "meets_published_criteria": null } }""").Json();

        Assert.Equal("done", sent.Of("result"));
        var view = await rose.Json($"/cases/{id}");
        Assert.All(view.GetProperty("triggers").EnumerateArray(), trigger => Assert.Contains("applicant", trigger.GetProperty("role_names").EnumerateArray().Select(role => role.GetString())));
        Assert.DoesNotContain("drawn_for_check", view.GetProperty("facts").ToString(), StringComparison.Ordinal);
        Assert.Contains("We have your application", (await rose.Json($"/cases/{id}/messages")).ToString(), StringComparison.Ordinal);
        Assert.Equal("you", (await rose.Json($"/cases/{id}/timeline")).GetProperty("timeline")[0].Of("who"));
        Assert.Equal(id, Assert.Single((await rose.Json("/cases")).GetProperty("cases").EnumerateArray()).Of("case"));
    }

    [Fact]
    public async Task A_case_of_somebody_else_is_not_there_in_the_same_words()
    {
        var id = await Open(world.As("rose"));
        var thief = world.As("thief");

        foreach (var path in new[] { "", "/timeline", "/messages", "/verify" })
        {
            Assert.Equal((await thief.Json($"/cases/nobody{path}", 404)).ToString(), (await thief.Json($"/cases/{id}{path}", 404)).ToString());
        }

        foreach (var (path, body) in new[] { ("fire", Criteria), ("rehearse", "{}"), ("notes", """{ "text": "x" }""") })
        {
            Assert.Equal((await thief.Post($"/cases/nobody/{path}", body).Json(404)).ToString(), (await thief.Post($"/cases/{id}/{path}", body).Json(404)).ToString());
        }

        Assert.Empty((await thief.Json("/cases")).GetProperty("cases").EnumerateArray());
    }

    [Fact]
    public async Task An_officers_role_comes_from_a_claim_and_holds_in_its_policy_alone()
    {
        var id = await Open(world.As("rose"));

        await world.As("olga", "officer").Json($"/cases/{id}");
        await world.As("olga", "resident-parking-permit/officer").Json($"/cases/{id}");
        await world.As("olga", "blue-badge/officer").Json($"/cases/{id}", 404);
        await world.As("olga", "applicant").Json($"/cases/{id}", 404);
        Assert.True((await world.As("olga", "officer").Json($"/cases/{id}/verify")).GetProperty("is_intact").GetBoolean());
        await world.As("rose").Json($"/cases/{id}/verify", 403);
        await world.As("rose").Json("/cases/due", 403);
        await world.As("rose").Post($"/cases/{id}/fire", """{ "trigger": "check_criteria", "role": "officer" }""").Json(403);
    }

    [Fact]
    public async Task Nobody_works_on_the_own_case_as_an_officer()
    {
        var olga = world.As("olga", "officer");
        var own = (await olga.Post("/cases", """{ "policy": "resident-parking-permit", "role": "applicant" }""").Json(201)).Of("case");

        await olga.Json($"/cases/{own}/verify", 403);
        await olga.Post($"/cases/{own}/fire", """{ "trigger": "decide_case", "role": "officer", "outcome": "accepted", "reason": "For me." }""").Json(403);
        await olga.Post($"/cases/{own}/fire", Criteria).Json();
        using var browser = world.Browse("olga", "officer");
        Assert.DoesNotContain(own, (await browser.Get("/desk")).Html, StringComparison.Ordinal);
        Assert.Equal(403, (await browser.Get($"/desk/{own}")).Status);
        Assert.Equal(200, (await browser.Get($"/my/{own}")).Status);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_its_mark_names_nobody_elses_case()
    {
        for (var number = 0; number < 5; number++)
        {
            await Open(world.As("rose"));
            await Open(world.As("other"));
        }

        var (read, after) = (new List<string>(), "");
        do
        {
            var page = await world.As("rose").Json($"/cases?most=2&after={Uri.EscapeDataString(after)}");
            read.AddRange(page.GetProperty("cases").EnumerateArray().Select(one => one.Of("case")));
            after = page.TryGetProperty("next", out var next) ? next.GetString()! : "";
            Assert.True(after.Length == 0 || read.Contains(after));
        }
        while (after.Length > 0);

        Assert.Equal(5, read.Distinct().Count());
        Assert.Empty((await world.As("nobody", "blue-badge/officer").Json("/cases")).GetProperty("cases").EnumerateArray());
        Assert.False((await world.As("nobody", "blue-badge/officer").Json("/cases?most=2")).TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_resident_acts_for_nobody_else_and_a_subject_is_for_officers_to_say()
    {
        await world.As("rose").Post("/cases", """{ "policy": "resident-parking-permit", "subject": "somebody" }""").Json(403);
        await world.As("rose").Post("/cases", """{ "policy": "resident-parking-permit", "acts_for": "somebody" }""").Json(403);

        var opened = await world.As("ada", "adviser").Post("/cases", """{ "policy": "resident-parking-permit", "role": "adviser", "subject": "rose", "acts_for": "Rose Johnson", "channel": "telephone" }""").Json(201);

        Assert.Equal(opened.Of("case"), (await world.As("rose").Json($"/cases/{opened.Of("case")}")).Of("case_id"));
    }

    [Fact]
    public async Task The_same_key_does_it_once_and_another_persons_key_is_another()
    {
        var rose = world.As("rose");
        const string Body = """{ "policy": "resident-parking-permit" }""";

        var first = await rose.Post("/cases", Body, key: "k").Json(201);
        var again = await rose.Post("/cases", Body, key: "k").Json();
        var other = await world.As("other").Post("/cases", Body, key: "k").Json(201);

        Assert.Equal((first.Of("case"), "already_done"), (again.Of("case"), again.Of("result")));
        Assert.NotEqual(first.Of("case"), other.Of("case"));
        await rose.Post($"/cases/{first.Of("case")}/fire", Criteria, key: "f").Json();
        await rose.Post($"/cases/{first.Of("case")}/fire", """{ "trigger": "withdraw" }""", key: "f").Json(422);
    }

    [Fact]
    public async Task Work_on_what_is_no_longer_so_is_a_conflict()
    {
        var rose = world.As("rose");
        var id = await Open(rose);
        var tag = (await rose.GetAsync($"/cases/{id}")).Headers.ETag!.Tag;
        await rose.Post($"/cases/{id}/fire", Criteria, tag: tag).Json();

        var problem = await rose.Post($"/cases/{id}/fire", """{ "trigger": "withdraw" }""", tag: tag).Json(409);

        Assert.Equal("urn:policyengine:problem:conflict", problem.Of("type"));
        await rose.Post($"/cases/{id}/fire", Criteria, tag: "nonsense").Json(400);
    }

    [Fact]
    public async Task Firing_on_paper_asks_question_by_question()
    {
        var rose = world.As("rose");

        var first = await rose.Post("/cases/rehearse", """{ "policy": "resident-parking-permit" }""").Json();
        var later = await rose.Post("/cases/rehearse", """{ "policy": "resident-parking-permit", "facts": { "lives_in_oxfordshire": true, "has_car": true } }""").Json();

        Assert.Equal(("asks", "lives_in_oxfordshire"), (first.Of("result"), first.Of("fact")));
        Assert.Equal("meets_published_criteria", later.Of("fact"));
        Assert.Empty((await rose.Json("/cases")).GetProperty("cases").EnumerateArray());
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_policys_words_with_its_status()
    {
        var rose = world.As("rose");
        var id = await Open(rose);

        Assert.Equal("urn:policyengine:problem:refused-not-permitted", (await rose.Post($"/cases/{id}/fire", """{ "trigger": "pay", "facts": { "fee_paid": true } }""").Json(409)).Of("type"));
        Assert.Equal("urn:policyengine:problem:refused-fact-missing", (await rose.Post($"/cases/{id}/fire", """{ "trigger": "check_criteria" }""").Json(422)).Of("type"));
        await rose.Post($"/cases/{id}/fire", """{ "trigger": "fly" }""").Json(404);
        await rose.Post($"/cases/{id}/fire", """{ "trigger": "check_criteria", "actor": "somebody" }""").Json(400);
    }

    private static async Task<string> Open(HttpClient client) => (await client.Post("/cases", """{ "policy": "resident-parking-permit" }""").Json(201)).Of("case");
}
