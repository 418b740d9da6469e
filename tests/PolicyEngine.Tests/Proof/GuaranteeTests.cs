using PolicyEngine.Diagnostics;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;
using PolicyEngine.Proving;

namespace PolicyEngine.Tests.Proof;

/// <summary>What a policy promises of all cases, and what anybody may ask.</summary>
public class GuaranteeTests
{
    private const string Policy = """
        policy: grant
        title: Grant
        owner: Grants team
        source: { document: Paper, at: "1" }
        in_force: { from: 2020-04-01 }
        facts:
          age: { type: whole_number, range: 0..120, ask: "How old are you?" }
          county: { type: yes_no, ask: "Do you live in the county?" }
          savings: { type: money, ask: "What are your savings?" }
          people: { type: whole_number, range: 0..9, ask: "How many are you?" }
        parameters:
          limit: { type: money, values: [{ from: 2020-04-01, value: 6000 }, { from: 2024-04-01, value: 16000 }] }
        decision:
          outcomes: [granted, refused]
          rules:
            - { id: ok, when: "age >= 16 && county && savings <= limit", then: granted, because: "Yes." }
            - { id: no, when: "age < 16 || !county || savings > limit", then: refused, because: "No." }
        outputs:
          deposit: { type: money, only_if: outcome == granted, value: "savings > 50 ? 100 : 20", because: "Deposit." }
          share: { type: money, only_if: outcome == granted, value: "divide(savings, people)", rounded: half_up to 0.01, because: "Share." }
        """;

    [Theory]
    [InlineData("age < 16 never granted")]
    [InlineData("county == false always refused")]
    [InlineData("always granted or refused")]
    [InlineData("always granted, refused")]
    [InlineData("savings > 16000 always refused")]
    [InlineData("always deposit <= 100")]
    [InlineData("savings <= 50 never deposit > 20")]
    [InlineData("people > 0 never-faults")]
    [InlineData("as_of < date(2024, 4, 1) && savings > 6000 never granted")]
    public void What_holds_for_every_case_is_proved(string statement) => Assert.IsType<Impossible>(Ask(statement).Result!.Answer);

    [Theory]
    [InlineData("age < 17 always refused", GuaranteeBreach.Outcome)]
    [InlineData("savings > 6000 never granted", GuaranteeBreach.Outcome)]
    [InlineData("always deposit < 100", GuaranteeBreach.Condition)]
    [InlineData("county never deposit == 20", GuaranteeBreach.Condition)]
    [InlineData("never-faults", GuaranteeBreach.Fault)]
    [InlineData("always share >= 0", GuaranteeBreach.Fault)]
    public void What_does_not_hold_is_shown_by_a_case_that_the_engine_decides_so(string statement, GuaranteeBreach how)
    {
        var answer = Ask(statement);

        Assert.IsType<Possible>(answer.Result!.Answer);
        Assert.Equal(how, answer.Result.Breach);
        Assert.NotNull(answer.Decision);
    }

    [Fact]
    public void An_outcome_is_promised_only_where_the_policy_speaks()
    {
        var silent = Policy.Replace("age < 16 || !county", "age < 15 || !county", StringComparison.Ordinal);
        var answer = Ask("always granted or refused", silent);

        Assert.Equal(GuaranteeBreach.NoOutcome, answer.Result!.Breach);
        var broken = Assert.IsType<Possible>(answer.Result.Answer);
        Assert.Equal(15L, broken.Witness.Facts.ValueOf("age"));
        Assert.DoesNotContain(answer.Decision!.Missing, missing => missing.Name == "age");
    }

    [Fact]
    public void A_day_may_be_asked_alone()
    {
        Assert.IsType<Impossible>(Ask("savings > 6000 never granted", Policy, new DateOnly(2021, 1, 1)).Result!.Answer);
        Assert.IsType<Possible>(Ask("savings > 6000 never granted", Policy, new DateOnly(2025, 1, 1)).Result!.Answer);
    }

    [Fact]
    public void A_range_that_was_taken_is_told()
    {
        var model = Ask("savings > 16000 always refused").Model!;
        Assert.Equal(["savings"], Ask("savings > 16000 always refused").Result!.TakenRanges.Select(fact => model.Facts[fact].Name));
        Assert.DoesNotContain(Ask("age < 16 never granted").Result!.TakenRanges, fact => model.Facts[fact].Name == "age");
    }

