using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Door;

public class DecideTests
{
    private static readonly Policy Cycle = Grants.Load(Grants.Cycle)["cycle-grant"];

    private static readonly GrantFacts Ann = new(19, true, Tier.Low, 2345.60m, new DateOnly(2018, 9, 1));

    public enum Tier
    {
        High,
        Low,
    }

    public enum Answer
    {
        Refused,
        Granted,
    }

    [Fact]
    public void A_dictionary_JSON_and_a_record_give_the_same_document()
    {
        var expected = Document(Cycle.Decide(Grants.Ann, Grants.Day));

        Assert.Contains("\"outcome\": \"granted\"", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Document(Cycle.DecideJson(Grants.AnnJson, Grants.Day)));
        Assert.Equal(expected, Document(Cycle.DecideRecord(Ann, Grants.Day)));
    }

    [Fact]
    public void The_plain_form_gives_the_answer_of_the_explained_form()
    {
        var plain = Cycle.Bind<GrantFacts, GrantResult>();

        Assert.Equal(PlainStatus.Determined, plain.Decide(Ann, Grants.Day, out var result));
        Assert.Equal(new GrantResult(Answer.Granted, 1234.50m), result);
        Assert.Equal(1234.50m, plain.Explain(Ann, Grants.Day).ValueOf("grant"));
        Assert.Equal(PlainStatus.Determined, plain.Decide(Ann with { Age = 20 }, Grants.Day, out result));
        Assert.Equal(new GrantResult(Answer.Refused, null), result);
    }

    [Fact]
    public void The_plain_form_guesses_nothing()
    {
        var plain = Cycle.Bind<GrantFacts, GrantResult>();

        Assert.Equal(PlainStatus.NotAvailable, plain.Decide(Ann with { Age = null }, Grants.Day, out var result));
        Assert.Null(result);
        Assert.Equal(PlainStatus.NotAvailable, plain.Decide(Ann, new DateOnly(1999, 12, 31), out _));
    }

    [Theory]
    [InlineData(true, 11L, PlainStatus.Determined, Answer.Granted)]
    [InlineData(true, 9L, PlainStatus.Determined, Answer.Refused)]
    [InlineData(true, null, PlainStatus.NotAvailable, null)]
    [InlineData(false, null, PlainStatus.Determined, Answer.Refused)]
    public void The_plain_form_takes_null_where_a_fact_does_not_apply_and_only_there(bool works, long? hours, PlainStatus status, Answer? outcome)
    {
        var policy = Grants.Load(Grants.Asking("works: { type: yes_no, ask: Works? }, hours: { type: whole_number, ask: Hours?, only_if: works }", "works && hours > 10").Replace("yes_it_is", "granted", StringComparison.Ordinal).Replace("no_it_is_not", "refused", StringComparison.Ordinal))["asking"];

        Assert.Equal(status, policy.Bind<WorkFacts, WorkResult>().Decide(new WorkFacts(works, hours), Grants.Day, out var result));
        Assert.Equal(outcome, result?.Outcome);
    }

    [Theory]
    [InlineData("""{ "age": 19, "resident": true, "teir": "low" }""", "there is no fact named `teir`", "did you mean `tier`?")]
    [InlineData("""{ "age": 121 }""", "`121` is outside the range of `age`", "0")]
    [InlineData("""{ "age": "nineteen" }""", "`age`", "a whole number")]
    [InlineData("""{ "tier": "middling" }""", "`middling` is not an option of `tier`", "the options are `low` and `high`")]
    [InlineData("""{ "price": 0.125 }""", "`0.125`", "money")]
    [InlineData("""{ "age": 19, "age": 20 }""", "`age`", "")]
    [InlineData("""[]""", "facts in JSON are an object", "")]
    [InlineData("", "", "")]
    [InlineData("{} {}", "2 are given", "one JSON object")]
    [InlineData("""{ "age": """, "", "")]
    public void Facts_that_do_not_fit_are_refused_and_nothing_is_decided(string json, string message, string help)
    {
        var refused = Assert.Throws<FactsRefusedException>(() => Cycle.DecideJson(json, Grants.Day));

        Assert.Contains(refused.Diagnostics, diagnostic => diagnostic.Message.Contains(message, StringComparison.Ordinal) && (diagnostic.Message + diagnostic.Help).Contains(help, StringComparison.Ordinal));
    }

