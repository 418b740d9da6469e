using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Door;

/// <summary>A range of dates may end, or begin, on the day of the decision.</summary>
public sealed class AsOfRangeTests
{
    private static readonly DateOnly Day = new(2019, 6, 1);

    private static Policy Load(string range) => PolicyLoader.Load([new SourceFile("small/policy.yaml", $$"""
        policy: small
        title: Small
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2000-01-01 }
        facts:
          born: { type: date, range: {{range}}, ask: "When were you born?" }
          children: { type: list, ask: "Which children?", of: { born: { type: date, range: {{range}} } } }
        decision:
          outcomes: [young, old]
          rules:
            - { id: young, when: "years_between(born, as_of) < 18 || children.Count > 5", then: young, because: "{born}" }
          otherwise: { then: old, because: "{born}" }
        """)]) is { Succeeded: true } result ? result.Set!.Policies[0] : throw new InvalidOperationException("it does not load");

    [Theory]
    [InlineData("..as_of", "2019-06-01", true)]
    [InlineData("..as_of", "2019-06-02", false)]
    [InlineData("as_of..", "2019-06-01", true)]
    [InlineData("as_of..", "2019-05-31", false)]
    [InlineData("1900-01-01..as_of", "1899-12-31", false)]
    [InlineData("1900-01-01..as_of", "1900-01-01", true)]
    [InlineData("as_of..2030-12-31", "2031-01-01", false)]
    [InlineData("as_of..as_of", "2019-06-01", true)]
    public void A_day_is_taken_on_one_side_of_the_day_of_the_decision(string range, string born, bool taken)
    {
        var policy = Load(range);
        var facts = new Dictionary<string, object?> { ["born"] = DateOnly.Parse(born, null), ["children"] = new List<Dictionary<string, object?>>() };
        var children = new Dictionary<string, object?> { ["born"] = Day, ["children"] = new List<Dictionary<string, object?>> { new() { ["born"] = DateOnly.Parse(born, null) } } };

        foreach (var given in new[] { facts, children })
        {
            if (taken)
            {
                Assert.Equal(DecisionStatus.Determined, policy.Decide(given, Day).Status);
                continue;
            }

            Assert.Matches("PE6041|PE6004", Assert.Single(Assert.Throws<FactsRefusedException>(() => policy.Decide(given, Day)).Diagnostics).Id);
        }
    }

    [Fact]
    public void The_message_names_both_days()
    {
        var problem = Assert.Single(FactReader.Read(Load("..as_of").Model, new Dictionary<string, object?> { ["born"] = Day.AddDays(3) }, Day).Diagnostics);

        Assert.Equal("`2019-06-04` for `born` is after 2019-06-01, the day of the decision", problem.Message);
        Assert.Equal("`born` is a day up to the day of the decision; correct it, or decide for the day that is meant", problem.Help);
    }

    [Fact]
    public void Facts_that_were_read_for_no_day_are_held_against_the_day_when_it_comes()
    {
        var policy = Load("..as_of");
        var facts = FactReader.Read(policy.Model, new Dictionary<string, object?> { ["born"] = Day, ["children"] = new List<Dictionary<string, object?>>() }).Facts!;

        Assert.Equal(DecisionStatus.Determined, policy.Decide(facts, Day).Status);
        var before = policy.Decide(facts, Day.AddDays(-1));
        Assert.Equal(DecisionStatus.Faulted, before.Status);
        Assert.Contains("is after 2019-05-31, the day of the decision", before.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_form_refuses_it_too()
    {
        var source = new SourceFile("small/policy.yaml", """
            policy: small
            title: Small
            owner: Tests
            source: { document: d, at: a }
            in_force: { from: 2000-01-01 }
            facts:
              born: { type: date, range: ..as_of, ask: "When were you born?" }
            decision:
              outcomes: [young, old]
              rules: [ { id: young, when: "years_between(born, as_of) < 18", then: young, because: "{born}" } ]
              otherwise: { then: old, because: "{born}" }
            """);
        var decide = PolicyLoader.Load([source]).Set!.Policies[0].Bind<Person, Answer>().Decide;

        Assert.Equal(PlainStatus.Determined, decide(new Person(Day), Day, out var answer));
        Assert.Equal("young", answer.Outcome);
        Assert.Equal(PlainStatus.Refused, decide(new Person(Day.AddDays(1)), Day, out _));
    }

    private sealed record Person(DateOnly Born);

    private sealed record Answer(string Outcome);
}
