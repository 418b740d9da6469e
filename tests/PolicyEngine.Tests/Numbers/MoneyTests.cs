using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Numbers;

/// <summary>Money stays money through definitions, and what may hold fractions of a penny says how it is rounded where somebody is paid or told.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("annual + other", "£1,416.60")]
    [InlineData("annual - other", "£1,396.60")]
    [InlineData("annual * weeks", "£4,219.80")]
    [InlineData("2 * annual", "£2,813.20")]
    [InlineData("-annual", "-£1,406.60")]
    [InlineData("min(annual, 2_000)", "£1,406.60")]
    [InlineData("max(annual - 2_000, 0)", "£0.00")]
    [InlineData("abs(other - annual)", "£1,396.60")]
    [InlineData("asked ? annual : 0", "£1,406.60")]
    [InlineData("weeks switch { 3 => annual, _ => other }", "£1,406.60")]
    [InlineData("kids.Sum(k => k.fee)", "£13.01")]
    [InlineData("kids.Max(k => k.fee * k.days)", "£20.00")]
    [InlineData("kids.Where(k => k.days > 2).Sum(k => k.fee) + cap", "£503.01")]
    [InlineData("round_half_up(annual * rate, 2)", "£175.83")]
    [InlineData("round_up(annual / 7, -1)", "£210.00")]
    [InlineData("annual * round_up(rate, 0)", "£1,406.60")]
    [InlineData("annual % 100", "£6.60")]
    // What is no money is shown as the number that it is.
    [InlineData("divide(annual, other)", "140.66")]
    [InlineData("annual / other", "140.66")]
    [InlineData("weeks * rate", "0.375")]
    [InlineData("plain", "4")]
    [InlineData("round_half_up(rate, 2)", "0.13")]
    public void A_reason_shows_what_a_definition_is(string expression, string shown)
    {
        var decision = NumberPolicy.Decide(NumberPolicy.Loaded($"total: \"{expression}\"", because: "It is {total}."), 1406.60m);

        Assert.Equal($"It is {shown}.", Assert.Single(decision.Reasons).Text);
    }

    [Theory]
    [InlineData("£{annual}", "annual")]
    [InlineData("£ {cap}", "cap")]
    [InlineData("£{total}", "total")]
    [InlineData("£{paid}", "paid")]
    public void A_pound_sign_before_an_amount_is_refused(string because, string name)
    {
        var result = NumberPolicy.Load("total: annual + other", "paid: { type: money, value: total }", because: $"You get {because}.");

        Assert.Equal([$"PE2043 `{{{name}}}` `{{{name}}}` is an amount of money and shows its own pound sign"], NumberPolicy.Errors(result));
        Assert.Empty(NumberPolicy.Errors(NumberPolicy.Load("total: annual + other", "paid: { type: money, value: total }", because: $"You get {{{name}}}; the rate is £{{rate}}.")));
    }

    [Theory]
    [InlineData("annual / 52", "annual / 52")]
    [InlineData("divide(annual, 52)", "divide(annual, 52)")]
    [InlineData("annual * rate", "annual * rate")]
    [InlineData("annual * 0.5 + other", "annual * 0.5")]
    [InlineData("other + (asked ? annual / 7 : 0)", "annual / 7")]
    [InlineData("kids.Sum(k => k.fee * k.share)", "k.fee * k.share")]
    [InlineData("min(annual, other * rate)", "other * rate")]
    [InlineData("weekly * weeks", "annual / 52")]
    [InlineData("rate * 20", "rate * 20")]
    [InlineData("round_half_up(annual * rate, 3)", "round_half_up(annual * rate, 3)")]
    [InlineData("Share(annual)", "Share(annual)")]
    public void What_may_make_fractions_of_a_penny_is_refused_where_it_becomes_money(string expression, string culprit)
    {
        const string Script = "decimal Share(decimal amount) => amount / 3m;";
        var (fact, exact) = ($"paid: {{ type: money, value: \"{expression}\" }}", "weekly: annual / 52");
        var result = NumberPolicy.Load(exact, fact, script: Script);

        var expected = $"PE2040 `{culprit}` `{culprit}` may make fractions of a penny, and the output `paid` holds whole pence";
        Assert.Equal([expected], NumberPolicy.Errors(result));
        Assert.Contains("`rounded: half_up to 0.01`", result.Diagnostics.First(diagnostic => diagnostic.Id == "PE2040").Help, StringComparison.Ordinal);

        // Following the advice mends it, in an output and in a definition.
        NumberPolicy.Loaded(exact, $"paid: {{ type: money, value: \"{expression}\", rounded: half_up to 0.01 }}", script: Script);
        NumberPolicy.Loaded($"{exact}\nshown: {{ value: \"{expression}\", rounded: half_up to 0.01 }}", "paid: { type: money, value: shown }", because: "{shown}", script: Script);
    }

    [Theory]
    [InlineData("annual + other")]
    [InlineData("annual * weeks")]
    [InlineData("annual * 2.0")]
    [InlineData("annual * (asked ? 1 : 0)")]
    [InlineData("round_half_up(annual / 52, 2)")]
    [InlineData("round_down(annual * rate, 0) + other")]
    [InlineData("annual * round_up(rate, 0)")]
    [InlineData("kids.Sum(k => k.fee * k.days)")]
    [InlineData("weeks")]
    [InlineData("12.5")]
    public void What_cannot_make_them_needs_no_rounding(string expression) => NumberPolicy.Loaded("", $"paid: {{ type: money, value: \"{expression}\" }}");

    [Theory]
    [InlineData("half_up", 100.5, "2.01")]
    [InlineData("half_up to 0.01", 100.25, "2.01")]
    [InlineData("half_even to 0.01", 100.25, "2.00")]
    [InlineData("half_even to 0.01", 100.75, "2.02")]
    [InlineData("up to 0.01", 100.05, "2.01")]
    [InlineData("down to 0.01", 100.95, "2.01")]
    [InlineData("down to 1", 100.95, "2")]
    [InlineData("up to 0.05", 100.95, "2.05")]
    [InlineData("half_up to 10", 250, "10")]
    public void It_is_rounded_as_the_policy_says(string rounded, double annual, string expected)
    {
        var policy = NumberPolicy.Loaded("", $"paid: {{ type: money, value: annual / 50, rounded: {rounded} }}\nlisted: {{ type: money, rounded: {rounded}, hit: first, rules: [ {{ id: a, when: asked, then: annual / 50, because: x }} ], otherwise: {{ then: 0, because: x }} }}");
        var decision = NumberPolicy.Decide(policy, (decimal)annual);

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), decision.ValueOf("paid"));
        Assert.Equal(decision.ValueOf("paid"), decision.ValueOf("listed"));
    }

    [Theory]
    [InlineData("half_up to 0.001", "PE2040")]
    [InlineData("half_down to 0.01", "PE1141")]
    [InlineData("half_up to 0", "PE1141")]
    [InlineData("half_up to -1", "PE1141")]
    [InlineData("half_up 0.01", "PE1141")]
    [InlineData("half_up to", "PE1141")]
    public void A_rounding_that_cannot_be_is_refused(string rounded, string id) =>
        Assert.Equal([id], NumberPolicy.Load("", $"paid: {{ type: money, value: annual / 50, rounded: {rounded} }}").Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("kind: { value: asked, rounded: half_up to 1 }", "`asked` is no number that can be rounded")]
    [InlineData("kind: { value: rate, rounded: half_up }", "`kind` is a number of any size, and nothing says to what it is rounded")]
    public void Rounding_needs_a_number_and_a_step(string definition, string message) => Assert.Equal([$"PE2042 `{definition.Split("rounded: ")[1].TrimEnd(' ', '}')}` {message}"], NumberPolicy.Errors(NumberPolicy.Load(definition)));

    [Fact]
    public void A_reason_shows_no_fractions_of_a_penny()
    {
        var result = NumberPolicy.Load("weekly: annual / 52", because: "{weekly} a week.");

        Assert.Equal(["PE2041 `weekly` the sentence shows `weekly`, which may hold fractions of a penny because of `annual / 52`"], NumberPolicy.Errors(result));
        var decision = NumberPolicy.Decide(NumberPolicy.Loaded("weekly: annual / 52\nweekly_shown: { value: weekly, rounded: half_up to 0.01 }", because: "{weekly_shown} a week."), 4133m);
        Assert.Equal("£79.48 a week.", Assert.Single(decision.Reasons).Text);
    }

    [Theory]
    [InlineData("annual / 52", "PE2040")]
    [InlineData("annual + other", "")]
    public void A_fact_that_a_step_sets_holds_whole_pence(string value, string id)
    {
        string Lifecycle(string rounded) => $$"""
            lifecycle:
              initial: open
              roles: { officer: Officer }
              states: { open: {}, done: { final: yes } }
              triggers: { close: { by: officer } }
              transitions:
                - { from: open, on: close, to: done, steps: [ { set: { other: "{{value}}" }{{rounded}} } ] }
            """;
        var result = NumberPolicy.Load("", lifecycle: Lifecycle(""));

        Assert.Equal(id, string.Join(' ', result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Id)));
        NumberPolicy.Loaded("", lifecycle: Lifecycle(", rounded: half_up to 0.01"));
    }

    [Theory]
    [InlineData("round_up(annual / 7, 0)", "201")]
    [InlineData("round_down(rate, 0)", "0")]
    [InlineData("round_half_up(annual, -1)", "1410")]
    [InlineData("asked ? round_up(rate, 0) : weeks", "1")]
    [InlineData("weeks switch { 3 => round_up(rate, 0), _ => 2 }", "1")]
    [InlineData("whole_weeks + 1", "202")]
    [InlineData("whole_part(whole_weeks, 2)", "100")]
    [InlineData("abs(round_down(-rate * 100, 0))", "12")]
    public void A_number_without_places_is_whole(string expression, string expected)
    {
        var policy = NumberPolicy.Loaded("whole_weeks: round_up(annual / 7, 0)\nlater: add_days(as_of, whole_weeks)", $"counted: {{ type: whole_number, value: \"{expression}\" }}\nuntil: {{ type: date, value: later }}", because: "{later}");
        var decision = NumberPolicy.Decide(policy, 1406.60m);

        Assert.Equal(expected, ((long)decision.ValueOf("counted")!).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new DateOnly(2019, 7, 21), decision.ValueOf("until"));
    }

    [Fact]
    public void What_is_not_whole_is_told_how_to_become_so_and_the_advice_works()
    {
        var refused = NumberPolicy.Load("", "counted: { type: whole_number, value: annual / 7 }").Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();

        Assert.Equal("PE2008 `annual / 7` this gives a number, but a whole number is needed", NumberPolicy.Show(Assert.Single(refused)));
        Assert.Contains("`rounded: half_up`", refused[0].Help, StringComparison.Ordinal);
        var policy = NumberPolicy.Loaded("", "counted: { type: whole_number, value: annual / 7, rounded: half_up }\ncalled: { type: whole_number, value: \"round_half_up(annual / 7, 0)\" }");
        var decision = NumberPolicy.Decide(policy, 1406.60m);
        Assert.Equal((201L, 201L), ((long)decision.ValueOf("counted")!, (long)decision.ValueOf("called")!));
    }

    [Fact]
    public void Both_forms_round_alike()
    {
        var policy = PolicyLoader.Load([new SourceFile("small/policy.yaml", """
            policy: small
            title: Small
            owner: Tests
            source: { document: d, at: a }
            in_force: { from: 2015-01-01 }
            facts: { annual: { type: money, ask: "How much?" }, rate: { type: decimal, ask: "Which rate?" }, asked: { type: yes_no, ask: "Asked?" } }
            decision: { outcomes: [granted, refused], rules: [ { id: only, when: "share * 7 == annual", then: granted, because: "{paid}" } ] }
            outputs:
              paid: { type: money, value: "asked ? annual / 7 : annual * rate", rounded: half_even to 0.01 }
              share: { type: decimal, value: annual / 7 }
            """)]).Set!.Policies[0];
        for (var annual = 0m; annual < 3m; annual += 0.07m)
        {
            foreach (var asked in new[] { true, false })
            {
                var decision = policy.Decide(new Dictionary<string, object?> { ["annual"] = annual, ["rate"] = 0.125m, ["asked"] = asked }, NumberPolicy.Day);
                Assert.Equal("granted", decision.Outcome);
                var (status, values) = Properties.PlainRun.Decide(policy.Compiled, [.. policy.Model.Facts.Select((_, place) => decision.Facts.ValueOf(place)!)], NumberPolicy.Day);
                Assert.Equal(PlainStatus.Determined, status);
                Assert.Equal(decision.ValueOf("paid"), values["paid"]);
                Assert.Equal(decision.ValueOf("share"), values["share"]);
                Assert.Equal(decimal.Round(asked ? annual / 7 : annual * 0.125m, 2, MidpointRounding.ToEven), decision.ValueOf("paid"));
            }
        }
    }
}
