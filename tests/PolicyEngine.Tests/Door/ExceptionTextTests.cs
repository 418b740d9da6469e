using PolicyEngine.Cases;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Tests.Cases;

namespace PolicyEngine.Tests.Door;

/// <summary>What ends in logs: texts of exceptions hold no value of a fact. Whoever asks for the diagnostics sees it.</summary>
public class ExceptionTextTests
{
    private const string Text = "QZMARK";
    private const string Number = "918273";

    private const string Facts = """
        points: { type: whole_number, range: 0..10, ask: "?", sensitive: true }, share: { type: decimal, range: 0..1, ask: "?" }, price: { type: money, range: 0..100, ask: "?" },
        born: { type: date, range: 1900-01-01.., ask: "?" }, starts: { type: time, ask: "?" }, resident: { type: yes_no, ask: "?" }, tier: { type: choice, of: [low, high], ask: "?" },
        name: { type: text, pattern: "[a-z]+", max_length: 5, ask: "?" }, year: { type: whole_number, ask: "?" }, people: { type: list, ask: "?", of: { age: { type: whole_number, range: 0..120 }, tier: { type: choice, of: [one, two] } } }
        """;

    private static readonly Policy Policy = Grants.Load(Grants.Asking(Facts.Replace("\n", " ", StringComparison.Ordinal), "date(year, year, year) > as_of")).Policies[0];

    public static TheoryData<string, object> Wrong => new()
    {
        { "points", 918273L }, { "points", Text }, { "share", 918273m }, { "share", Text }, { "price", 918273m }, { "price", "(918273)" }, { "price", 918273.125m }, { "born", new DateOnly(1847, 9, 18) }, { "born", Text },
        { "born", "QZMARK 2018" }, { "starts", Text }, { "resident", Text }, { "tier", Text }, { "tier", "low" + Text }, { "name", Text }, { "name", "qz\u200dmark" + Text }, { "points", 918273.5 },
        { "people", new[] { new Dictionary<string, object?> { ["age"] = 918273L, ["tier"] = "one" } } }, { "people", new[] { new Dictionary<string, object?> { ["age"] = 1L, ["tier"] = Text } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_refusal_of_facts_keeps_the_value_to_itself(string fact, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var refused = Assert.Throws<FactsRefusedException>(() => Policy.Decide(new Dictionary<string, object?> { [fact] = value }, Grants.Day));

        Silent(refused);
        Assert.NotEmpty(refused.Diagnostics);
        Assert.Matches(fact == "people" ? "`(age|tier)`" : $"`{fact}`", refused.Message);
    }

    [Theory]
    [InlineData("""{ "points": 918273 }""")]
    [InlineData("""{ "points": "QZMARK" }""")]
    [InlineData("""{ "tier": "QZMARK" }""")]
    [InlineData("""{ "name": "QZMARK" }""")]
    [InlineData("""{ "name": "QZMARK""")]
    [InlineData("""{ "name": QZMARK }""")]
    [InlineData("""{ "people": [{ "age": 918273 }] }""")]
    [InlineData("""["QZMARK"]""")]
    public void A_refusal_of_json_keeps_the_value_to_itself(string json) => Silent(Assert.Throws<FactsRefusedException>(() => Policy.DecideJson(json, Grants.Day)));

    [Fact]
    public void Typed_facts_keep_their_values_to_themselves()
    {
        Silent(Assert.Throws<FactsRefusedException>(() => Policy.DecideRecord(new { Points = 918273L, Name = Text }, Grants.Day)));
        Silent(Assert.ThrowsAny<Exception>(() => Policy.DecideRecord(new { Tier = Text }, Grants.Day)));
        Silent(Assert.ThrowsAny<ArgumentException>(() => FactSet.Empty(Policy.Model).With(Policy.Model.Facts.IndexOf(Policy.Model.Facts.First(fact => fact.Name == "points")), 918273L)));
    }

    [Fact]
    public async Task A_case_keeps_its_values_to_itself()
    {
        var world = new CaseWorld([OfCase("n: { type: whole_number, ask: \"How many?\" }")], "2018-10-01T08:00:00Z");
        var opened = await world.Open(facts: """{ "n": 5 }""");
        var refused = await world.Refused("officer tell", """{ "n": "QZMARK" }""");

        Assert.Equal("rose", opened.CaseId);
        Assert.Equal(RefusalKind.WrongFact, refused.Kind);
        Assert.Contains(Text, refused.Diagnostics[0].Message + refused.Diagnostics[0].Span.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => world.Service.EraseAsync("rose", "officer\u001b[31m", "why"));
    }

    [Theory]
    [InlineData("rose\u001b[2J", "")]
    [InlineData("rose\u202e", "")]
    [InlineData("rose", "because\u001b]0;x\u0007")]
    public async Task A_name_or_reason_that_steers_a_terminal_is_refused(string actor, string reason)
    {
        var world = new CaseWorld([OfCase("n: { type: whole_number, ask: \"How many?\" }")], "2018-10-01T08:00:00Z");
        await world.Open();

        var refused = Assert.IsType<CaseResult.Refused>(await world.Service.FireAsync(new FireRequest { CaseId = "rose", Trigger = "tell", Role = "officer", Actor = actor, Reason = reason, Facts = CaseArguments.OfJson("""{ "n": 1 }""") }));

        Assert.Equal(RefusalKind.WrongWords, refused.Refusal.Kind);
        Assert.DoesNotContain('\u001b', refused.Refusal.Message);
    }

    private static string OfCase(string fact) => $$"""
        policy: permit
        title: Permit
        owner: Parking
        source: { document: The paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts: { {{fact}} }
        decision:
          outcomes: [granted, refused]
          rules: [ { id: many, when: "n > 10", then: granted, because: "Many." } ]
          otherwise: { then: refused, because: "Few." }
        lifecycle:
          initial: begin
          roles: { applicant: The applicant, officer: The officer }
          states: { begin: {}, told: {}, over: { final: yes } }
          triggers: { tell: { by: officer, takes: ["n?"] }, end: { by: officer } }
          transitions: [ { on: tell, from: begin, to: told }, { on: end, from: [begin, told], to: over } ]
        """;

    private static void Silent(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            Assert.DoesNotContain(Text, inner.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Number, inner.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("1847", inner.Message, StringComparison.Ordinal);
        }
    }
}
