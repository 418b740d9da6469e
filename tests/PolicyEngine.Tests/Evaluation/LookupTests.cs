using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

public class LookupTests
{
    private static readonly string[] Bands = ["- | < 18 | 1", "core | 18..65 | 2", "extra | 18..65 | 3", "- | > 65 | 1"];

    [Theory]
    [InlineData("tier: core, age: 30", "2")]
    [InlineData("tier: core, age: 17", "1")]
    [InlineData("age: 17", "1")]
    [InlineData("age: 30", "not known")]
    [InlineData("tier: core", "not known")]
    [InlineData("tier: other, age: 30", "silent")]
    [InlineData("tier: other, age: 66", "1")]
    public void A_row_is_found_even_when_an_input_is_unknown_that_does_not_matter(string facts, string expected) =>
        Assert.Equal(expected, Value(HitPolicy.Unique, facts, Bands));

    [Theory]
    [InlineData(HitPolicy.First, "age: 30", "2", "core | - | 2", "- | > 20 | 2")]
    [InlineData(HitPolicy.First, "age: 30", "not known", "core | - | 1", "- | > 20 | 2")]
    [InlineData(HitPolicy.First, "age: 30", "2", "- | > 20 | 2", "core | - | 1")]
    [InlineData(HitPolicy.First, "tier: core, age: 3", "9", "- | > 20 | 2", "otherwise | 9")]
    [InlineData(HitPolicy.First, "age: 3", "9", "core | - | 9", "otherwise | 9")]
    [InlineData(HitPolicy.Any, "tier: core, age: 30", "2", "core | - | 2", "- | > 20 | 2")]
    [InlineData(HitPolicy.Any, "tier: core, age: 30", "broken", "core | - | 1", "- | > 20 | 2")]
    [InlineData(HitPolicy.Any, "age: 30", "not known", "core | - | 1", "- | > 20 | 2")]
    [InlineData(HitPolicy.Unique, "tier: core, age: 30", "broken", "core | - | 2", "- | > 20 | 2")]
    [InlineData(HitPolicy.Unique, "age: 30", "5", "core | - | 5", "extra | - | 5", "other | - | 5")]
    [InlineData(HitPolicy.Unique, "age: 30", "not known", "core | - | 5", "extra | - | 5")]
    [InlineData(HitPolicy.First, "tier: core, age: 30", "silent", "core | 30..30 | undecided", "- | > 20 | 2")]
    [InlineData(HitPolicy.First, "age: 30", "not known", "- | > 20 | 2", "core | 30..30 | undecided")]
    [InlineData(HitPolicy.First, "tier: core, age: 30", "4", "core | - | 3 when age > 30", "core | - | 4 when age > 20")]
    [InlineData(HitPolicy.First, "tier: core", "not known", "core | - | 3 when age > 30", "core | - | 4")]
    [InlineData(HitPolicy.First, "tier: core", "4", "extra | - | 3 when age > 30", "core | - | 4")]
    [InlineData(HitPolicy.First, "tier: core, age: 0", "broken", "core | - | 3 when 9 / age > 3", "core | - | 4")]
    [InlineData(HitPolicy.First, "age: 0", "not known", "core | - | 3 when 9 / age > 3", "- | - | 4")]
    public void A_single_result_follows_the_hit_policy(HitPolicy hit, string facts, string expected, params string[] rows) => Assert.Equal(expected, Value(hit, facts, rows));

    [Theory]
    [InlineData(HitPolicy.CollectSum, "tier: core, age: 30", "5")]
    [InlineData(HitPolicy.CollectSum, "tier: other, age: 3", "0")]
    [InlineData(HitPolicy.CollectSum, "age: 30", "not known")]
    [InlineData(HitPolicy.CollectMax, "age: 30", "3")]
    [InlineData(HitPolicy.CollectMin, "age: 30", "not known")]
    [InlineData(HitPolicy.CollectMin, "tier: other, age: 3", "silent")]
    [InlineData(HitPolicy.CollectCount, "tier: core, age: 30", "2")]
    [InlineData(HitPolicy.CollectCount, "age: 30", "not known")]
    public void Collecting_waits_for_what_could_change_the_result(HitPolicy hit, string facts, string expected) =>
        Assert.Equal(expected, Value(hit, facts, "core | - | 2", "- | > 20 | 3"));

    [Fact]
    public void A_table_that_says_nothing_is_named_as_a_gap()
    {
        var missing = Assert.Single(Policy(HitPolicy.Unique, Bands).Decide("tier: other, age: 30").Missing);

        Assert.Equal((MissingKind.TableGap, "days", "`days` does not say what holds for these values"), (missing.Kind, missing.Name, missing.Message));
    }

    [Theory]
    [InlineData("cost: 49999.99", "1")]
    [InlineData("cost: 49999.991", "1")]
    [InlineData("cost: 50000", "2")]
    [InlineData("cost: 50000.000", "2")]
    [InlineData("cost: 50000.001", "2")]
    public void Edges_are_exact(string facts, string expected)
    {
        var policy = new TestPolicy().Fact("cost decimal").Table("band whole_number", HitPolicy.Unique, ["cost decimal"], "< 50000 | 1", ">= 50000 | 2").Decision("granted refused", HitPolicy.Any, "granted").Output("level whole_number", "band");

        Assert.Equal(expected, Assert.Single(policy.Decide(facts).Outputs).Text);
    }

    private static TestPolicy Policy(HitPolicy hit, string[] rows) => new TestPolicy().Fact("tier choice: core extra other").Fact("age whole_number")
        .Table("days whole_number", hit, ["tier choice", "age whole_number"], rows).Decision("granted refused", HitPolicy.Any, "granted").Output("level whole_number", "days");

    private static string Value(HitPolicy hit, string facts, params string[] rows)
    {
        var decision = Policy(hit, rows).Decide(facts);
        var level = Assert.Single(decision.Outputs);
        return level.Status == DecisionStatus.Determined ? level.Text
            : level.Status == DecisionStatus.Faulted ? "broken"
            : decision.Missing.Any(input => input.Kind == MissingKind.TableGap) ? "silent" : "not known";
    }
}
