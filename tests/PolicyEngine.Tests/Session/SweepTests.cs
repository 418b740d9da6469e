using PolicyEngine.Evaluation.Sweeps;

namespace PolicyEngine.Tests.Session;

/// <summary>Where an answer changes along a fact: found exactly, and honest about what could have been missed.</summary>
public class SweepTests
{
    private const string Policy = """
        policy: relief
        title: Relief
        owner: Tests
        source: { document: Invented, at: "1" }
        in_force: { from: 2018-01-01 }
        choices: { levels: [low, middle, high] }
        facts:
          income: { type: money, ask: "What is the income?" }
          savings: { type: money, ask: "What are the savings?" }
          people: { type: whole_number, range: 1..100000000, ask: "How many people are there?" }
          born: { type: date, ask: "When were you born?" }
        parameters:
          limit: { type: money, values: [{ from: 2018-01-01, value: 23_250.00, cite: "1" }] }
        definitions:
          age: years_between(born, as_of)
          odd: remainder(people, 1_000_003) == 7
        tables:
          band:
            inputs: { income: income }
            outputs: { band: { type: choice, of: levels } }
            rows:
              - { income: "< 10_000", band: low, cite: "1" }
              - { income: "10_000..19_999.99", band: middle, cite: "1" }
              - { income: "> 19_999.99", band: high, cite: "1" }
        decision:
          outcomes: [full, some, none]
          hit: first
          rules:
            - { id: one, when: income == 12_345.67, then: none, because: "Exactly.", cite: "1" }
            - { id: low, when: income < 10_000 && savings <= limit, then: full, because: "Low.", cite: "1" }
            - { id: some, when: income <= limit, then: some, because: "Some.", cite: "1" }
          otherwise: { then: none, because: "None.", cite: "1" }
        outputs:
          level: { type: choice, of: levels, value: band }
          charge: { type: money, value: "income > 20_000 ? round_half_up((income - 20_000) / 10, 2) : 0" }
          senior: { type: yes_no, value: "age >= 65" }
          lucky: { type: yes_no, value: odd }
        """;

    private static FactSweep Sweep(string given, string fact, object? low, object? high)
    {
        using var session = SessionRun.With(Policy);
        session.Type(given);
        return session.Session.Case.Decision.Sweep(fact, low, high);
    }

    private static string Points(FactSweep sweep, string track) => string.Join(" | ", sweep.Tracks.First(one => one.Name == track).Stretches.Select(stretch => $"{stretch.From}..{stretch.To} {(stretch.Slides ? $"{stretch.Shown}→{stretch.ShownAtEnd}" : stretch.Shown)}"));

    [Theory]
    [InlineData("savings = 0, people = 1, born = 1950-01-01", "£0.00..£9,999.99 full | £10,000.00..£12,345.66 some | £12,345.67..£12,345.67 none | £12,345.68..£23,250.00 some | £23,250.01..£60,000.00 none")]
    [InlineData("savings = 23_250.01, people = 1, born = 1950-01-01", "£0.00..£12,345.66 some | £12,345.67..£12,345.67 none | £12,345.68..£23,250.00 some | £23,250.01..£60,000.00 none")]
    public void The_outcome_changes_at_the_exact_penny(string given, string points)
    {
        var sweep = Sweep(given, "income", 0m, 60_000m);
        Assert.Equal(points, Points(sweep, "outcome"));
        Assert.Equal("£0.00..£9,999.99 low | £10,000.00..£19,999.99 middle | £20,000.00..£60,000.00 high", Points(sweep, "level"));
        Assert.Equal("£0.00..£60,000.00 yes", Points(sweep, "senior"));
        Assert.False(sweep.IsEveryValue);
    }

    [Fact]
    public void An_amount_that_slides_is_told_from_its_first_to_its_last_value()
    {
        var sweep = Sweep("savings = 0, people = 1, born = 1950-01-01", "income", 0m, 60_000m);
        Assert.Equal("£0.00..£20,000.04 £0.00 | £20,000.05..£60,000.00 £0.01→£4,000.00", Points(sweep, "charge"));
        Assert.Contains(sweep.Doubts, text => text.Contains("round_half_up", StringComparison.Ordinal));
    }

    [Fact]
    public void A_birthday_is_found_to_the_day_and_every_day_was_tried()
    {
        var sweep = Sweep("income = 0, savings = 0, people = 1", "born", new DateOnly(1940, 1, 1), new DateOnly(1960, 1, 1));
        Assert.Equal("1 January 1940..2 October 1953 yes | 3 October 1953..1 January 1960 no", Points(sweep, "senior"));
        Assert.True(sweep.IsEveryValue);
        Assert.True(sweep.IsComplete);
    }

    [Fact]
    public void What_the_policy_only_compares_with_figures_cannot_be_missed()
    {
        var sweep = Sweep("income = 0, people = 1, born = 1950-01-01", "savings", 0m, 10_000_000m);
        Assert.Equal("£0.00..£23,250.00 full | £23,250.01..£10,000,000.00 some", Points(sweep, "outcome"));
        Assert.Empty(sweep.Doubts);
        Assert.True(sweep.IsComplete);
    }

    [Fact]
    public void What_comes_and_goes_between_the_tried_values_is_doubted_with_its_text()
    {
        var sweep = Sweep("income = 0, savings = 0, born = 1950-01-01", "people", null, null);
        Assert.Equal("remainder(people, 1_000_003) == 7", Assert.Single(sweep.Doubts));
        Assert.False(sweep.IsComplete);
        Assert.Equal("1..6 no | 7..7 yes | 8..50,000 no", Points(Sweep("income = 0, savings = 0, born = 1950-01-01", "people", 1L, 50_000L), "lucky"));
    }