    [Theory]
    [InlineData("age < 16 never grantd", "PE2015", "grantd")]
    [InlineData("aeg < 16 never granted", "PE2006", "aeg")]
    [InlineData("age never granted", "PE2008", "age")]
    public void What_can_t_be_read_is_told_with_its_place(string statement, string id, string text)
    {
        var diagnostic = Assert.Single(Ask(statement).Diagnostics);
        Assert.Equal((id, text), (diagnostic.Id, diagnostic.Span.Text));
    }

    [Theory]
    [InlineData("age < 16")]
    [InlineData("age < 16 never")]
    [InlineData("never-faults granted")]
    public void What_is_no_statement_is_none(string statement) => Assert.False(PolicyStatements.IsStatement(Loaded(Policy).Syntax[0], statement));

    [Theory]
    [InlineData("when: age < 16, never: granted", "")]
    [InlineData("when: age < 17, never: granted", "PE4340 the guarantee `g` is broken by a case with age 16, county yes and savings £0.00, on 1 April 2020: the outcome is `granted`")]
    [InlineData("when: age > 120, never: granted", "PE4341 the guarantee `g` speaks of no case: `age > 120` holds in none")]
    [InlineData("holds: deposit <= 20", "PE4340 the guarantee `g` is broken by a case with age 20, county yes and savings £60.00, on 1 April 2020: `deposit <= 20` does not hold")]
    [InlineData("never: grantd", "PE2015 `grantd` is not one of the options of `outcome`")]
    public void A_guarantee_of_the_policy_is_checked(string guarantee, string said) => Assert.Equal(said, string.Join('\n', Found(guarantee)));

    [Fact]
    public void A_locality_keeps_what_its_base_promises()
    {
        var text = Policy + "\noverrides_allowed: { outcomes: [granted] }\nguarantees: [{ id: g, when: age < 16, never: granted, because: \"So.\" }]\n";
        const string town = "override: town\nof: grant\ntitle: Town\nowner: Town\nsource: { document: Paper, at: \"2\" }\nrules: [{ id: young, exception_to: no, when: \"age == 15 && county && savings <= limit\", then: granted, because: Young. }]\n";
        var loaded = PolicyLoader.Load([new SourceFile("grant/policy.yaml", text), new SourceFile("town/town.yaml", town)], new LoadOptions { Advise = true });

        var finding = Assert.Single(loaded.Diagnostics, diagnostic => diagnostic.Id == "PE4340");
        Assert.Contains("age 15", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_a_guarantee_alone_uses_is_used_and_a_fact_is_not()
    {
        var text = Policy.Replace("parameters:", "  pets: { type: yes_no, ask: \"Have you pets?\" }\ndefinitions:\n  is_child: age < 16\nparameters:", StringComparison.Ordinal)
            + "\nguarantees: [{ id: g, when: is_child && pets, never: granted, because: \"So.\" }]\n";
        var loaded = PolicyLoader.Load([new SourceFile("grant/policy.yaml", text)], new LoadOptions { Advise = true });

        Assert.Contains(loaded.Diagnostics, diagnostic => diagnostic.Message.Contains("`pets`", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded.Diagnostics, diagnostic => diagnostic.Message.Contains("`is_child`", StringComparison.Ordinal));
    }

    private static StatementAnswer Ask(string statement, string policy = Policy, DateOnly? day = null) => PolicyStatements.Prove(Loaded(policy).Syntax[0], statement, day);

    private static LoadResult Loaded(string policy)
    {
        var loaded = PolicyLoader.Load([new SourceFile("grant/policy.yaml", policy)]);
        Assert.NotNull(loaded.Set);
        return loaded;
    }

    private static IEnumerable<string> Found(string guarantee)
    {
        var text = Policy + $"\nguarantees: [{{ id: g, {guarantee}, because: \"So.\" }}]\n";
        var loaded = PolicyLoader.Load([new SourceFile("grant/policy.yaml", text)], new LoadOptions { Advise = true });
        return loaded.Diagnostics.Where(diagnostic => diagnostic.Id[..4] is "PE20" || diagnostic.Id[..5] is "PE434").Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}");
    }
}
