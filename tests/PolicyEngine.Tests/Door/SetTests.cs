namespace PolicyEngine.Tests.Door;

public class SetTests
{
    private const string Records = """
        policy: NAME
        title: Records
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        choices:
          band: [OPTIONS]
        facts:
          colour: { type: choice, of: band, ask: "Colour?" }
          deposits: { type: list, ask: "Deposits?", of: { FIELDS } }
        parameters:
          limit: { type: money, values: [{ from: 2000-01-01, value: LIMIT, cite: "1" }] }
        definitions:
          total: { value: "deposits.Sum(deposit => deposit.principal)", title: Total }
          late: { value: "deposits.Count(deposit => deposit.days > 10)", title: Late }
        decision:
          outcomes: [within, beyond]
          rules:
            - { id: within_limit, when: total <= limit && colour == FIRST, then: within, because: "{late} late; the limit is {limit}.", cite: "1" }
          otherwise: { then: beyond, because: "{late} late; the limit is {limit}.", cite: "1" }

        """;

    private const string Facts = """{ "colour": "red", "deposits": [{ "principal": 40, "days": 11 }, { "principal": 60, "days": 10 }] }""";

    [Fact]
    public void Two_policies_with_the_same_names_inside_are_not_confused()
    {
        var set = Grants.Load(
            Fill("first", "red, green", "principal: { type: money }, days: { type: whole_number }", "100", "red"),
            Fill("second", "green, amber, red", "days: { type: whole_number }, principal: { type: money }", "99.99", "red"),
            Fill("third", "blue, red", "days: { type: whole_number }, colour: { type: text }, principal: { type: money }", "100", "blue"));

        Assert.Equal("within: 1 late; the limit is £100.00.", Says(set["first"], Facts));
        Assert.Equal("beyond: 1 late; the limit is £99.99.", Says(set["second"], Facts));
        Assert.Equal("beyond: 1 late; the limit is £100.00.", Says(set["third"], Facts.Replace("\"days\"", "\"colour\": \"blue\", \"days\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_packs_with_one_id_are_refused_and_neither_is_loaded()
    {
        var result = Grants.TryLoad(Grants.Cycle, Grants.Cycle.Replace("age < age_limit", "age < 99", StringComparison.Ordinal));

        Assert.Null(result.Set);
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Message.Contains("`cycle-grant`", StringComparison.Ordinal));
    }

    [Fact]
    public void One_wrong_policy_keeps_the_whole_set_out()
    {
        var result = Grants.TryLoad(Grants.Cycle, Grants.Asking("age: { type: whole_number, ask: Age? }", "agee > 1"));

        Assert.Null(result.Set);
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Help.Contains("`age`", StringComparison.Ordinal));
    }

    [Fact]
    public void Policies_stand_by_id_whatever_order_they_were_read_in()
    {
        var other = Grants.Asking("age: { type: whole_number, ask: Age? }", "age > 1", "another");

        Assert.Equal(["another", "cycle-grant"], Grants.Load(Grants.Cycle, other).Policies.Select(policy => policy.Id));
        Assert.Equal(["another", "cycle-grant"], Grants.Load(other, Grants.Cycle).Policies.Select(policy => policy.Id));
    }

    [Fact]
    public void Nothing_to_load_is_said()
    {
        var result = PolicyLoader.Load([]);

        Assert.Null(result.Set);
    }

    private static string Fill(string name, string options, string fields, string limit, string first) =>
        Records.Replace("NAME", name, StringComparison.Ordinal)
            .Replace("OPTIONS", options, StringComparison.Ordinal)
            .Replace("FIELDS", fields, StringComparison.Ordinal)
            .Replace("LIMIT", limit, StringComparison.Ordinal)
            .Replace("FIRST", first, StringComparison.Ordinal);

    private static string Says(Policy policy, string json)
    {
        var decision = policy.DecideJson(json, Grants.Day);
        return $"{decision.Outcome}: {decision.Reasons[0].Text}";
    }
}
