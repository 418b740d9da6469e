using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Binding;

/// <summary>A field of a record may have a condition: where it is no, the field is not asked and never read.</summary>
public class FieldConditionTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    // Each person is `works/hours/senior`, `-` for left out.
    [Theory]
    [InlineData("people.Any(p => p.works && p.hours > 30)", "no/- yes/40", "granted")]
    [InlineData("people.Any(p => p.works && p.hours > 30)", "no/- yes/20", "refused")]
    [InlineData("people.Any(p => p.works && p.hours > 30)", "yes/-", "people[1].hours")]
    [InlineData("people.Any(p => p.works && p.hours > 30)", "-/40", "people[1].works")]
    [InlineData("people.Any(p => p.works && p.hours > 30)", "-/-", "people[1].works people[1].hours")]
    [InlineData("people.Any(p => p.hours > 30)", "no/40", "needed: people[1].hours")]
    [InlineData("people.Any(p => p.hours > 30)", "no/40 yes/40", "granted")]
    [InlineData("people.All(p => !p.works || p.hours > 30)", "no/- no/20", "granted")]
    [InlineData("people.Where(p => p.works).Sum(p => p.hours) == 40", "no/20 yes/40", "granted")]
    [InlineData("people.Sum(p => p.works ? p.hours : 0) == 40", "no/20 yes/40", "granted")]
    [InlineData("people.Sum(p => p.hours > 30 ? 1 : 1) == 1", "no/-", "needed: people[1].hours")]
    [InlineData("people.Count == 2", "no/- yes/-", "granted")]
    [InlineData("people.Any(p => p.works && p.hours > 30 && p.senior)", "yes/40/yes", "granted")]
    [InlineData("people.Any(p => p.works && p.hours > 30 && p.senior)", "yes/40/-", "people[1].senior")]
    [InlineData("people.Any(p => p.works && p.hours > 30 && p.senior)", "yes/-/yes", "people[1].hours")]
    [InlineData("people.Any(p => p.senior)", "no/40/yes", "needed: people[1].hours")]
    [InlineData("people.Any(p => p.senior)", "yes/20/yes", "needed: people[1].senior")]
    public void What_does_not_apply_is_never_read_and_not_asked(string condition, string people, string expected) =>
        Assert.Equal(expected, Told(Policy(condition).Decide(Facts(people), Day)));

    [Fact]
    public void A_value_that_does_not_apply_is_set_aside_with_a_word()
    {
        var decision = Policy("people.Any(p => p.works && p.hours > 30)").Decide(Facts("no/731 yes/40"), Day);

        Assert.Equal("granted", decision.Outcome);
        Assert.Equal("“?”, record 1: “Hours” was answered, and the answer is set aside, since it does not apply to this record.", Assert.Single(decision.Advisories).Text);
    }

    [Theory]
    [InlineData("allowed", "true", "granted")]
    [InlineData("allowed", "false", "needed: people[1].hours")]
    [InlineData("allowed", null, "allowed people[1].hours")]
    [InlineData("works && !(age < limit)", null, "age people[1].hours")]
    [InlineData("kind is full_time or part_time", null, "people[1].hours")]
    [InlineData("kind switch { full_time => allowed, _ => false }", "true", "people[1].hours")]
    public void A_condition_may_read_the_record_and_the_policy(string onlyIf, string? allowed, string expected)
    {
        var facts = Facts(expected == "granted" ? "yes/40" : "yes/-");
        if (allowed is not null)
        {
            facts["allowed"] = allowed == "true";
        }

        Assert.Equal(expected, Told(Policy("people.Any(p => p.hours > 30)", onlyIf).Decide(facts, Day)));
    }

    [Theory]
    [InlineData("wrks", "PE2006", "wrks")]
    [InlineData("works && agee > 3", "PE2006", "agee")]
    [InlineData("works && > 3", "PE2004", "")]
    [InlineData("hours > 3", "PE2013", "hours > 3")]
    [InlineData("senior", "PE2013", "senior")]
    [InlineData("people.Count > 1", "PE2013", "people")]
    [InlineData("age", "PE2008", "age")]
    public void A_mistake_in_the_condition_of_a_field_is_shown_where_it_is_written(string onlyIf, string id, string underlined)
    {
        var found = SamplePolicy.Load(Text("people.Any(p => p.works)", onlyIf)).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        Assert.True(Array.Exists(found, diagnostic => diagnostic.Id == id && (underlined.Length == 0 || diagnostic.Span.Text.Trim() == underlined)), string.Join("\n", found.Select(SamplePolicy.Show)));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Message.Contains("record.", StringComparison.Ordinal));
    }

    [Fact]
    public void Learning_a_field_never_changes_an_answer_where_fields_have_conditions()
    {
        string[] expressions =
        [
            "people.Any(p => p.works && p.hours > 1)", "people.Any(p => p.hours > 1)", "people.All(p => !p.works || p.hours > 1)", "people.Sum(p => p.hours > 1 ? 1 : 1) > 1", "people.Count(p => p.hours > 1) >= 1",
            "people.Where(p => p.works).Sum(p => p.hours) > 2", "people.Where(p => p.works).Max(p => p.hours) > 1", "people.CountDistinct(p => p.hours) == 1", "people.Any(p => p.senior)", "people.All(p => p.senior || p.hours > 0)",
        ];
        foreach (var expression in expressions)
        {
            var policy = Policy(expression, senior: "hours > 1");
            var random = new Random(7);
            var settled = 0;
            for (var number = 0; number < 60; number++)
            {
                var people = Enumerable.Range(0, random.Next(1, 3)).Select(_ => (string[])[Pick(random, "yes", "no"), Pick(random, "1", "2"), Pick(random, "yes", "no")]).ToArray();
                var told = Told(policy.Decide(Facts(Shown(people)), Day));
                settled += told is "granted" or "refused" ? 1 : 0;
                foreach (var complete in Completions(people))
                {
                    var full = Told(policy.Decide(Facts(Shown(complete)), Day));
                    Assert.True(told == full || told is not ("granted" or "refused"), $"{expression} of {Shown(people)} is {told}, and of {Shown(complete)} it is {full}");
                }

                // What does not apply is worth nothing: the answer is the same without it. An open answer may then ask for a field that was given before.
                string[][] without = [.. people.Select(person => (string[])(person[0] == "no" ? ["no", "-", "-"] : person))];
                Assert.Equal(Answer(told), Answer(Told(policy.Decide(Facts(Shown(without)), Day))));
            }

            Assert.True(settled > 0, expression);
        }
    }

    private static string Answer(string told) => told is "granted" or "refused" ? told : "open";

    private static string Pick(Random random, string one, string other) => random.Next(3) switch { 0 => "-", 1 => one, _ => other };

    private static IEnumerable<string[][]> Completions(string[][] people)
    {
        var (person, field) = Enumerable.Range(0, people.Length * 3).Select(place => (place / 3, place % 3)).FirstOrDefault(place => people[place.Item1][place.Item2] == "-", (-1, -1));
        string[] values = field == 1 ? ["1", "2"] : ["yes", "no"];
        return person < 0 ? [people] : values.SelectMany(value => Completions([.. people.Select((old, place) => place != person ? old : (string[])[.. old.Select((one, at) => at == field ? value : one)])]));
    }

    private static string Shown(string[][] people) => string.Join(' ', people.Select(person => string.Join('/', person)));

    private static Dictionary<string, object?> Facts(string people) => new()
    {
        ["people"] = people.Split(' ').Select(person => person.Split('/')).Select(parts => new Dictionary<string, object?>
        {
            ["kind"] = "full_time",
            ["works"] = YesNo(parts[0]),
            ["hours"] = parts[1] == "-" ? null : long.Parse(parts[1], CultureInfo.InvariantCulture),
            ["senior"] = parts.Length > 2 ? YesNo(parts[2]) : null,
        }).ToList(),
    };

    private static object? YesNo(string text) => text == "-" ? null : text == "yes";

    private static Policy Policy(string condition, string onlyIf = "works", string senior = "hours > 30") => SamplePolicy.Loaded(Text(condition, onlyIf, senior));

    private static string Text(string condition, string onlyIf, string senior = "hours > 30") => $$"""
        policy: sample
        title: Sample
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2000-01-01 }
        facts:
          allowed: { type: yes_no, ask: "?" }
          age: { type: whole_number, ask: "?" }
          people:
            type: list
            ask: "?"
            of:
              kind: { type: choice, of: [full_time, part_time] }
              works: { type: yes_no }
              hours: { type: whole_number, only_if: "{{onlyIf}}" }
              senior: { type: yes_no, only_if: "{{senior}}" }
        parameters:
          limit: { type: whole_number, values: [ { from: 2000-01-01, value: 18 } ] }
        decision:
          outcomes: [granted, refused]
          rules:
            - { id: only, when: "{{condition}}", then: granted, because: "Yes." }
          otherwise: { then: refused, because: "No." }
        """;

    private static string Told(Decision decision) => decision.Outcome ?? string.Join(' ', decision.Missing.SelectMany(Words));

    private static IEnumerable<string> Words(MissingInput input) =>
        input.Kind == MissingKind.NotApplicable ? [$"needed: {input.Name}"] : input.Paths.IsEmpty ? [input.Name] : input.Paths.AsEnumerable();
}
