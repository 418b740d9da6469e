using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Proof.Guarantees;
using PolicyEngine.Tests.Door;
using PolicyEngine.Tests.Testing;

namespace PolicyEngine.Tests.Records;

/// <summary>What is worked out for each record of a list. The amounts are worked out by hand.</summary>
public sealed class ForEachTests
{
    internal const string Head = """
        policy: awards
        title: Awards
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          resident: { type: yes_no, ask: "Do you live here?" }
          children:
            type: list
            one: child
            key: name
            ask: "Which children live with you?"
            of:
              name: { type: text }
              born: { type: date }
              kind: { type: choice, of: [own, fostered] }
              disabled: { type: yes_no }
          rents: { type: list, ask: "Which rents?", of: { amount: { type: money } } }
        parameters:
          first_rate: { type: money, values: [ { from: 2000-01-01, value: 25.60 } ] }
          other_rate: { type: money, values: [ { from: 2000-01-01, value: 16.95 } ] }

        """;

    internal const string Awards = """
        definitions:
          counted: children.Count(c => c.counts)
          total: children.Where(c => c.counts).Sum(c => c.award)
        for_each:
          children:
            definitions:
              age: years_between(born, as_of)
              counts: "age < 16 && resident"
              is_eldest: "counts && !children.Any(o => o.counts && o.born < born)"
            outputs:
              award: { title: Award, type: money, only_if: counts, value: "(is_eldest ? first_rate : other_rate) + (disabled ? 10 : 0)", because: "{name} is {age}.", cite: "1" }
        outputs:
          weekly: { title: A week, type: money, value: total, because: "For {counted} children.", cite: "1" }

        """;

    private static readonly DateOnly Day = new(2020, 6, 1);

    internal static Decision Decide(string policy, string facts) => Grants.Load(policy).Policies[0].DecideJson(facts, Day);

    [Fact]
    public void Each_record_has_its_own_results_and_the_policy_sums_them()
    {
        var decision = Decide(Head + Awards, """
            { "resident": true, "children": [
              { "name": "Ada", "born": "2010-05-01", "kind": "own", "disabled": false },
              { "name": "Bo", "born": "2012-01-01", "kind": "own", "disabled": true },
              { "name": "Cy", "born": "2001-01-01", "kind": "own", "disabled": false } ] }
            """);

        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.Equal("52.55", decision.Outputs[0].Text);
        Assert.Equal(["Ada: 25.60", "Bo: 26.95", "Cy: "], Results(decision));
        Assert.Equal(["Ada is 10."], decision.Records[0].Records[0].Decision.Reasons.Select(reason => reason.Text));
        Assert.False(decision.Records[0].Records[2].Decision.Outputs[0].Applies);
    }

    [Fact]
    public void An_empty_list_has_no_results_and_a_sum_of_nothing()
    {
        var decision = Decide(Head + Awards, """{ "resident": true, "children": [] }""");

        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.Equal("0", decision.Outputs[0].Text);
        Assert.Empty(decision.Records[0].Records);
    }

    [Fact]
    public void A_list_that_is_not_given_is_one_missing_name()
    {
        var decision = Decide(Head + Awards, """{ "resident": true }""");

        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Equal(["children"], decision.Missing.Select(input => input.Name));
        Assert.Empty(decision.Missing[0].Paths);
    }

    [Fact]
    public void What_one_record_leaves_open_leaves_the_others_as_they_are()
    {
        var decision = Decide(Head + Awards, """
            { "resident": true, "children": [
              { "name": "Ada", "born": "2010-05-01", "disabled": false },
              { "name": "Bo", "born": "2012-01-01" } ] }
            """);

        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Equal(["Ada: 25.60", "Bo: "], Results(decision));
        Assert.Equal(["children[Bo].disabled"], decision.Missing.SelectMany(input => input.Paths));
    }

    [Fact]
    public void A_fact_of_the_policy_that_records_need_is_asked_for_once()
    {
        var decision = Decide(Head + Awards, """
            { "children": [ { "name": "Ada", "born": "2010-05-01", "disabled": false }, { "name": "Bo", "disabled": false } ] }
            """);

        Assert.Equal(["resident", "children"], decision.Missing.Select(input => input.Name));
    }