    [Fact]
    public void A_misspelt_name_is_refused_in_a_dictionary_and_in_a_record()
    {
        var dictionary = new Dictionary<string, object?>(Grants.Ann) { ["residant"] = true };

        Assert.Contains("did you mean `resident`?", Assert.Throws<FactsRefusedException>(() => Cycle.Decide(dictionary, Grants.Day)).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean `resident`?", Assert.Throws<ArgumentException>(() => Cycle.DecideRecord(new { Residant = true }, Grants.Day)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_fraction_is_refused() =>
        Assert.Contains("binary fraction", Assert.Throws<FactsRefusedException>(() => Cycle.Decide(new Dictionary<string, object?> { ["price"] = 0.1 }, Grants.Day)).Message, StringComparison.Ordinal);

    [Fact]
    public void JSON_numbers_are_exact()
    {
        var decision = Grants.Ask("a: { type: decimal, ask: a? }, b: { type: decimal, ask: b? }", "a + b == 0.3", """{ "a": 0.1, "b": 0.2 }""");

        Assert.Equal("yes_it_is", decision.Outcome);
    }

    [Theory]
    [InlineData("age < 20")]
    [InlineData("!(age < 20)")]
    [InlineData("not(age < 20)")]
    [InlineData("age >= 20")]
    [InlineData("age == 20")]
    [InlineData("age != 20")]
    public void What_is_not_known_is_neither_yes_nor_no(string when)
    {
        Assert.All(
            (string[])["{}", """{ "age": null }"""],
            json =>
            {
                var decision = Grants.Ask("age: { type: whole_number, ask: Age? }", when, json);
                Assert.Equal(DecisionStatus.Undetermined, decision.Status);
                Assert.Null(decision.Outcome);
                Assert.Equal(["age"], decision.Missing.Select(missing => missing.Name));
            });
    }

    [Theory]
    [InlineData(0, "no_it_is_not")]
    [InlineData(2, "yes_it_is")]
    public void A_guard_written_first_runs_first(long people, string outcome)
    {
        const string facts = "people: { type: whole_number, ask: People? }, cost: { type: money, ask: Cost? }";
        const string when = "people > 0 && divide(cost, people) > 10";

        Assert.Equal(outcome, Grants.Ask(facts, when, $$"""{ "people": {{people}}, "cost": 100 }""").Outcome);
    }

    [Theory]
    [InlineData("resident.GetType().Assembly == null")]
    [InlineData("resident.GetType() == resident.GetType()")]
    [InlineData("System.IO.File.Exists(resident.ToString())")]
    [InlineData("System.DateTime.Now.Year > 2000")]
    [InlineData("global::System.Environment.HasShutdownStarted")]
    [InlineData("typeof(int) == null")]
    [InlineData("((System.Func<bool>)(() => true))()")]
    public void An_expression_cannot_reach_outside(string when)
    {
        var result = Grants.TryLoad(Grants.Asking("resident: { type: yes_no, ask: Resident? }", when));

        Assert.Null(result.Set);
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Span.File.Path == "packs/0/policy.yaml" && diagnostic.Help.Length > 0);
    }

    [Fact]
    public void A_policy_that_is_not_there_is_refused_with_the_nearest_id() =>
        Assert.Equal("there is no policy `cycle-grnat`; did you mean `cycle-grant`?", Assert.Throws<KeyNotFoundException>(() => Grants.Load(Grants.Cycle)["cycle-grnat"]).Message);

    private static string Document(Decision decision) => JsonRenderer.Render(DecisionDocument.Of(decision, withExplanation: true, withChanges: true));

    public sealed record GrantFacts(long? Age, bool? Resident, Tier? Tier, decimal? Price, DateOnly? BoughtOn);

    public sealed record WorkFacts(bool Works, long? Hours);

    public sealed record WorkResult(Answer Outcome);

    public sealed record GrantResult(Answer Outcome, decimal? Grant);
}
