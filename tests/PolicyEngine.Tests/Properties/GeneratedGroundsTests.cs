using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Properties;

/// <summary>What the grounds of every decision hold: tried on made-up policies. A failure names the policy's seed and the case.</summary>
public partial class GeneratedGroundsTests
{
    private static readonly int[] Usual = [2020, 2022, 2025];
    private static readonly int[] Thousand = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];

    private const int PoliciesAtOnce = 100;
    private const int CasesEach = 6;

    /// <summary>Three hundred policies; a thousand where stress is asked for.</summary>
    public static TheoryData<int> Seeds => [.. Environment.GetEnvironmentVariable("POLICYENGINE_STRESS_SECONDS") is null ? Usual : Thousand];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Grounds_are_enough_and_needed_and_hold_every_figure_of_the_reasons(int seed)
    {
        var random = new Random(seed);
        var settled = 0;
        foreach (var policy in Policies(random))
        {
            for (var at = 0; at < CasesEach; at++)
            {
                var known = GeneratedCase.Values(policy.Model, random).Select(value => random.Next(5) > 0 ? value : null).ToArray();
                var decision = policy.Decide(GeneratedCase.Facts(policy.Model, known), GeneratedCase.Day(random));
                var name = string.Create(CultureInfo.InvariantCulture, $"{policy.Id}, {decision.AsOf:yyyy-MM-dd}, {string.Join(" ", known)}\n");
                AssertEveryRuleOnce(name, decision);
                if (decision.Outcome is null)
                {
                    Assert.True(decision.Grounds.Why.All(ground => ground.Kind == GroundKind.Fault), name);
                    continue;
                }

                settled++;
                AssertEnough(name, policy, decision, random);
                AssertFigures(name, decision);
            }
        }

        Assert.InRange(settled, PoliciesAtOnce, PoliciesAtOnce * CasesEach);
    }

    // Only the facts of the grounds: the others unknown, and then whatever else they may be.
    private static void AssertEnough(string name, Policy policy, Decision decision, Random random)
    {
        var enough = decision.Grounds.Enough.Select(fact => PlaceOf(policy, fact)).ToHashSet();
        var facts = Enumerable.Range(0, policy.Model.Facts.Length).Where(place => !enough.Contains(place)).Aggregate(decision.Facts, (kept, place) => kept.Without(place));
        AssertSame(name, decision, policy.Decide(facts, decision.AsOf));
        foreach (var place in enough)
        {
            var fewer = policy.Decide(facts.Without(place), decision.AsOf);
            Assert.False(fewer.Outcome == decision.Outcome && Reasons(fewer).SequenceEqual(Reasons(decision), StringComparer.Ordinal), $"{name}does without {policy.Model.Facts[place].Name}");
        }

        for (var at = 0; at < 3; at++)
        {
            var others = GeneratedCase.Values(policy.Model, random);
            var varied = Enumerable.Range(0, others.Length).Where(place => !enough.Contains(place)).Aggregate(facts, (kept, place) => kept.With(place, others[place]!));
            var again = policy.Decide(varied, decision.AsOf);
            Assert.True(decision.Outcome == again.Outcome, $"{name}gives {again.Outcome ?? "nothing"} with {string.Join(" ", others)} in place of what was no ground");
        }
    }

    private static void AssertSame(string name, Decision decision, Decision again)
    {
        Assert.True(decision.Outcome == again.Outcome, $"{name}gives {again.Outcome ?? "nothing"} with the grounds alone");
        Assert.True(Reasons(decision).SequenceEqual(Reasons(again), StringComparer.Ordinal), $"{name}has other reasons with the grounds alone");
    }

    // Each number that a reason says stands in what it rests on.
    private static void AssertFigures(string name, Decision decision)
    {
        foreach (var reason in decision.Grounds.Why.Where(ground => ground.Kind == GroundKind.Rule))
        {
            var open = decision.Reasons.FirstOrDefault(said => said.Source == reason.Id) is { IsOpen: true };
            Assert.True(open || !reason.Text.Contains("(not known)", StringComparison.Ordinal), $"{name}{reason.Text} has a hole");
            var below = decision.Grounds.Why.SelectMany(All).Where(ground => ground.Kind != GroundKind.Rule)
                .SelectMany(ground => Numbers($"{ground.Text} {ground.Shown} {ground.Other} {ground.Value}")).ToHashSet();
            foreach (var number in Numbers(reason.Text))
            {
                Assert.True(below.Contains(number), $"{name}{reason.Text} shows {number}, and nothing below does");
            }
        }
    }

    private static void AssertEveryRuleOnce(string name, Decision decision)
    {
        if (!decision.IsInForce)
        {
            return;
        }

        var rules = decision.Policy.Items.Where(item => item.Rules is not null)
            .SelectMany(item => item.Rules!.Rules.Select(rule => $"{(item.Kind == ItemKind.Outcome ? "decision" : item.Name)}/{rule.Id}")).Order(StringComparer.Ordinal).ToList();
        var grounds = decision.Grounds.Why.Concat(decision.Grounds.Also).SelectMany(All).Select(ground => ground.Id).ToHashSet(StringComparer.Ordinal);
        var told = rules.Where(grounds.Contains).Concat(decision.Grounds.Folded.Select(fold => fold.Id)).Order(StringComparer.Ordinal);
        Assert.True(rules.SequenceEqual(told, StringComparer.Ordinal), name);
    }

    private static IEnumerable<string> Reasons(Decision decision) =>
        decision.Reasons.Where(reason => reason.Source == "decision" || reason.Source.StartsWith("decision/", StringComparison.Ordinal)).Select(reason => $"{reason.Source}: {reason.Text}");

    private static IEnumerable<Ground> All(Ground ground) => ground.Because.Concat(ground.RuledOut).SelectMany(All).Prepend(ground);

    private static IEnumerable<decimal> Numbers(string text) => Number().Matches(text).Select(match => decimal.Parse(match.Value, NumberStyles.Number, CultureInfo.InvariantCulture));

    private static int PlaceOf(Policy policy, string fact) => policy.Model.Facts.Select(one => one.Name).ToList().IndexOf(fact);

    private static IEnumerable<Policy> Policies(Random random)
    {
        var seeds = Enumerable.Range(0, PoliciesAtOnce).Select(_ => random.Next()).Distinct().ToArray();
        var result = PolicyLoader.Load(seeds.Select(one => new SourceFile(string.Create(CultureInfo.InvariantCulture, $"{one}/policy.yaml"), GeneratedPolicy.Write(one, mayBreak: false, showsValues: true))));
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Take(5).Select(diagnostic => $"{diagnostic.Location} {diagnostic.Id} {diagnostic.Message}")));
        return result.Set!.Policies;
    }

    [GeneratedRegex(@"-?\d[\d,]*(\.\d+)?")]
    private static partial Regex Number();
}