    [Fact]
    public void A_result_that_does_not_apply_to_a_record_is_not_nothing()
    {
        var decision = Decide(Head + Awards.Replace("children.Where(c => c.counts).Sum", "children.Sum", StringComparison.Ordinal), """
            { "resident": true, "children": [ { "name": "Ada", "born": "2010-05-01", "disabled": false }, { "name": "Cy", "born": "2001-01-01", "disabled": false } ] }
            """);

        Assert.Equal(DecisionStatus.Undetermined, decision.Outputs[0].Status);
        Assert.Equal(["children[Cy].award"], decision.Missing.Select(input => input.Name));
        Assert.Equal(["Ada: 25.60", "Cy: "], Results(decision));
    }

    [Fact]
    public void What_breaks_for_one_record_breaks_the_decision_and_names_the_record_by_its_place()
    {
        var policy = Head + """
            for_each:
              children:
                outputs:
                  share: { title: Share, type: decimal, value: "divide(100, years_between(born, as_of))", because: "A share.", cite: "1" }
            """;
        var decision = Decide(policy, """{ "resident": true, "children": [ { "name": "Ada", "born": "2010-05-01" }, { "name": "Bo", "born": "2020-05-01" } ] }""");

        Assert.Equal(DecisionStatus.Faulted, decision.Status);
        Assert.StartsWith("for `children[2]`: ", Assert.Single(decision.Faults).Message, StringComparison.Ordinal);
        Assert.Equal(["Ada: 10", "Bo: "], Results(decision));
    }

    [Fact]
    public void Tables_bands_criteria_rules_and_parts_stand_in_a_block()
    {
        var policy = Head + """
            for_each:
              children:
                criteria:
                  helped: { cite: "1", all_of: [ { id: ill, when: disabled, because: "{name} is disabled." }, { id: small, when: "size == little" } ] }
                tables:
                  extra: { hit: first, inputs: { kind: kind, size: size }, outputs: { pounds: money }, cite: "1", rows: [ { kind: fostered, pounds: 7 }, { size: little, pounds: 3 } ], otherwise: { pounds: 1 } }
                bands:
                  size: { of: "years_between(born, as_of)", output: { type: choice, of: [little, large] }, cite: "1", bands: [ { less_than: 10, value: little }, { at_least: 10, value: large } ] }
                parts:
                  care: { title: Care, outcomes: [full, half], rules: [ { id: ill, when: helped, then: full, because: "{name} needs it.", cite: "1" } ], otherwise: { then: half, because: "As usual.", cite: "1" } }
                outputs:
                  amount: { title: Amount, type: money, value: "extra * (care == full ? 2 : 1)", because: "{extra} pounds.", cite: "1" }
            outputs:
              all: { title: All, type: money, value: "children.Where(c => c.size == little || c.care == half).Sum(c => c.amount)", because: "Together.", cite: "1" }
            """;
        var decision = Decide(policy, """
            { "children": [
              { "name": "Ada", "born": "2015-05-01", "kind": "own", "disabled": true },
              { "name": "Bo", "born": "2000-01-01", "kind": "fostered", "disabled": true },
              { "name": "Cy", "born": "2000-01-01", "kind": "own", "disabled": false } ] }
            """);

        Assert.Equal(["Ada: 6", "Bo: 7", "Cy: 1"], Results(decision));
        Assert.Equal("14", decision.Outputs[0].Text);
        Assert.Equal(["care/ill"], decision.Records[0].Records[0].Decision.Fired);
        Assert.Contains("Ada is disabled.", decision.Records[0].Records[0].Decision.Reasons.Select(reason => reason.Text));
    }

    [Fact]
    public void Scales_dated_rows_and_open_edges_mean_in_a_block_what_they_mean_outside()
    {
        var decision = Decide(Head + """
            valid: [ { id: some, when: children.Count > 0, about: [children], say: "Name a child." } ]
            for_each:
              children:
                definitions: { pounds: "years_between(born, as_of) * 10" }
                scales:
                  part: { of: pounds, brackets: [ { more_than: first_rate, rate: 50 % } ], rounded: half_up to 0.01 }
                tables:
                  gift: { hit: first, inputs: { kind: kind }, outputs: { pounds_given: money }, cite: "1", rows: [ { kind: own, to: 2020-05-31, pounds_given: 9 }, { kind: own, from: 2020-06-01, pounds_given: 7 } ], otherwise: { pounds_given: 1 } }
                bands:
                  size: { of: pounds, output: { type: choice, of: [little, large] }, cite: "1", bands: [ { less_than: first_rate, value: little }, { at_least: first_rate, value: large } ] }
                outputs:
                  all: { title: All, type: money, value: "part + gift + (size == large ? 100 : 0)", because: "{name}.", cite: "1" }
            """, """{ "children": [ { "name": "Ada", "born": "2010-06-01", "kind": "own" }, { "name": "Bo", "born": "2018-06-01", "kind": "fostered" } ] }""");

        // Ada: 100 pounds, half of 74.40 above 25.60 is 37.20, and 7, and 100. Bo: 20 pounds, nothing above, and 1.
        Assert.Equal(["Ada: 144.20", "Bo: 1"], Results(decision));
    }

