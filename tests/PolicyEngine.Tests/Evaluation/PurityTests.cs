using PolicyEngine.Documents;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

/// <summary>Wrong answers that other engines give, and this one cannot.</summary>
[Collection(Door.AloneCollection.Name)]
public class PurityTests
{
    private static TestPolicy Permit => new TestPolicy().Fact("resident yes_no").Fact("cars whole_number").Fact("band choice: a b c").Fact("distance decimal").Decision("granted refused", HitPolicy.Any, "refused", "rule: resident && cars < 3 => granted", "near: distance < 2.5 => granted");

    [Theory]
    [InlineData("a")]
    [InlineData("!a")]
    [InlineData("a == yes")]
    [InlineData("a != yes")]
    [InlineData("a == no")]
    [InlineData("!(a == no)")]
    public void An_unknown_fact_makes_neither_a_condition_nor_its_opposite_hold(string condition) =>
        Assert.Equal(DecisionStatus.Undetermined, new TestPolicy().Fact("a yes_no").Decision("granted refused", HitPolicy.Any, "refused", $"rule: {condition} => granted").Decide("a?").Status);

    [Fact]
    public void A_misspelt_fact_is_refused_and_decides_nothing() => Assert.Null(Permit.TryRead("residnt: yes, cars: 1").Facts);

    [Fact]
    public void Tenths_add_up()
    {
        var policy = new TestPolicy().Fact("x decimal").Fact("y decimal").Decision("granted refused", HitPolicy.Any, "refused", "rule: x + y == 0.3 => granted");
        var given = FactReader.ReadJson(new Diagnostics.SourceFile("facts.json", """{ "x": 0.1, "y": 0.2 }""")).Facts[0];

        Assert.Equal("granted", Evaluator.Decide(policy.Compiled, FactReader.Read(policy.Model, given).Facts!, TestPolicy.Day("2018-09-18")).Outcome);
    }

    [Fact]
    public void Facts_of_another_policy_are_refused() =>
        Assert.Throws<ArgumentException>(() => Evaluator.Decide(Permit.Compiled, Permit.Read("cars: 1"), TestPolicy.Day("2018-09-18")));

    [Fact]
    public void Deciding_leaves_nothing_behind()
    {
        var policy = Permit;
        var facts = policy.Read("resident: yes, cars: 1, distance: 3");
        var (day, asked) = (TestPolicy.Day("2018-09-18"), ((TestCode)policy.Compiled.Code).Asked);
        Run(1000);
        var before = GC.GetTotalMemory(true);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        Run(200_000);

        var each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 200_000;
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 1_000_000);
        Assert.InRange(each, 1, 20_000);

        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                Assert.Equal("granted", Evaluator.Decide(policy.Compiled, facts, day).Outcome);
                asked.Clear();
            }
        }
    }

    [Fact]
    public void Many_threads_read_one_decision_alike()
    {
        var decision = Permit.Decide("resident: yes, cars: 1");

        var texts = Enumerable.Range(0, 64).AsParallel().Select(_ => SnapshotRenderer.Render("x", DecisionDocument.Of(decision, true))).Distinct();

        Assert.Single(texts);
    }

    [Fact]
    public void An_officer_s_name_and_reason_change_nothing_else()
    {
        var decision = Permit.Decide("resident: yes, cars: 1");
        var confirmed = decision.WithOfficer("A. Officer", "Checked");

        Assert.Equal((Decider.Automatic, new Decider("A. Officer", "Checked")), (decision.DecidedBy, confirmed.DecidedBy));
        Assert.Equal(decision.Outcome, confirmed.Outcome);
        Assert.Throws<ArgumentException>(() => decision.WithOfficer("A. Officer", " "));
    }
}