    [Theory]
    [InlineData("nobody", null, null)]
    [InlineData("income", null, null)]
    [InlineData("income", 10, 0)]
    public void What_cannot_be_swept_is_the_callers_mistake(string fact, int? low, int? high)
    {
        using var session = SessionRun.With(Policy);
        var decision = session.Session.Case.Decision;
        Assert.Throws<ArgumentException>(() => decision.Sweep(fact, low is { } from ? (decimal)from : null, high is { } to ? (decimal)to : null));
    }

    [Fact]
    public void A_sweep_can_be_given_up()
    {
        using var session = SessionRun.With(Policy);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => session.Session.Case.Decision.Sweep("income", 0m, 60_000m, stopped.Token));
    }

    [Fact]
    public void A_sweep_agrees_with_deciding_every_value()
    {
        using var session = SessionRun.With(Policy);
        session.Type("savings = 0, people = 1, born = 1950-01-01, income = 1");
        var sweep = session.Session.Case.Decision.Sweep("income", 9_990m, 10_010m);
        var facts = session.Session.Case.Facts;
        var place = session.Session.Policy.Model.Facts.ToList().FindIndex(fact => fact.Name == "income");
        for (var step = 0; step <= 2_000; step++)
        {
            var decided = session.Session.Policy.Decide(facts.With(place, 9_990m + (step / 100m)), session.Session.AsOf);
            Assert.Equal(decided.OutcomeTitle, sweep.Tracks[0].Stretches.First(stretch => stretch.First <= step && step <= stretch.Last).Shown);
        }
    }

    private const string Fine = """
        policy: fine
        title: Fine
        owner: Tests
        source: { document: Invented, at: "1" }
        in_force: { from: 2018-01-01 }
        facts:
          share: { type: decimal, range: 0..100, ask: "Which share?" }
          opens: { type: time, ask: "When does it open?" }
          age: { type: whole_number, range: 0..120, ask: "How old are you?" }
        decision:
          outcomes: [granted, half, seventh, refused]
          hit: first
          rules:
            - { id: seventh, when: "remainder(age, 7) == 3 && age > 10 && age < 20", then: seventh, because: "Seven.", cite: "1" }
            - { id: half, when: share > 12.5051 && share < 12.5059, then: half, because: "Half.", cite: "1" }
            - { id: granted, when: share >= 33.335, then: granted, because: "All.", cite: "1" }
            - { id: early, when: "opens < time(9, 0) && age > 60", then: granted, because: "Early.", cite: "1" }
          otherwise: { then: refused, because: "No.", cite: "1" }
        """;

    [Theory]
    [InlineData(":sweep opens", "08:59: granted", "in steps of a minute")]
    [InlineData(":sweep opens 08:00..", "08:00 to 08:59: granted", "in steps of a minute")]
    [InlineData(":sweep opens 8:00 to 10:00", "09:00 to 10:00: refused", "in steps of a minute")]
    [InlineData(":sweep share", "12.5052 to 12.5058: half", "in steps of 0.0001")]
    [InlineData("age = 10|:sweep share 30..40", "33.335 to 40: granted", "in steps of 0.0001")]
    [InlineData(":sweep age 0..500", "61 to 120: granted", "outside what the policy allows")]
    [InlineData(":sweep age 200..500", "error: the policy allows none of the values of `200..500`", "0 to 120")]
    [InlineData(":nearest half", "share = 12.505", "")]
    [InlineData("age = 10|:nearest granted", "share = 33.335 instead of 1", "")]
    [InlineData("age = 10, opens = 09:00|:nearest seventh", "age = 17 instead of 10", "")]
    public void Steps_are_as_fine_as_the_policys_figures_and_said(string lines, string shows, string also)
    {
        using var session = SessionRun.With(Fine);
        var shown = session.Type(["share = 1, opens = 08:00, age = 70", .. lines.Split('|')]);
        Assert.Contains(shows, shown, StringComparison.Ordinal);
        Assert.Contains(also, shown.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Equal(lines.Contains("sweep age 0", StringComparison.Ordinal), shown.Contains("Every value was tried", StringComparison.Ordinal));
    }

    [Fact]
    public void The_bar_shows_every_stretch()
    {
        using var session = SessionRun.With(Policy);
        var shown = session.Type("savings = 0, people = 1, born = 1950-01-01", ":sweep income 0..60_000");
        Assert.Matches("\n  A{10,}BB?CB{10,}C{30,}\n", shown);
        Assert.Contains("C  £12,345.67: none", shown, StringComparison.Ordinal);
        Assert.Contains("What comes and goes between two of them would be missed", shown.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Contains("so nothing was missed", session.Type(":sweep savings 0..10_000_000"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("income = 30_000, savings = 0", "some", "income = 23250.00 instead of £30,000.00")]
    [InlineData("income = 9_000, savings = 30_000", "full", "savings = 23250.00 instead of £30,000.00")]
    [InlineData("income = 15_000, savings = 30_000", "full", "income = 9999.99 instead of £15,000.00 and savings = 23250.00 instead of £30,000.00")]
    [InlineData("income = 15_000, savings = 0", "none", "income = 12345.67 instead of £15,000.00")]
    public void The_nearest_change_is_the_smallest(string given, string outcome, string change)
    {
        using var session = SessionRun.With(Policy);
        Assert.Contains($"- {change}\n", session.Type(given, $":nearest {outcome}").Replace("\n    ", " ", StringComparison.Ordinal) + "\n", StringComparison.Ordinal);
    }
}