    [Fact]
    public void A_result_that_leads_back_to_itself_is_refused()
    {
        var ids = Ids(Head + """
            definitions:
              total: children.Sum(c => c.share)
            for_each:
              children:
                outputs:
                  share: { title: Share, type: decimal, value: "divide(1, total)", because: "A share.", cite: "1" }
            """);

        Assert.Contains("PE2013", ids);
    }

    [Fact]
    public void Every_rendering_shows_the_records()
    {
        var document = DecisionDocument.Of(Decide(Head + Awards, """{ "resident": true, "children": [ { "name": "Ada", "born": "2010-05-01", "disabled": false } ] }"""), withGrounds: true);

        foreach (var text in new[] { TextRenderer.Render(document), TextRenderer.Render(document with { Grounds = null }), MarkdownRenderer.Render(document with { Grounds = null }), JsonRenderer.Render(document), SnapshotRenderer.Render("", document) })
        {
            Assert.Contains("Ada is 10.", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("children.Sum(c => c.award) > 40", true, "£61.20; more than £40 is needed")]
    [InlineData("children.Sum(c => c.award) > 40", true, "Ada: £35.60; Bo: £25.60")]
    [InlineData("children.Any(c => c.award > 30)", true, "Ada: award £35.60")]
    [InlineData("children.Any(c => c.award > 30)", false, "the nearest is Ada. Award: £25.60; more than £30 is needed, £4.40 short")]
    public void A_reason_shows_what_was_worked_out_for_the_records(string condition, bool isDisabled, string expected)
    {
        var policy = Head + $$"""
            decision:
              outcomes: [paid, not_paid]
              rules: [ { id: enough, when: "{{condition}}", then: paid, because: "Enough.", cite: "1" } ]
              otherwise: { then: not_paid, because: "Too little.", cite: "1" }
            for_each:
              children:
                outputs:
                  award: { title: Award, type: money, value: "first_rate + (disabled ? 10 : 0)", because: "Each.", cite: "1" }
            """;
        var decision = Decide(policy, $$"""{ "children": [ { "name": "Ada", "disabled": {{(isDisabled ? "true" : "false")}} }, { "name": "Bo", "disabled": false } ] }""");

        var text = TextRenderer.Render(DecisionDocument.Of(decision, withGrounds: true));
        Assert.Contains(expected, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_records_with_one_key_are_refused_and_the_log_does_not_name_them()
    {
        var reading = FactReader.Read(Grants.Load(Head + Awards).Policies[0].Model, new Dictionary<string, object?> { ["children"] = new[] { new Dictionary<string, object?> { ["name"] = "Ada" }, new Dictionary<string, object?> { ["name"] = "Ada" } } });

        var refusal = Assert.Single(reading.Diagnostics);
        Assert.Equal("PE1251", refusal.Id);
        Assert.DoesNotContain("Ada", refusal.Discreet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for_each: { child: { definitions: { x: 1 } } }", "PE1243")]
    [InlineData("for_each: { children: { definitions: { resident: 1 } } }", "PE1203")]
    [InlineData("for_each: { children: { definitions: { born: 1 } } }", "PE1203")]
    [InlineData("definitions: { born: 1 }\nfor_each: { children: { definitions: { x: 1 } } }", "PE1241")]
    [InlineData("for_each: { children: { in_order: x } }", "PE1101")]
    [InlineData("for_each: { children: { outputs: { x: { type: money, value: 'rents.Sum(r => r.y)' } } }, rents: { outputs: { y: { type: money, value: 'children.Sum(c => c.x)' } } } }", "PE2013")]
    public void What_is_wrong_is_said(string text, string id) => Assert.Contains(id, Ids(Head + "outputs: { one: { type: money, value: 1, cite: a } }\n" + text));

    [Fact]
    public void A_case_expects_results_record_by_record()
    {
        using var pack = new TestPack();
        pack.Write("awards/policy.yaml", Head + Awards);
        pack.Write("awards/cases.yaml", """
            cases_for: awards
            cases:
              - case: two
                snapshot: false
                as_of: 2020-06-01
                facts: { resident: yes, children: [ { name: Ada, born: 2010-05-01, disabled: no }, { name: Bo, born: 2012-01-01 } ] }
                expect: { children: { Ada: { award: 25.60, counts: yes }, "[2]": { award: undetermined, is_eldest: no } }, missing: ["children[Bo].disabled"] }
              - case: other
                snapshot: false
                as_of: 2020-06-01
                facts: { resident: yes, children: [ { name: Ada, born: 2010-05-01, disabled: no } ] }
                expect: { children: { Ada: { award: 25.61 } } }
              - case: nobody
                snapshot: false
                as_of: 2020-06-01
                facts: { resident: yes, children: [] }
                expect: { children: { Di: { award: 1 } } }
              - case: wrong
                snapshot: false
                as_of: 2020-06-01
                facts: { resident: yes, children: [] }
                expect: { children: 2 }
            """);

        var output = pack.Run("test", "awards", "--no-write").Output;

        Assert.Contains("(children[Ada].award): expected £25.61, came £25.60", output, StringComparison.Ordinal);
        Assert.Contains("`children` has no record `Di`", output, StringComparison.Ordinal);
        Assert.Contains("PE1250", output, StringComparison.Ordinal);
        Assert.Contains("1 passed, 3 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_in_a_block_is_never_proved_to_change_nothing()
    {
        var old = Grants.Load(Head + Awards).Policies[0].Compiled;
        var now = Grants.Load((Head + Awards).Replace("age < 16", "age < 15", StringComparison.Ordinal)).Policies[0].Compiled;

        Assert.False(PolicyDiffer.Compare(old, now, true).IsProvedSame);
        Assert.False(PolicyDiffer.FindCase(old, now, true).IsProvedSame);
        Assert.True(PolicyDiffer.Compare(old, old, true).IsProvedSame);
    }

    [Fact]
    public void A_block_that_may_break_is_not_proved_to_be_sound()
    {
        var policy = Grants.Load(Head + """
            for_each:
              children: { outputs: { share: { title: Share, type: decimal, value: "divide(100, years_between(born, as_of))", because: "A share.", cite: "1" } } }
            guarantees: [ { id: sound, faults: never, because: "Promised." } ]
            """).Policies[0].Compiled;

        Assert.IsType<NotDecided>(GuaranteeProof.Of(new PolicyProver(policy), policy.Model.Guarantees[0]).Answer);
    }

    [Fact]
    public void A_case_covers_a_block_and_a_mutant_of_it_is_told_by_a_case()
    {
        using var pack = new TestPack();
        pack.Write("awards/policy.yaml", Head + Awards);
        pack.Write("awards/cases.yaml", """
            cases_for: awards
            cases:
              - case: two
                snapshot: false
                as_of: 2020-06-01
                facts: { resident: yes, children: [ { name: Ada, born: 2010-05-01, disabled: no }, { name: Bo, born: 2012-01-01, disabled: yes } ] }
                expect: { weekly: 52.55, children: { Ada: { award: 25.61 } } }
            """);

        pack.Run("approve", "awards", "--yes", "--expectations", "--name", "A. Tester", "--reason", "As it came");
        Assert.Contains("children: { Ada: { award: 25.60 } }", pack.Read("awards/cases.yaml"), StringComparison.Ordinal);

        var coverage = pack.Run("test", "awards", "--no-write", "--coverage").Output;
        Assert.Contains("children (for_each, no record): never there", coverage, StringComparison.Ordinal);
        Assert.Contains("in children: counts:", pack.Run("test", "awards", "--no-write", "--mutate").Output, StringComparison.Ordinal);
    }

    private static string[] Ids(string policy) => [.. PolicyLoader.Load([new SourceFile("awards/policy.yaml", policy)]).Diagnostics.Select(found => found.Id)];

    private static string[] Results(Decision decision) => [.. decision.Records[0].Records.Select(record => $"{record.Title}: {record.Decision.Outputs[0].Text}")];
}
