using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

/// <summary>Rows of a table that stand in a file of their own.</summary>
public sealed class TableFileTests
{
    private const string Yaml = """
        policy: rates
        title: Rates
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2018-09-18 }
        facts:
          area: { type: text, ask: "Which area?" }
          bedrooms: { type: whole_number, range: 0..4, ask: "How many bedrooms?" }
        tables:
          rate:
            inputs: { area: area, bedrooms: bedrooms }
            outputs: { weekly: money, since: date }
            rows_from: { file: tables/rates.csv, columns: { area: BRMA, bedrooms: Category, weekly: "Rate (£)", since: "Valid from" }, leave_out: [Notes], dates: day/month/year }
        outputs:
          weekly: { title: Weekly, type: money, value: rate.weekly, cite: "1" }
          since: { title: Since, type: date, value: rate.since, cite: "1" }

        """;

    private const string Head = "BRMA,Category,Rate (£),Valid from,Notes\n";

    private static readonly DateOnly Day = new(2019, 1, 1);

    [Theory]
    [InlineData("Bath", 1, "120.50", "2018-04-01")]
    [InlineData("York", 3, "99.00", "2018-12-31")]
    [InlineData("York", 2, "1130.00", "2018-04-02")]
    public void A_row_is_found_as_in_any_table(string area, int bedrooms, string weekly, string since)
    {
        var decision = Decide(Head + "Bath,0..1,120.50,01/04/2018,x\nYork,\"3, 4\",99.00,31/12/2018,\nYork,2,\"£1,130.00\",2/4/2018,\n", area, bedrooms);

        Assert.Equal([weekly, since], decision.Outputs.Select(output => output.Text));
    }

    [Fact]
    public void Where_no_row_applies_the_table_does_not_say()
    {
        var decision = Decide(Head + "Bath,1,120.50,01/04/2018,x\n", "York", 1);

        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Equal([MissingKind.TableGap], decision.Missing.Select(input => input.Kind).Distinct());
    }

    [Fact]
    public void The_text_of_the_file_is_part_of_the_hash()
    {
        var hashes = new[] { "120.50", "120.60" }.Select(rate => PolicyFolder.Read(Files(Head + $"Bath,1,{rate},01/04/2018,x\n")).Policies.Single().ContentHash);

        Assert.Equal(2, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_mistake_is_shown_in_the_file()
    {
        var found = Assert.Single(PolicyLoader.Load(Files(Head + "Bath,1,120.50,01/04/2018,x\nYork,1,much,01/04/2018,x\n")).Diagnostics, one => one.Severity == Severity.Error);

        Assert.Equal("packs/rates/tables/rates.csv", found.Span.File.Path);
        Assert.Equal(3, found.Location.Line);
        Assert.Equal("much", found.Span.Text);
    }

    [Fact]
    public void A_file_may_have_a_hundred_thousand_rows() => Assert.Contains("PE1138", PolicyFolder.Read(Files(Rows(100_001))).Diagnostics.Select(found => found.Id));

    // Against a small table of the same kind, so that a slow machine is slow at both.
    [Fact]
    public void Looking_up_in_many_rows_takes_about_as_long_as_in_few()
    {
        var (few, many) = (Load(Rows(100)), Load(Rows(20_000)));
        Seconds(few);
        Seconds(many);

        Assert.InRange(Enumerable.Range(0, 5).Select(_ => Seconds(many) / Seconds(few)).Min(), 0, 4);
    }

    private static double Seconds(Policy policy)
    {
        var facts = new Dictionary<string, object?> { ["area"] = "Area 10", ["bedrooms"] = 3L };
        var begun = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < 200; turn++)
        {
            Assert.Equal(DecisionStatus.Determined, policy.Decide(facts, Day).Status);
        }

        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static string Rows(int count)
    {
        var text = new StringBuilder(Head);
        for (var row = 0; row < count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Area {row / 5},{row % 5},{100 + (row % 900)}.50,01/04/2018,x\n");
        }

        return text.ToString();
    }

    private static Decision Decide(string csv, string area, int bedrooms) => Load(csv).Decide(new Dictionary<string, object?> { ["area"] = area, ["bedrooms"] = (long)bedrooms }, Day);

    private static Policy Load(string csv)
    {
        var loaded = PolicyLoader.Load(Files(csv));
        return loaded.Set?.Policies[0] ?? throw new PoliciesRefusedException(loaded.Diagnostics);
    }

    private static SourceFile[] Files(string csv) => [new("packs/rates/policy.yaml", Yaml), new("packs/rates/tables/rates.csv", csv)];
}
