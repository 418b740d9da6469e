using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Bulk;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Drafting;

namespace PolicyEngine.Tests.Bulk;

/// <summary>What a change means for many people: each row is read once, all policies decide it, and the counts are those of deciding one after the other.</summary>
public class PopulationTests
{
    private const string Text = """
        policy: help
        title: Help
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2018-01-01 }
        facts:
          age: { type: whole_number, range: 0..120, ask: "?" }
          resident: { type: yes_no, ask: "?" }
        parameters:
          least: { type: whole_number, values: [ { from: 2018-01-01, value: 60 } ] }
          sum: { type: money, values: [ { from: 2018-01-01, value: 100 } ] }
        decision:
          outcomes: [granted, refused]
          rules: [ { id: old_enough, when: resident && age >= least, then: granted, because: "You are {age}." } ]
          otherwise: { then: refused, because: "You are too young, or live elsewhere." }
        outputs:
          payment: { type: money, value: sum, only_if: resident && age >= least }
        """;

    private static readonly Policy Old = Load(Text);
    private static readonly DateOnly Day = new(2018, 10, 1);
    private static readonly string Rows = "age,resident,ward,w\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"{i % 100},{(i % 10 == 0 ? "no" : "yes")},{(i < 500 ? "north" : "south")},2\n")));

    [Fact]
    public void Who_gains_and_loses_is_counted_with_cause_money_and_groups()
    {
        var report = Compare(Text.Replace("value: 60", "value: 65", StringComparison.Ordinal), "ward");

        Assert.Equal((0L, 40L), (report.Of(ImpactKind.Gains).Rows, report.Of(ImpactKind.Loses).Rows));
        Assert.Equal(1000, report.Classes.Sum(one => one.Rows));
        Assert.Equal(("least 60 → 65 (old_enough → otherwise)", 40L), (report.Causes[0].Cause, report.Causes[0].Rows));
        Assert.Equal([new ImpactMoney("payment", 36_000, 32_000)], report.Money);
        Assert.Equal([("north", 20L), ("south", 20L)], report.Groups.Where(one => one.Kind == ImpactKind.Loses).Select(one => (one.Group, one.Rows)));
        Assert.Equal((-100m, -100m), (report.Deciles[0], report.Deciles[10]));
        Assert.Equal(10, report.Examples.Count);
        Assert.Equal((63L, "granted: You are 61."), (report.Examples[0].Place, report.Examples[0].Old));
    }

    [Fact]
    public void What_the_new_policy_asks_and_the_rows_do_not_say_is_a_class_of_its_own()
    {
        var asks = Text.Replace("resident: {", "insured: { type: yes_no, ask: \"?\" }\n  resident: {", StringComparison.Ordinal).Replace("when: resident &&", "when: insured && resident &&", StringComparison.Ordinal);

        var report = Compare(asks);

        Assert.Equal((360L, 0L), (report.Of(ImpactKind.Opens).Rows, report.Of(ImpactKind.Loses).Rows));
        Assert.Equal("old_enough → insured is missing", report.Causes[0].Cause);
    }

    [Fact]
    public void Weights_are_added_and_say_how_far_a_share_may_be_off()
    {
        var report = Compare(Text.Replace("value: 60", "value: 50", StringComparison.Ordinal), [], "w");

        Assert.Equal((90L, 180m, 2000m), (report.Of(ImpactKind.Gains).Rows, report.Of(ImpactKind.Gains).Weight, report.Weight));
        Assert.Equal(1.96 * Math.Sqrt(0.09 * 0.91 / 1000), report.Uncertainty(ImpactKind.Gains), 6);
        var (none, problems) = Impact.Of(Request([Old, Old]), new ImpactChoice("ward", [], []));
        Assert.Null(none);
        Assert.Equal("1,000 rows have no weight above 0 in `ward`, the first at line 2", problems[0].Message);
    }

    [Fact]
    public void Without_money_an_outcome_is_a_loss_only_where_somebody_says_that_it_is_wanted()
    {
        var without = Text[..Text.IndexOf("outputs:", StringComparison.Ordinal)];
        ImpactReport Of(params string[] wanted) =>
            Impact.Of(Request([Load(without), Load(without.Replace("value: 60", "value: 65", StringComparison.Ordinal))]), new ImpactChoice(null, [], wanted)).Report!;

        Assert.Equal((40L, 0L), (Of().Of(ImpactKind.Changes).Rows, Of().Of(ImpactKind.Loses).Rows));
        Assert.Equal((0L, 40L), (Of("granted").Of(ImpactKind.Changes).Rows, Of("granted").Of(ImpactKind.Loses).Rows));
        Assert.Equal("`grantd` is no outcome of help", Impact.Of(Request([Old, Old]), new ImpactChoice(null, [], ["grantd"])).Problems[0].Message);
    }

    [Fact]
    public void Another_policy_with_the_same_rules_changes_nothing() =>
        Assert.Equal(ImpactKind.Same, Assert.Single(Compare(Text).Classes.Select(one => one.Kind).Distinct()));

    [Fact]
    public void Each_value_of_a_figure_is_decided_for_each_row()
    {
        string[] values = ["0", "50", "60", "120"];
        var variants = values.Select(value => Load(Text.Replace("value: 60", $"value: {value}", StringComparison.Ordinal)));

        var (report, problems) = FigureSweep.Of(Request([Old, .. variants]), values);

        Assert.Empty(problems);
        Assert.Equal(["900/100/0 90000 540", "450/550/0 45000 90", "360/640/0 36000 0", "0/1000/0 0 360"], report!.Points.Select(point => $"{string.Join('/', point.Outcomes)} {point.Money[0]:0} {point.Changed}"));
    }

    [Fact]
    public void Made_up_people_fit_their_facts_reach_every_outcome_and_come_again_with_their_seed()
    {
        var suite = CaseSuite.Of(PolicyLoader.Load([new SourceFile("help/policy.yaml", Text)]))[0];
        string[] first = Made(suite, 7);

        Assert.Equal(first, Made(suite, 7));
        Assert.NotEqual(first, Made(suite, 8));
        var decided = BulkWorld.Run("age,resident\n" + string.Join('\n', first), request => BulkWorld.Columns(request with { Policy = suite.Policy }, "outcome"));
        Assert.Equal("", decided.Refusals);
        Assert.Equal(["?", "granted", "refused"], decided.Rows.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(first.Count(line => line.EndsWith(",yes", StringComparison.Ordinal)), 400, 490);
    }

    private static string[] Made(CaseSuite suite, int seed)
    {
        var people = new MadeUpPeople(suite, Day, seed, [new StatedShare("resident", "yes", 0.9)]);
        return [.. Enumerable.Range(0, 500).Select(_ => string.Join(',', people.Next()))];
    }

    private static ImpactReport Compare(string text, params string[] by) => Compare(text, by, null);

    private static ImpactReport Compare(string text, string[] by, string? weight)
    {
        var (report, problems) = Impact.Of(Request([Old, Load(text)]), new ImpactChoice(weight, by, []));
        Assert.Empty(problems);
        return report!;
    }

    private static PopulationRequest Request(ImmutableArray<Policy> policies) => new()
    {
        Policies = policies,
        Input = new BatchInput { Name = "rows.csv", Stream = new MemoryStream(Encoding.UTF8.GetBytes(Rows)) },
        AsOf = Day,
        Columns = new ColumnChoice { Keep = ["ward", "w"] },
        Threads = 3,
    };

    private static Policy Load(string text) => PolicyLoader.Load([new SourceFile("help/policy.yaml", text)]).Set!["help"];
}
