using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Analysis;

/// <summary>What the prover finds in rules and tables, each beside a twin without the slip.</summary>
public sealed class ProvedRuleTests
{
    private const string Facts = """
        facts:
          age: { type: whole_number, range: 0..120, ask: "?" }
          savings: { type: money, range: 0..1_000_000, ask: "?" }
          people: { type: whole_number, range: 0..20, ask: "?" }
          resident: { type: yes_no, ask: "?" }
          born: { type: date, ask: "?" }
          moved: { type: date, ask: "?" }
          vehicle: { type: choice, of: [petrol, electric, none], ask: "?" }
          emissions: { type: whole_number, range: 0..500, ask: "?", only_if: vehicle == petrol }
        parameters:
          adult: { type: whole_number, values: [ { from: 2000-01-01, value: 18, cite: p } ] }
          limit: { type: money, values: [ { from: 2000-01-01, to: 2010-12-31, value: 6_000, cite: p }, { from: 2011-01-01, value: 16_000, cite: p } ] }

        """;

    [Theory]
    [InlineData("age < 16 && age > adult", "age < 16 || age > adult")]
    [InlineData("savings > limit && savings < 6_000", "savings > limit && savings < 16_001")]
    [InlineData("age > 150", "age > 100")]
    [InlineData("resident && !resident", "resident && !(age > 3)")]
    [InlineData("years_between(born, as_of) < 16 && years_between(born, as_of) >= adult", "years_between(born, as_of) >= 16 && years_between(born, as_of) <= adult")]
    [InlineData("born < moved && moved < born", "born < moved && moved < as_of")]
    [InlineData("people + age > 130 && age < 100", "people + age > 110 && age < 100")]
    [InlineData("vehicle == electric && emissions > 3", "vehicle == petrol && emissions > 3")]
    [InlineData("as_of < date(2000, 1, 1) && resident", "as_of < date(2012, 1, 1) && resident")]
    public void A_condition_that_never_holds_is_found(string never, string sometimes)
    {
        Assert.Contains("PE4301", Of(Rules(never)));
        Assert.Empty(Of(Rules(sometimes)));
    }

    [Theory]
    [InlineData("age >= adult || age < 65", "age >= 65 || age < adult")]
    [InlineData("age <= 120", "age <= 119")]
    [InlineData("vehicle != petrol || vehicle != electric", "vehicle != petrol")]
    [InlineData("savings + 1 > savings", "savings + 1 > limit")]
    public void A_condition_that_always_holds_is_found(string always, string sometimes)
    {
        Assert.Contains("PE4302", Of(Rules(always)));
        Assert.Empty(Of(Rules(sometimes)));
    }

    [Theory]
    [InlineData("age >= 18 && age >= 16", "age >= 18 && people >= 16")]
    [InlineData("resident && age >= 0", "resident && age >= 1")]
    [InlineData("age < 16 || age < 18 || resident", "age < 16 || people < 18 || resident")]
    [InlineData("vehicle == petrol && vehicle != electric", "vehicle == petrol && emissions > 100")]
    public void A_part_that_never_matters_is_found_and_a_guard_is_none(string idle, string used)
    {
        Assert.Contains("PE4303", Of(Rules(idle)));
        Assert.Empty(Of(Rules(used)));
    }

