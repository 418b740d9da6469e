using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Binding;

/// <summary>Lists are followed record by record and field by field: a field that a record leaves out is in the way only where it can matter.</summary>
public class ListsRecordByRecordTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    // The points of each deposit, `?` for left out; the principal is 1, 2, …, and the bank north, south, north, …
    [Theory]
    [InlineData("deposits.Any(d => d.points > 4)", "3 ? 5", "granted")]
    [InlineData("deposits.Any(d => d.points > 4)", "3 ?", "deposits[2].points")]
    [InlineData("(deposits).Any((d) => d.points > 4)", "? 5", "granted")]
    [InlineData("deposits.Where((d) => d.principal > 1).Sum((d) => d.points) == 4", "? 4", "granted")]
    [InlineData("deposits.All(d => d.points > 4)", "3 ?", "refused")]
    [InlineData("deposits.All(d => d.points > 4)", "5 ?", "deposits[2].points")]
    [InlineData("deposits.Count == 2", "? ?", "granted")]
    [InlineData("deposits.Any()", "?", "granted")]
    [InlineData("deposits.Count(d => d.principal > 0) == 2", "? ?", "granted")]
    [InlineData("deposits.Count(d => d.points > 4) == 1", "? 5", "deposits[1].points")]
    [InlineData("deposits.Count(d => d.points > 4) >= 1", "? 5", "granted")]
    [InlineData("deposits.Sum(d => d.principal) == 3", "? ?", "granted")]
    [InlineData("deposits.Sum(d => d.principal > 1 ? d.points : 0) == 4", "? 4", "granted")]
    [InlineData("deposits.Sum(d => d.principal > 1 ? d.points : 0) == 4", "4 ?", "deposits[2].points")]
    [InlineData("deposits.Sum(d => d.points > 4 ? 2 : 3) > 3", "? ?", "granted")]
    [InlineData("deposits.Sum(d => d.points) == 4", "? 4 ?", "deposits[1].points deposits[3].points")]
    [InlineData("deposits.Where(d => d.principal > 1).Sum(d => d.points) == 4", "? 4", "granted")]
    [InlineData("deposits.Where(d => d.points > 4).Sum(d => d.principal) > 1", "? 5", "granted")]
    [InlineData("deposits.Where(d => d.points > 4).Any(d => d.principal > 1)", "? 5", "granted")]
    [InlineData("deposits.Where(d => d.points > 4).Any(d => d.principal > 1)", "? 3", "refused")]
    [InlineData("deposits.Where(d => d.points > 4).Where(d => d.bank == south).Count == 1", "? 5", "granted")]
    [InlineData("deposits.Min(d => d.points) == 3", "3 ?", "deposits[2].points")]
    [InlineData("deposits.Max(d => d.principal) == 2", "? ?", "granted")]
    [InlineData("deposits.CountDistinct(d => d.bank) == 2", "? ? ?", "granted")]
    [InlineData("deposits.CountDistinct(d => d.points) == 2", "? 4", "deposits[1].points")]
    [InlineData("deposits.Any(d => deposits.Count(e => e.points == d.points) > 1)", "3 ? 3", "granted")]
    [InlineData("deposits.Any(d => d.points > age)", "", "refused")]
    [InlineData("deposits.Any(d => d.principal > 1 && d.points > age)", "5", "refused")]
    [InlineData("deposits.Any(d => d.principal > 1 && d.points > age)", "5 5", "age")]
    [InlineData("deposits.Any(d => d.points > (resident ? 1 : age))", "3", "granted")]
    [InlineData("deposits.Sum(d => d.bank switch { north => 1, _ => d.points }) == 5", "? 4", "granted")]
    [InlineData("deposits.Sum(d => d.principal * (d.bank == north ? 1 : d.points)) == 9", "? 4", "granted")]
    [InlineData("deposits.Count + (deposits.Any(d => d.points > 4) ? 1 : 0) == 3", "? 5", "granted")]
    public void A_field_that_is_left_out_is_in_the_way_only_where_it_can_matter(string expression, string points, string expected)
    {
        var facts = new Dictionary<string, object?> { ["resident"] = true, ["deposits"] = Deposits(points.Split(' ', StringSplitOptions.RemoveEmptyEntries)) };
        var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition(expression)).Decide(facts, Day);

        Assert.Equal(expected, Told(decision));
        Assert.DoesNotContain("not asked", string.Concat(decision.Explanation.Root.Children.SelectMany(step => step.Children).SelectMany(step => step.Children).Where(step => step.Id == "deposits").Select(step => step.Note)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_a_record_that_leaves_a_field_out_is_decided_as_far_as_it_can_be()
    {
        var policy = SamplePolicy.Loaded("""
            policy: lst
            title: Lst
            owner: Me
            source: { document: "D", at: "1" }
            in_force: { from: 2015-01-01 }
            facts:
              children: { type: list, ask: "Which children live with you?", of: { age: { type: whole_number }, disabled: { type: yes_no } } }
            decision:
              outcomes: [ok, bad]
              rules:
                - { id: r, when: "children.Any(i => i.disabled)", then: ok, because: "There are {n} children.", cite: a }
              otherwise: { then: bad, because: "n", cite: a }
            definitions:
              n: children.Count
              young: "children.Count(i => i.age < 5)"
            outputs:
              kids: { type: whole_number, value: n, cite: a }
              babies: { type: whole_number, value: young, cite: a }
              all_dis: { type: yes_no, value: "children.All(i => i.disabled)", cite: a }
            """);
        var (facts, _) = PolicyEngine.Evaluation.Facts.FactReader.ReadJson(new SourceFile("facts.json", """{"children":[{"age":3,"disabled":true},{"age":7,"disabled":null}]}"""));
        var decision = policy.Decide(PolicyEngine.Evaluation.Facts.FactReader.Read(policy.Model, facts[0]).Facts!, Day);

        Assert.Equal("ok", decision.Outcome);
        Assert.Equal("There are 2 children.", decision.Reasons[0].Text);
        Assert.Equal(["kids 2", "babies 1", "all_dis "], decision.Outputs.Select(output => $"{output.Name} {output.Text}"));
        var missing = Assert.Single(decision.Missing);
        Assert.Equal(("children", "children[2].disabled", "all_dis"), (missing.Name, string.Join(' ', missing.Paths), string.Join(' ', missing.Why)));
    }

    [Fact]
    public void Records_of_the_host_may_leave_fields_out_too()
    {
        var policy = SamplePolicy.Loaded(SamplePolicy.WithCondition("deposits.Any(d => d.points > 4)"));

        Assert.Equal("granted", Told(policy.DecideRecord(new { Deposits = new[] { new Deposit(1m, null, Day, "north"), new Deposit(2m, 5, Day, "south") } }, Day)));
        Assert.Equal("deposits[1].points", Told(policy.DecideRecord(new { Deposits = new[] { new Deposit(1m, null, Day, "north"), new Deposit(2m, 3, Day, "south") } }, Day)));
    }

    [Fact]
    public void Learning_a_field_never_changes_an_answer_and_every_completion_gives_it()
    {
        string[] expressions =
        [
            "deposits.Any(d => d.points > 2 && d.principal > 1)", "deposits.All(d => d.points > 1 || d.principal > 1)", "deposits.Count(d => d.points > d.principal) > 1",
            "deposits.Sum(d => d.points > 2 ? d.principal : 1) > 4", "deposits.Where(d => d.points > 1).Sum(d => d.principal) > 3", "deposits.Where(d => d.principal > 1).Min(d => d.points) == 2",
            "deposits.Where(d => d.principal > 1).Max(d => d.points) > 2", "deposits.Where(d => d.points > 1).CountDistinct(d => d.principal) == 1", "deposits.CountDistinct(d => d.points) > 1",
            "deposits.Any(d => deposits.Count(e => e.points == d.points) > 1)", "deposits.Where(d => d.points > 2).All(d => d.principal > 1)", "deposits.Sum(d => d.points switch { 1 => 2, 2 => 2, _ => 3 }) > 5",
            "max(deposits.Count(d => d.points > 1), deposits.Any(d => d.principal > 2) ? 3 : 0) > 2",
        ];
        foreach (var expression in expressions)
        {
            var policy = SamplePolicy.Loaded(SamplePolicy.WithCondition(expression));
            var random = new Random(9);
            var settled = 0;
            for (var number = 0; number < 60; number++)
            {
                var records = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (int?[])[random.Next(3) == 0 ? null : random.Next(1, 4), random.Next(3) == 0 ? null : random.Next(1, 4)]).ToArray();
                var told = Decide(policy, records);
                settled += told is "granted" or "refused" && Array.Exists(records, record => record.Contains(null)) ? 1 : 0;
                foreach (var complete in Completions(records))
                {
                    var full = Decide(policy, complete);
                    Assert.True(told == full || told is not ("granted" or "refused"), $"{expression} of {Shown(records)} is {told}, and of {Shown(complete)} it is {full}");
                }

                var left = records.SelectMany((record, place) => record.Select((value, field) => value is null ? $"deposits[{place + 1}].{(field == 0 ? "principal" : "points")}" : "")).Where(path => path.Length > 0);
                Assert.True(told is "granted" or "refused" or "" || told.Split(' ').All(left.Contains), $"{expression} of {Shown(records)} misses {told}");
            }

            Assert.True(settled > 0, expression);
        }
    }

    private static IEnumerable<int?[][]> Completions(int?[][] records)
    {
        var (record, field) = Enumerable.Range(0, records.Length * 2).Select(place => (place / 2, place % 2)).FirstOrDefault(place => records[place.Item1][place.Item2] is null, (-1, -1));
        return record < 0 ? [records] : new[] { 1, 2, 3 }.SelectMany(value => Completions([.. records.Select((old, place) => place != record ? old : (int?[])[.. old.Select((one, at) => at == field ? value : one)])]));
    }

    private static string Shown(int?[][] records) => string.Join(' ', records.Select(record => $"({record[0]?.ToString(CultureInfo.InvariantCulture) ?? "?"}, {record[1]?.ToString(CultureInfo.InvariantCulture) ?? "?"})"));

    private static string Decide(Policy policy, int?[][] records) => Told(policy.Decide(
        new Dictionary<string, object?> { ["deposits"] = records.Select(record => new Dictionary<string, object?> { ["principal"] = (decimal?)record[0], ["points"] = (long?)record[1], ["placed_on"] = Day, ["bank"] = "north" }).ToList() },
        Day));

    private static List<Dictionary<string, object?>> Deposits(string[] points) => [.. points.Select((text, place) => new Dictionary<string, object?>
    {
        ["principal"] = place + 1m,
        ["points"] = text == "?" ? null : long.Parse(text, CultureInfo.InvariantCulture),
        ["placed_on"] = Day,
        ["bank"] = place % 2 == 0 ? "north" : "south",
    })];

    private sealed record Deposit(decimal Principal, long? Points, DateOnly PlacedOn, string Bank);

    private static string Told(Decision decision) => decision.Outcome ?? string.Join(' ', decision.Missing.SelectMany(input => input.Paths.IsEmpty ? [input.Kind == MissingKind.Fact ? input.Name : ""] : input.Paths.AsEnumerable()));
}
