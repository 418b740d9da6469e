using System.Text.RegularExpressions;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Model;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Evaluation.Reasoning;

/// <summary>What the grounds of every case of every pack must hold.</summary>
public partial class PackGroundsTests
{
    private const int MostLines = 40;

    private static readonly LoadResult Packs = PolicyLoader.Load(Path.Combine(Tree.Root, "rules"));

    public static TheoryData<string> Ids => [.. Packs.Set!.Policies.Select(policy => policy.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void With_the_grounds_alone_the_outcome_is_the_same_and_without_any_one_of_them_it_is_not(string id)
    {
        foreach (var (name, decision) in Decided(id).Where(one => one.Decision.Outcome is not null))
        {
            var facts = FactSet.Empty(decision.Policy);
            foreach (var fact in decision.Grounds.Enough)
            {
                facts = facts.With(PlaceOf(decision, fact), decision.Facts.ValueOf(fact)!);
            }

            var again = Packs.Set![id].Decide(facts, decision.AsOf);
            Assert.True(decision.Outcome == again.Outcome, $"{name}: {again.Outcome}");
            Assert.True(Fired(decision).SequenceEqual(Fired(again)), name);
            Assert.True(Reasons(decision).SequenceEqual(Reasons(again)), name);
            foreach (var fact in decision.Grounds.Enough)
            {
                var fewer = Packs.Set![id].Decide(facts.Without(PlaceOf(decision, fact)), decision.AsOf);
                Assert.False(fewer.Outcome == decision.Outcome && Fired(fewer).SequenceEqual(Fired(decision)) && Reasons(fewer).SequenceEqual(Reasons(decision)), $"{name} does without {fact}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_is_a_ground_or_folded_once(string id)
    {
        foreach (var (name, decision) in Decided(id).Where(one => one.Decision.IsInForce))
        {
            var all = decision.Policy.Items.Where(item => item.Rules is not null).SelectMany(item => item.Rules!.Rules.Select(rule => $"{(item.Kind == ItemKind.Outcome ? "decision" : item.Name)}/{rule.Id}")).Order(StringComparer.Ordinal);
            var grounds = decision.Grounds.Why.Concat(decision.Grounds.Also).SelectMany(All).Select(ground => ground.Id).ToHashSet(StringComparer.Ordinal);

            Assert.True(all.SequenceEqual(all.Where(grounds.Contains).Concat(decision.Grounds.Folded.Select(fold => fold.Id)).Order(StringComparer.Ordinal)), name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_name_or_sign_of_the_code_is_shown(string id)
    {
        foreach (var (name, decision) in Decided(id))
        {
            // What the author cites is told as written.
            var text = TextRenderer.Render(DecisionDocument.Of(decision, withGrounds: true), 100);
            var lines = decision.Grounds.Notes.IsEmpty ? text : text[..text.LastIndexOf("\n\n", StringComparison.Ordinal)];
            Assert.True(!Code().IsMatch(lines), $"{name}: {Code().Match(lines).Value}\n{lines}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_typical_case_can_be_read_at_one_look_and_an_open_one_begins_with_its_question(string id)
    {
        var decided = Decided(id).ToList();
        var settled = decided.Where(one => one.Decision.Status == DecisionStatus.Determined).Select(one => Lines(one.Decision).Length).Order().ToList();

        Assert.NotEmpty(settled);
        Assert.True(settled[settled.Count / 2] <= MostLines, $"half of the settled cases need more than {settled[settled.Count / 2]} lines");
        foreach (var (name, decision) in decided.Where(one => one.Decision is { Outcome: null, Grounds.Next: not null } && !one.Decision.Grounds.NothingToAsk.Any()))
        {
            Assert.True(Lines(decision)[3] == "Next question", name);
            Assert.Empty(decision.Grounds.Why);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Two_runs_give_the_same_bytes_and_every_change_is_true(string id)
    {
        foreach (var (name, decision) in Decided(id))
        {
            var again = Packs.Set![id].Decide(decision.Facts, decision.AsOf);
            Assert.True(JsonRenderer.Render(DecisionDocument.Of(decision, withGrounds: true)) == JsonRenderer.Render(DecisionDocument.Of(again, withGrounds: true)), name);
            foreach (var change in decision.Grounds.Changes)
            {
                var fact = decision.Policy.Facts[PlaceOf(decision, change.Fact)];
                foreach (var text in new[] { change.From, change.To }.OfType<string>())
                {
                    var value = ValueText.TryParse(text, fact.Type, fact.ChoiceSet < 0 ? null : decision.Policy.Choices[fact.ChoiceSet]);
                    Assert.True(change.Outcome == Packs.Set![id].Decide(decision.Facts.With(PlaceOf(decision, change.Fact), value!), decision.AsOf).Outcome, $"{name}: {change}");
                }
            }
        }
    }

    [Fact]
    public void A_badge_granted_by_points_is_told_in_the_words_of_the_policy() => Approved("blue-badge", Packs.Set!["blue-badge"].DecideJson(
        """{ "lives_in_oxfordshire": true, "date_of_birth": "1960-05-10", "receives_pip_mobility": true, "pip_moving_around_points": 8 }""", new DateOnly(2018, 10, 1)));

    [Fact]
    public void An_open_badge_begins_with_the_question_to_ask() => Approved("blue-badge-open", Packs.Set!["blue-badge"].DecideJson(
        """{ "lives_in_oxfordshire": true, "date_of_birth": "1960-05-10", "receives_pip_mobility": false }""", new DateOnly(2018, 10, 1)));

    [Fact]
    public void A_deposit_above_the_limit_shows_the_key_the_figure_and_its_citation() => Approved("deposit", Packs.Set!["treasury-counterparties"].DecideJson(
        """
        { "deal": "new_deal", "counterparty": "dbs", "principal": 5000000, "portfolio_given": false, "already_lent": 22500000, "officers_limit_amount": false, "officers_limit_maturity": false, "matures_on": "2018-09-28" }
        """, new DateOnly(2018, 3, 31)));

    private static void Approved(string name, Decision decision) =>
        Tree.Approved($"tests/PolicyEngine.Tests/Evaluation/Reasoning/{name}.verified.txt", TextRenderer.Render(DecisionDocument.Of(decision, withGrounds: true), 100));

    private static IEnumerable<(string Name, Decision Decision)> Decided(string id)
    {
        var policy = Packs.Set![id];
        foreach (var testCase in Packs.Cases.Where(file => file.Policy.Value == id).SelectMany(file => file.Cases))
        {
            if (policy.ReadFacts(testCase.Facts, testCase.Unknown.Select(name => (name.Value, name.Span))).Facts is { } facts)
            {
                yield return (testCase.Id.Value, policy.Decide(facts, testCase.AsOf.Value));
            }
        }
    }

    private static int PlaceOf(Decision decision, string fact) => decision.Policy.Facts.Select(one => one.Name).ToList().IndexOf(fact);

    private static IEnumerable<string> Fired(Decision decision)
    {
        var advice = decision.Policy.Items[decision.Policy.OutcomeItem].Rules!.Rules.Where(rule => rule.Advisory).Select(rule => $"decision/{rule.Id}").ToHashSet(StringComparer.Ordinal);
        return decision.Fired.Where(rule => rule.StartsWith("decision/", StringComparison.Ordinal) && !advice.Contains(rule));
    }

    private static IEnumerable<string> Reasons(Decision decision)
    {
        var fired = Fired(decision).ToHashSet(StringComparer.Ordinal);
        return decision.Reasons.Where(reason => fired.Contains(reason.Source)).Select(reason => reason.Text);
    }

    private static IEnumerable<Ground> All(Ground ground) => ground.Because.Concat(ground.RuledOut).SelectMany(All).Prepend(ground);

    private static string[] Lines(Decision decision) => TextRenderer.Render(DecisionDocument.Of(decision, withGrounds: true), 100).TrimEnd('\n').Split('\n');

    [GeneratedRegex("[a-z0-9]_[a-z0-9]|==|!=|&&|\\|\\||>=|<=|`")]
    private static partial Regex Code();
}