    [Theory]
    [InlineData("age >= 18", "age >= 66", "PE4304")]
    [InlineData("age >= 66", "age >= 18", "")]
    [InlineData("age >= 18 || resident", "age >= 18 && resident", "PE4304")]
    public void A_rule_behind_others_is_found(string first, string second, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of(Block("first", $"{{ id: a, when: {first}, then: granted, because: A }}", $"{{ id: b, when: {second}, then: refused, because: B }}"))));

    [Fact]
    public void A_rule_behind_a_union_of_others_is_found() =>
        Assert.Equal(["PE4304"], Of(Block("first", "{ id: a, when: age < 40, then: granted, because: A }", "{ id: b, when: age > 30, then: refused, because: B }", "{ id: c, when: resident, then: granted, because: C }")).Where(id => id == "PE4304"));

    [Fact]
    public void A_rule_under_its_own_exception_and_an_exception_to_nothing_are_found()
    {
        Assert.Contains("PE4305", Of(Block("first", "{ id: a, when: age >= 18, then: granted, because: A }", "{ id: b, when: age >= 16, then: refused, exception_to: a, because: B }")));
        Assert.Contains("PE4306", Of(Block("first", "{ id: a, when: age >= 18, then: granted, because: A }", "{ id: b, when: age < 16, then: refused, exception_to: a, because: B }")));
        Assert.Empty(Of(Block("first", "{ id: a, when: age >= 18, then: granted, because: A }", "{ id: b, when: age >= 66, then: refused, exception_to: a, because: B }")));
    }

    [Fact]
    public void Rules_that_can_disagree_are_found_with_a_case()
    {
        var found = Found(Block("any", "{ id: a, when: age >= 18, then: granted, because: A }", "{ id: b, when: resident, then: refused, because: B }"));

        var conflict = Assert.Single(found, diagnostic => diagnostic.Id == "PE4307");
        Assert.Contains("age 20 and resident yes", conflict.Message, StringComparison.Ordinal);
        Assert.Empty(Of(Block("any", "{ id: a, when: age >= 18, then: granted, because: A }", "{ id: b, when: age < 18 && resident, then: refused, because: B }")));
    }

    [Fact]
    public void A_case_that_no_rule_speaks_of_is_found()
    {
        const string Below = "{ id: a, when: savings < 16_000, then: granted, because: A }";
        var found = Found(Open(Below, "{ id: b, when: savings > 16_000, then: refused, because: B }"));

        Assert.Contains("savings £16,000.00", Assert.Single(found, diagnostic => diagnostic.Id == "PE4308").Message, StringComparison.Ordinal);
        Assert.Empty(Of(Open(Below, "{ id: b, when: savings >= 16_000, then: refused, because: B }")));
    }

    [Fact]
    public void An_outcome_that_no_case_can_have_is_found() =>
        Assert.Contains("PE4310", Of(Facts + "decision:\n  outcomes: [granted, refused, reduced]\n  rules:\n    - { id: a, when: resident, then: granted, because: A }\n  otherwise: { then: refused, because: No }\n"));

    [Theory]
    [InlineData("first", "{ age: '>= 18', fee: 1 }, { age: '>= 66', fee: 2 }, { age: '< 18', fee: 3 }", "PE4312")]
    [InlineData("first", "{ age: '>= 66', fee: 2 }, { age: '>= 18', fee: 1 }, { age: '< 18', fee: 3 }", "")]
    [InlineData("unique", "{ age: '< 18', fee: 1 }, { age: '> 18', fee: 2 }", "PE4313")]
    [InlineData("unique", "{ age: '< 18', fee: 1 }, { age: '>= 18', fee: 2 }", "")]
    [InlineData("unique", "{ age: '< 18', fee: 1 }, { age: '18..120', fee: 2 }, { age: '> 150', fee: 3 }", "PE4311")]
    [InlineData("any", "{ age: '< 18', fee: 1 }, { age: '>= 16', fee: 2 }", "PE4307")]
    [InlineData("any", "{ age: '< 18', fee: 1 }, { age: '>= 16', fee: 1 }", "PE4318 PE4316")]
    [InlineData("first", "{ age: '>= 66', fee: 1 }, { age: '>= 18', fee: 1 }, { age: '< 18', fee: 3 }", "PE4317")]
    [InlineData("first", "{ age: '>= 66', fee: 1 }, { age: '>= 60', fee: 2 }, { age: '>= 18', fee: 1 }, { age: '< 18', fee: 3 }", "")]
    [InlineData("first", "{ age: '< 18', fee: 1 }, { age: '>= 18', fee: 2 }", "PE4319")]
    [InlineData("unique", "{ age: '< 18', fee: 1 }, { age: '18..40', fee: 2 }, { age: '41..120', fee: 2 }", "PE4316")]
    [InlineData("unique", "{ age: '< 18, 300', fee: 1 }, { age: '18..120', fee: 2 }", "PE4322")]
    [InlineData("collect\n    collect: sum", "{ age: '>= 18', fee: 1 }, { age: '>= 18', fee: 1 }", "PE4321")]
    [InlineData("collect\n    collect: sum", "{ age: '>= 18', fee: 1 }, { age: '>= 66', fee: 1 }", "")]
    [InlineData("priority\n    priority: [2, 1]", "{ age: '>= 0', fee: 1 }, { age: '>= 66', fee: 2 }", "PE4320")]
    [InlineData("priority\n    priority: [2, 1]", "{ age: '>= 66', fee: 2 }, { age: '>= 0', fee: 1 }", "")]
    [InlineData("unique", "{ age: '< 18', fee: 1 }, { age: '>= 18', fee: 2, when: resident }, { age: '>= 18', fee: 3, when: not(resident) }", "")]
    [InlineData("unique", "{ age: '< 18', fee: 1 }, { age: '>= 18', fee: 2, when: resident }, { age: '>= 18', fee: 3, when: people > 3 || not(resident) }", "PE4307")]
    public void Rows_are_looked_at(string hit, string rows, string expected) => Assert.Equal(expected, string.Join(' ', Of(Table(hit, rows))));

    [Theory]
    [InlineData("divide(savings, people) > 10", "people > 0 && divide(savings, people) > 10")]
    [InlineData("divide(savings, people - 3) > 10", "people > 3 && divide(savings, people - 3) > 10")]
    public void An_expression_that_can_break_is_found_with_a_case(string breaks, string holds)
    {
        Assert.Contains("PE4314", Of(Rules(breaks)));
        Assert.Empty(Of(Rules(holds)));
    }

    [Theory]
    [InlineData("emissions > 100", "vehicle == petrol && emissions > 100")]
    [InlineData("people + emissions > 100", "people + (vehicle == petrol ? emissions : 0) > 100")]
    public void An_answer_that_stays_open_where_a_fact_does_not_apply_is_found(string open, string guarded)
    {
        Assert.Contains("PE4323", Of(Rules(open)));
        Assert.Empty(Of(Rules(guarded)));
    }

    [Fact]
    public void Each_answer_that_stays_open_for_a_fact_of_its_own_is_found()
    {
        var text = Facts.Replace("parameters:", "  fuel: { type: decimal, ask: \"?\", only_if: resident }\nparameters:", StringComparison.Ordinal)
            + "decision:\n  outcomes: [granted, refused]\n  rules:\n    - { id: a, when: emissions > 3, then: granted, because: A }\n  otherwise: { then: refused, because: No }\n"
            + "outputs:\n  level: { type: decimal, value: fuel }\n  again: { type: decimal, value: fuel }\n";

        Assert.Equal(2, Of(text).Count(id => id == "PE4323"));
    }

    [Theory]
    [InlineData("age > 40", "age < 20", "PE4301 PE4303")]
    [InlineData("age > 40", "age > 30", "")]
    public void A_group_of_criteria_that_is_decided_is_found(string one, string other, string expected) => Assert.Equal(expected, string.Join(' ', Of(Facts
        + $"criteria:\n  both:\n    all_of:\n      - {{ id: one, when: {one} }}\n      - {{ id: other, when: {other} }}\n"
        + "decision:\n  outcomes: [granted, refused]\n  rules:\n    - { id: a, when: resident || both, then: granted, because: A }\n  otherwise: { then: refused, because: No }\n")));

    private static string[] Of(string sections) => [.. Found(sections).Select(diagnostic => diagnostic.Id)];

    private static PolicyDiagnostic[] Found(string sections)
    {
        var text = "policy: a\ntitle: A\nowner: Housing team\nsource: { document: Paper, at: \"1\" }\nin_force: { from: 2005-01-01 }\n" + sections;
        var loaded = PolicyLoader.Load([new SourceFile("a/policy.yaml", text)], new LoadOptions { Advise = true });
        Assert.NotNull(loaded.Set);
        return [.. loaded.Diagnostics.SelectMany(diagnostic => diagnostic.Symptoms.Prepend(diagnostic)).Where(diagnostic => diagnostic.Id.StartsWith("PE43", StringComparison.Ordinal))];
    }

    private static string Rules(string condition) => Block("first", $"{{ id: only, when: '{condition}', then: granted, because: Yes }}");

    private static string Block(string hit, params string[] rules) => Open([.. rules]).Replace("decision:\n", $"decision:\n  hit: {hit}\n", StringComparison.Ordinal) + "  otherwise: { then: refused, because: No }\n";

    private static string Open(params string[] rules) => Facts + "decision:\n  outcomes: [granted, refused]\n  rules:\n" + string.Concat(rules.Select(rule => $"    - {rule}\n"));

    private static string Table(string hit, string rows) =>
        Facts + $"tables:\n  fees:\n    hit: {hit}\n    inputs: {{ age: age }}\n    outputs: {{ fee: {{ type: money }} }}\n    rows: [ {rows} ]\n" +
        "decision:\n  outcomes: [granted, refused]\n  rules:\n    - { id: only, when: fees > people, then: granted, because: Yes }\n  otherwise: { then: refused, because: No }\n";
}
