using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Properties;

/// <summary>What holds of every policy and case: tried on generated ones. A failure names the seed; the same seed gives the same policy and cases.</summary>
public class PropertyTests
{
    private const int PoliciesAtOnce = 12;
    private const int CasesEach = 60;

    [Fact]
    public void The_plain_form_and_the_explained_form_agree_whenever_all_facts_are_known() => ForPolicies(mayBreak: true, (policy, random) =>
    {
        var (facts, day) = (GeneratedCase.Values(policy.Model, random), GeneratedCase.Day(random));
        if (day < policy.Model.InForceFrom)
        {
            return true;
        }

        var (status, values) = PlainRun.Decide(policy.Compiled, facts, day);
        var decision = policy.Decide(GeneratedCase.Facts(policy.Model, facts), day);
        return status switch
        {
            PlainStatus.Determined => decision.Status == DecisionStatus.Determined && values.All(pair => Equals(pair.Value, decision.ValueOf(pair.Key))),
            // The explained form looks first for facts that do not apply, and may then need none of what breaks.
            PlainStatus.Faulted => decision.Status != DecisionStatus.Determined || decision.FactsSetAside.Count > 0,
            PlainStatus.NotAvailable or PlainStatus.Refused or _ => true,
        };
    });

    [Fact]
    public void The_plain_form_answers_whatever_does_not_lack_a_parameter_or_row() => ForPolicies(mayBreak: false, (policy, random) =>
    {
        var (facts, day) = (GeneratedCase.Values(policy.Model, random), GeneratedCase.Day(random));
        var decision = policy.Decide(GeneratedCase.Facts(policy.Model, facts), day);
        return decision.Status != DecisionStatus.Undetermined || PlainRun.Decide(policy.Compiled, facts, day).Status == PlainStatus.NotAvailable || day < policy.Model.InForceFrom;
    });

    [Fact]
    public void Learning_a_fact_never_changes_a_determined_answer() => ForPolicies(mayBreak: false, (policy, random) =>
    {
        var (facts, day) = (GeneratedCase.Values(policy.Model, random), GeneratedCase.Day(random));
        var known = facts.Select(value => random.Next(2) == 0 ? value : null).ToArray();
        var before = Answers(policy.Decide(GeneratedCase.Facts(policy.Model, known), day));
        foreach (var place in Enumerable.Range(0, facts.Length).Where(place => known[place] is null).OrderBy(_ => random.Next()))
        {
            known[place] = facts[place];
            var after = Answers(policy.Decide(GeneratedCase.Facts(policy.Model, known), day));
            if (before.Any(answer => after.GetValueOrDefault(answer.Key) != answer.Value))
            {
                return false;
            }

            before = after;
        }

        return true;
    });

    [Fact]
    public void An_undetermined_answer_names_something_missing_and_only_what_is_not_known() => ForPolicies(mayBreak: false, (policy, random) =>
    {
        var known = GeneratedCase.Values(policy.Model, random).Select(value => random.Next(3) > 0 ? value : null).ToArray();
        var decision = policy.Decide(GeneratedCase.Facts(policy.Model, known), GeneratedCase.Day(random));
        return decision.Status != DecisionStatus.Undetermined
            || (decision.Missing.Count > 0 && decision.Missing.Where(missing => missing.Kind == MissingKind.Fact).All(missing => known[policy.Model.Facts.Select(fact => fact.Name).ToList().IndexOf(missing.Name)] is null));
    });

    private static Dictionary<string, string> Answers(Decision decision)
    {
        var answers = decision.Parts.Concat(decision.Outputs).Where(value => value.Status == DecisionStatus.Determined).ToDictionary(value => value.Name, value => value.Applies ? Bare(value) : "does not apply", StringComparer.Ordinal);
        if (decision.Outcome is { } outcome)
        {
            answers.Add("outcome", outcome);
        }

        return answers;
    }

    // Rules that agree may write their number with other zeros at its end; it is the same answer.
    private static string Bare(DecisionValue value) =>
        value.Value is decimal number ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : value.Text;

    private static void ForPolicies(bool mayBreak, Func<Policy, Random, bool> holds)
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var seeds = Enumerable.Range(0, PoliciesAtOnce).Select(_ => random.Next()).Distinct().ToArray();
            var result = PolicyLoader.Load(seeds.Select(one => new SourceFile(string.Create(CultureInfo.InvariantCulture, $"{one}/policy.yaml"), GeneratedPolicy.Write(one, mayBreak))));
            Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Id} {diagnostic.Message} [{diagnostic.Span.Text}]")));
            foreach (var policy in result.Set!.Policies)
            {
                for (var i = 0; i < CasesEach; i++)
                {
                    var caseSeed = random.Next();
                    Assert.True(holds(policy, new Random(caseSeed)), $"{policy.Id}, case {caseSeed.ToString(CultureInfo.InvariantCulture)}\n{GeneratedPolicy.Write((int)uint.Parse(policy.Id.Split('-')[1], CultureInfo.InvariantCulture), mayBreak)}");
                }
            }
        });
        // The same policies in every run: what is found once is found again.
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5).WithReplay(2018UL, 2019UL), property);
    }
}
