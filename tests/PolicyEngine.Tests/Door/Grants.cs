using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Door;

/// <summary>Small policies in memory, for tests of the door.</summary>
internal static class Grants
{
    public static readonly DateOnly Day = new(2018, 9, 18);

    public const string Cycle = """
        policy: cycle-grant
        title: Cycle grant
        owner: Transport
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          age: { type: whole_number, range: 0..120, ask: "How old are you?" }
          resident: { type: yes_no, ask: "Do you live here?" }
          tier: { type: choice, of: { low: "The low tier", high: "The high tier" }, ask: "Which tier is it?" }
          price: { type: money, ask: "What does the cycle cost?" }
          bought_on: { type: date, ask: "When was it bought?" }
        parameters:
          age_limit: { type: whole_number, unit: years, values: [{ from: 2000-01-01, value: 20, cite: "1" }], cite: "1" }
          grant_by_tier:
            type: money
            by: tier
            values: [{ key: low, from: 2000-01-01, value: 1234.50, cite: "1" }, { key: high, from: 2000-01-01, value: 60, cite: "1" }]
        decision:
          outcomes: { granted: "You get the grant", refused: "There is no grant" }
          rules:
            - { id: young, when: resident && age < age_limit && bought_on <= as_of, then: granted, because: "You are {age}, and bought it on {bought_on} for {price}.", cite: "1" }
            - { id: not_young, when: resident && age >= age_limit, then: refused, because: "You are {age}; the limit is {age_limit}.", cite: "1" }
            - { id: elsewhere, when: not(resident), then: refused, because: "You do not live here.", cite: "1" }
        outputs:
          grant: { title: Grant, type: money, value: "min(price, grant_by_tier[tier])", only_if: outcome == granted, because: "The grant for your tier.", cite: "1" }

        """;

    public static readonly IReadOnlyDictionary<string, object?> Ann = new Dictionary<string, object?>
    {
        ["age"] = 19L, ["resident"] = true, ["tier"] = "low", ["price"] = 2345.60m, ["bought_on"] = new DateOnly(2018, 9, 1),
    };

    public const string AnnJson = """{ "age": 19, "resident": true, "tier": "low", "price": 2345.60, "bought_on": "2018-09-01" }""";

    /// <summary>Loads policies from memory; each must be right.</summary>
    public static PolicySet Load(params string[] policies)
    {
        var result = TryLoad(policies);
        return result.Set ?? throw new PoliciesRefusedException(result.Diagnostics);
    }

    /// <summary>Loads policies from memory.</summary>
    public static LoadResult TryLoad(params string[] policies) =>
        PolicyLoader.Load(policies.Select((text, place) => new SourceFile(FormattableString.Invariant($"packs/{place}/policy.yaml"), text)));

    /// <summary>A policy with the given facts and one rule, <c>it_is</c>, that leads to <c>yes_it_is</c>; <c>no_it_is_not</c> otherwise.</summary>
    public static string Asking(string facts, string when, string id = "asking") => $$"""
        policy: {{id}}
        title: Asking
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts: { {{facts}} }
        decision:
          outcomes: [yes_it_is, no_it_is_not]
          rules:
            - { id: it_is, when: "{{when}}", then: yes_it_is, because: "It is.", cite: "1" }
          otherwise: { then: no_it_is_not, because: "It is not.", cite: "1" }

        """;

    /// <summary>What one rule over given facts says.</summary>
    public static Decision Ask(string facts, string when, string json) => Load(Asking(facts, when)).Policies[0].DecideJson(json, Day);
}
