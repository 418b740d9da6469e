using System.Text.Json;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>What a program can ask of policies over HTTP.</summary>
public sealed class PolicyApiTests(WebWorldFixture fixture) : IClassFixture<WebWorldFixture>
{
    private const string Permit = "/policies/resident-parking-permit";
    private const string Rose = """{ "application_kind": "first_permit", "lives_in_oxfordshire": true, "has_car": true, "meets_published_criteria": true, "vehicle_band": "band_b" }""";

    private readonly WebWorld world = fixture.World;

    [Fact]
    public async Task Policies_are_listed_described_and_documented()
    {
        var client = world.As("rose");

        Assert.Equal("resident-parking-permit", Assert.Single((await client.Json("/policies")).GetProperty("policies").EnumerateArray()).Of("id"));
        var described = await client.Json(Permit);
        Assert.Equal("Do you have a car to park?", described.GetProperty("facts").EnumerateArray().First(fact => fact.Of("name") == "has_car").Of("ask"));
        Assert.Contains("# Resident parking permit", await client.GetStringAsync($"{Permit}/docs"), StringComparison.Ordinal);
        Assert.Equal("urn:policyengine:problem:no-policy", (await client.Json("/policies/resident-parking", 404)).Of("type"));
    }

    [Fact]
    public async Task A_decision_is_the_engines_own_document_and_the_same_bytes_each_time()
    {
        var client = world.As("rose");
        var body = $$"""{ "facts": {{Rose}}, "as_of": "2018-10-02" }""";

        var decision = await client.Post($"{Permit}/decide", body).Json();

        Assert.Equal(("accepted", "policyengine/decision/1"), (decision.Of("outcome"), decision.Of("schema")));
        Assert.Equal(decision.ToString(), (await client.Post($"{Permit}/decide", body).Json()).ToString());
    }

    [Fact]
    public async Task Wrong_facts_are_a_problem_document_with_our_ids_and_their_help_pages()
    {
        var client = world.As("rose");

        var problem = await client.Post($"{Permit}/decide", """{ "facts": { "has_cra": true, "lives_in_oxfordshire": 7 } }""").Json(422);

        Assert.Equal("urn:policyengine:problem:facts-refused", problem.Of("type"));
        var errors = problem.GetProperty("errors").EnumerateArray().ToArray();
        Assert.Equal(2, errors.Length);
        Assert.Contains(errors, error => error.Of("help").Contains("has_car", StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Matches("^PE[0-9]{4}$", error.Of("id")));
        Assert.Contains($"# {errors[0].Of("id")}", await world.Nobody().GetStringAsync($"/policies/help/{errors[0].Of("id")}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{ "facts": 7 }""", 400)]
    [InlineData("""{ "facts": {}, "officer": "me" }""", 400)]
    [InlineData("""{ "facts": {}, "facts": {} }""", 400)]
    [InlineData("""{ "facts": { "has_car": true, "has_car": false } }""", 400)]
    [InlineData("""{ "as_of": "tomorrow" }""", 400)]
    [InlineData("""{ "version": "other" }""", 409)]
    public async Task What_was_not_asked_for_is_refused_and_never_passed_over(string body, int status) =>
        await world.As("rose").Post($"{Permit}/decide", body).Json(status);

    [Fact]
    public async Task Lines_are_decided_in_order_and_a_wrong_one_costs_its_own_answer_alone()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 500).Select(number => number == 250 ? """{ "facts": { "has_car": "perhaps" } }""" : $$"""{ "id": "case-{{number}}", "facts": {{Rose}}, "as_of": "2018-10-02" }"""));

        using var response = await world.As("rose").Post($"{Permit}/decide", lines, media: "application/jsonl");

        var answers = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(500, answers.Length);
        Assert.Equal(("251", "422"), (answers[250].Of("line"), answers[250].Of("status")));
        Assert.Equal("case-499", answers[499].Of("decision_id"));
        Assert.Equal("accepted", answers[499].Of("outcome"));
    }

    [Fact]
    public async Task The_next_question_comes_with_what_is_left_and_ends()
    {
        var client = world.As("rose");

        var asked = await client.Post($"{Permit}/next-question", """{ "facts": { "application_kind": "first_permit" }, "as_of": "2018-10-02" }""").Json();

        Assert.Equal("lives_in_oxfordshire", asked.GetProperty("question").GetProperty("fact").Of("name"));
        Assert.Equal("lives_in_oxfordshire", asked.GetProperty("open")[0].GetString());
    }

    [Fact]
    public async Task Explanations_and_other_facts_are_answered()
    {
        var client = world.As("rose");

        var explained = await client.Post($"{Permit}/explain", $$"""{ "facts": {{Rose}}, "as_of": "2018-10-02" }""").Json();
        Assert.True(explained.TryGetProperty("explanation", out _));
        var differs = await client.Post($"{Permit}/what-if", $$"""{ "facts": {{Rose}}, "as_of": "2018-10-02", "changes": { "has_car": false } }""").Json();
        Assert.Equal(("False", "accepted", "refused"), (differs.Of("same"), differs.GetProperty("was").Of("outcome"), differs.GetProperty("now").Of("outcome")));
    }

    [Fact]
    public async Task No_value_of_a_request_reaches_the_log()
    {
        var client = world.As("secret-account");
        await client.Post($"{Permit}/decide", """{ "facts": { "vehicle_band": "secret-band" } }""").Json(422);
        await client.Post($"{Permit}/decide?note=secret-query", $$"""{ "facts": {{Rose}}, "id": "d-1" }""").Json();

        Assert.NotEmpty(world.Log.Lines);
        Assert.All(world.Log.Lines.Where(line => line.StartsWith("PolicyEngine", StringComparison.Ordinal)), line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_OpenApi_document_holds_each_policys_facts_and_outcomes()
    {
        var document = await world.Nobody().Json("/policies/openapi.json");

        Assert.Equal("3.1.0", document.Of("openapi"));
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var facts = schemas.GetProperty("resident_parking_permit_facts").GetProperty("properties");
        Assert.Equal("""["band_a","band_b","band_c",null]""", facts.GetProperty("vehicle_band").GetProperty("enum").ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        Assert.True(document.GetProperty("paths").TryGetProperty($"{Permit}/decide", out _));
        Assert.All(References(document), reference => Assert.True(schemas.TryGetProperty(reference.Split('/')[^1], out _), reference));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "$ref" ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined or _ => [],
    };
}
