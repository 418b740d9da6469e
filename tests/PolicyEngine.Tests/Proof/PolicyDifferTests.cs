using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Proof;

/// <summary>What another version of a policy changes, for all cases.</summary>
public class PolicyDifferTests
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
          years: { type: whole_number, range: 0..50, ask: "For how long?", only_if: county }
          fuel: { type: choice, of: [gas, oil], ask: "Which fuel?" }
          savings: { type: money, ask: "What are your savings?", range: 0..100000 }
          children: { type: list, ask: "Which children?", of: { born: { type: date, ask: "When?" } } }
        parameters:
          limit: { type: money, values: [{ from: 2020-04-01, value: 6000 }, { from: 2024-04-01, value: 16000 }] }
          fee: { type: money, values: [{ from: 2020-04-01, value: 20 }] }
        definitions:
          is_adult: age >= 18
          is_local: county && years >= 2
        decision:
          outcomes: [granted, refused]
          rules:
            - { id: ok, when: "is_adult && is_local && savings <= limit", then: granted, because: "Yes." }
          otherwise: { then: refused, because: "No." }
        outputs:
          deposit: { type: money, only_if: outcome == granted, value: "fuel == oil ? 2 * fee : fee", because: "Deposit." }
          many: { type: yes_no, value: children.Count(child => child.born < as_of) > 2, because: "Many." }
        """;

    [Theory]
    [InlineData("is_adult: age >= 18", "is_adult: 17 < age")]
    [InlineData("is_local: county && years >= 2", "is_local: county && !(years < 2)")]
    [InlineData("is_adult && is_local && savings <= limit", "savings <= limit && county && is_adult && years > 1")]
    [InlineData("fuel == oil ? 2 * fee : fee", "fuel == gas ? fee : fee + fee")]
    [InlineData("ask: \"Which fuel?\"", "ask: \"What do you heat with?\"")]
    [InlineData("only_if: county }", "only_if: county == true }")]
    public void Other_words_for_the_same_are_proved_the_same(string was, string now)
    {
        var difference = Compare(was, now);
        Assert.Empty(difference.Changes.Select(Words));
        Assert.Empty(difference.Undecided);
        Assert.True(difference.IsProvedSame);
        Assert.Equal((new DateOnly(2020, 4, 1), new DateOnly(2054, 4, 1)), (difference.First, difference.Last));
    }

    [Theory]
    [InlineData("value: 16000", "value: 17000", "outcome refused → granted by otherwise → ok of limit | deposit - → value of limit", "Parameter limit")]
    [InlineData("age >= 18", "age >= 19", "outcome granted → refused by ok → otherwise | deposit value → -", "Definition is_adult")]
    [InlineData("value: 20 ", "value: 25 ", "deposit more of fee", "Parameter fee")]
    [InlineData("2 * fee : fee", "2 * fee : min(fee, 10)", "deposit less", "Rule deposit")]
    [InlineData("  otherwise: { then: refused, because: \"No.\" }", "", "outcome refused → ? | deposit - → ?", "Rule otherwise")]
    [InlineData("years >= 2", "years >= 2 && fuel == gas", "outcome granted → refused by ok → otherwise | deposit value → -", "Definition is_local")]
    public void What_changes_is_found_by_class_rule_and_figure(string was, string now, string changes, string piece)
    {
        var difference = Compare(was, now);
        Assert.Equal(changes, string.Join(" | ", difference.Changes.Select(Words)));
        Assert.Empty(difference.Undecided);
        Assert.Equal(piece, string.Join(" | ", difference.Pieces.Select(one => $"{one.Kind} {one.Name}")));
        Assert.All(difference.Changes.SelectMany(change => change.Ways.Select(way => (change, way))), pair => Confirm(difference, pair.change, pair.way.Case));
    }

    [Fact]
    public void What_hangs_on_a_list_alone_is_not_decided_or_found()
    {
        var difference = Compare("> 2, because", "> 3, because");
        Assert.False(difference.IsProvedSame);
        Assert.Contains("many", difference.Undecided.Select(open => open.Result).Concat(difference.Changes.Select(change => change.Result)));
    }

    [Fact]
    public void A_fact_with_another_name_and_the_same_question_is_the_same()
    {
        var difference = PolicyDiffer.Compare(Loaded(Policy), Loaded(Policy.Replace("savings:", "capital:", StringComparison.Ordinal).Replace("savings <=", "capital <=", StringComparison.Ordinal)), true);
        Assert.True(difference.IsProvedSame);
        Assert.Equal(new PieceChange(PieceKind.Fact, "savings", "savings", "capital"), difference.Pieces[0]);
    }

    [Fact]
    public void A_fact_that_is_asked_of_other_people_is_one_answer_all_the_same()
    {
        var difference = Compare("only_if: county }", "only_if: county && age > 30 }");
        Assert.Equal(["outcome", "deposit"], difference.Changes.Select(change => change.Result).Distinct().ToArray());
        Assert.All(difference.Changes, change => Confirm(difference, change, change.Ways[0].Case));
    }

    [Fact]
    public void An_option_that_is_new_is_told_and_the_others_are_compared()
    {
        var difference = Compare("of: [gas, oil]", "of: [oil, coal, gas]");
        Assert.True(difference.IsProvedSame);
        Assert.Equal(["a choice of gas, oil → a choice of oil, coal, gas"], difference.Pieces.Select(piece => $"{piece.Was} → {piece.Now}"));
    }

    [Fact]
    public void A_narrower_range_is_told_and_what_both_take_is_compared()
    {
        var difference = Compare("age: { type: whole_number, range: 0..120", "age: { type: whole_number, range: 18..99");
        Assert.True(difference.IsProvedSame);
        Assert.Single(difference.Pieces);
    }

    [Fact]
    public void A_result_that_has_come_is_told()
    {
        var difference = Compare("outputs:", "outputs:\n  extra: { type: yes_no, value: age > 3, because: \"Extra.\" }");
        Assert.False(difference.IsProvedSame);
        Assert.Equal(new PieceChange(PieceKind.Result, "extra", "", "extra"), Assert.Single(difference.Results));
    }

    [Fact]
    public void Two_that_are_never_in_force_together_are_not_compared()
    {
        var difference = PolicyDiffer.Compare(Loaded(Policy.Replace("from: 2020-04-01 }\nfacts", "from: 2020-04-01, to: 2021-03-31 }\nfacts", StringComparison.Ordinal)), Loaded(Policy.Replace("in_force: { from: 2020-04-01 }", "in_force: { from: 2021-04-01 }", StringComparison.Ordinal)), true);
        Assert.Null(difference.First);
        Assert.False(difference.IsProvedSame);
    }

    [Fact]
    public void Every_pair_of_many_small_policies_is_compared_as_by_trying_every_case()
    {
        var random = new Random(20260101);
        var policies = PolicyLoader.Load(Enumerable.Range(0, 24).Select(number => new SourceFile($"p{number}/policy.yaml", Small(number, random)))).Set!.Policies;
        foreach (var old in policies)
        {
            foreach (var now in policies)
            {
                var difference = PolicyDiffer.Compare(old.Compiled, now.Compiled, true);
                var found = difference.Changes.Select(change => $"{change.Result} {State(change.Was)} → {State(change.Now)} {change.Sense}").Order(StringComparer.Ordinal);
                Assert.Empty(difference.Undecided);
                Assert.Equal(Tried(old, now).Order(StringComparer.Ordinal), found);
            }
        }
    }

    private static HashSet<string> Tried(Policy old, Policy now)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var mask = 0; mask < 8; mask++)
        {
            for (var age = 0; age <= 6; age++)
            {
                var facts = new Dictionary<string, object?> { ["a"] = (mask & 1) > 0, ["b"] = (mask & 2) > 0, ["c"] = (mask & 4) > 0, ["age"] = age };
                var (was, is_) = (old.Decide(facts, new DateOnly(2020, 6, 1)), now.Decide(facts, new DateOnly(2020, 6, 1)));
                var (before, after) = (was.Outcome ?? (was.Status == DecisionStatus.Faulted ? "!" : "?"), is_.Outcome ?? (is_.Status == DecisionStatus.Faulted ? "!" : "?"));
                if (before != after)
                {
                    found.Add($"outcome {before} → {after} Other");
                }

                var (left, right) = (was.Outputs[0], is_.Outputs[0]);
                if (Of(left) != Of(right))
                {
                    found.Add($"fee {Of(left)} → {Of(right)} Other");
                }
                else if (left.Value is decimal one && right.Value is decimal other && one != other)
                {
                    found.Add($"fee value → value {(one < other ? "More" : "Less")}");
                }
            }
        }

        return found;
    }

    private static string Of(DecisionValue value) => !value.Applies ? "-" : value.Status switch { DecisionStatus.Determined => "value", DecisionStatus.Faulted => "!", DecisionStatus.Undetermined or _ => "?" };

    private static string Small(int number, Random random)
    {
        string[] atoms = ["a", "b", "c", "age > 2", "age < 4", "age == 3", "!a", "!b"];
        string Condition() => string.Join(random.Next(2) == 0 ? " && " : " || ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => atoms[random.Next(atoms.Length)]));
        string Rule(int rule) => $"    - {{ id: r{rule}, when: \"{Condition()}\", then: {(random.Next(2) == 0 ? "yes_" : "no_")}, because: \"B.\"{(rule > 0 && random.Next(4) == 0 ? ", exception_to: r0" : "")} }}\n";
        return $$"""
            policy: p{{number}}
            title: Small
            owner: Team
            source: { document: Paper, at: "1" }
            in_force: { from: 2020-01-01, to: 2020-12-31 }
            facts:
              a: { type: yes_no, ask: "A?" }
              b: { type: yes_no, ask: "B?"{{(random.Next(3) == 0 ? ", only_if: a" : "")}} }
              c: { type: yes_no, ask: "C?" }
              age: { type: whole_number, range: 0..6, ask: "Age?" }
            decision:
              outcomes: [yes_, no_]
              hit: {{(random.Next(3) switch { 0 => "any", 1 => "first", _ => "priority" })}}
              rules:
            {{Rule(0)}}{{Rule(1)}}{{Rule(2)}}{{(random.Next(2) == 0 ? "  otherwise: { then: no_, because: \"O.\" }\n" : "")}}outputs:
              fee: { type: money, {{(random.Next(2) == 0 ? "only_if: outcome == yes_, " : "")}}value: "{{Condition()}} ? {{random.Next(3)}} : age + {{random.Next(3)}}", because: "F." }

            """;
    }

    private static string Words(DecisionChange change)
    {
        var states = change.Was == change.Now ? change.Sense.ToString().ToLowerInvariant() : $"{State(change.Was)} → {State(change.Now)}";
        var ways = string.Join(", ", change.Ways.Where(way => way.Was.Length > 0 && way.Now.Length > 0).Select(way => $"{way.Was} → {way.Now}"));
        return $"{change.Result} {states}{(ways.Length > 0 ? " by " + ways : "")}{(change.Figures.IsEmpty ? "" : " of " + string.Join(", ", change.Figures))}";
    }

    private static string State(ResultState state) => state.Kind switch { ResultKind.Option => state.Value, ResultKind.Value => "value", ResultKind.NotApplicable => "-", ResultKind.Open => "?", ResultKind.Fault or _ => "!" };

    private static void Confirm(PolicyDifference difference, DecisionChange change, ChangedCase one)
    {
        var (was, now) = (Evaluator.Decide(difference.Old, one.Was, one.Day), Evaluator.Decide(difference.New, one.Now, one.Day));
        Assert.NotEqual(Come(was, change.Result), Come(now, change.Result));
    }

    private static string Come(Decision decision, string result) => result == "outcome" ? decision.Outcome ?? "?" : decision.Outputs.First(output => output.Name == result).Shown;

    private static PolicyDifference Compare(string was, string now)
    {
        Assert.Contains(was, Policy, StringComparison.Ordinal);
        return PolicyDiffer.Compare(Loaded(Policy), Loaded(Policy.Replace(was, now, StringComparison.Ordinal)), true);
    }

    private static CompiledPolicy Loaded(string text)
    {
        var loaded = PolicyLoader.Load([new SourceFile("grant/policy.yaml", text)]);
        Assert.True(loaded.Set is not null, string.Join('\n', loaded.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return loaded.Set!.Policies[0].Compiled;
    }
}
