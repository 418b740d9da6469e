using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Testing;

/// <summary>Small mistakes in a policy, and the cases that notice them.</summary>
public sealed class MutationTests
{
    private static readonly Lazy<string> Mistakes = new(() =>
    {
        using var pack = new TestPack("mistakes");
        return Survivors(pack);
    });

    private static readonly Lazy<string> Dated = new(() =>
    {
        using var pack = new TestPack("dated");
        return Survivors(pack);
    });

    [Theory]
    [InlineData("enough_points: `points >= points_needed` becomes `points > points_needed`", "points: 8", "outcome: granted")]
    [InlineData("points_needed: `8` becomes `7`", "points: 7", "outcome: refused")]
    [InlineData("points_needed: `8` becomes `9`", "points: 8", "outcome: granted")]
    [InlineData("decision/enough_points: `points >= points_needed` becomes `not(points >= points_needed)`", "points: 12", "outcome: granted")]
    [InlineData("decision/otherwise: `refused` becomes `granted`", "points: 1", "outcome: refused")]
    [InlineData("full_fee: `20.00` becomes `20.01`", "points: 12, is_renewal: no", "fee: 20.00")]
    [InlineData("fee: `is_renewal ? half_fee : full_fee` becomes `not(is_renewal) ? half_fee : full_fee`", "points: 12, is_renewal: no", "fee: 20.00")]
    [InlineData("when `fee` applies: `outcome == granted` becomes `outcome != granted`", "points: 12, is_renewal: no", "fee: 20.00")]
    public void A_mistake_survives_until_a_case_notices_it(string mistake, string facts, string expect)
    {
        using var pack = new TestPack();
        Cases(pack, "points: 3, is_renewal: yes", "{}");

        Assert.Contains(mistake, Survivors(pack), StringComparison.Ordinal);

        pack.Write("badge/cases/further.yaml", $"cases_for: badge\ncases:\n  - {{ case: further, as_of: 2018-09-18, facts: {{ {facts} }}, expect: {{ {expect} }}, snapshot: false }}\n");
        Assert.DoesNotContain(mistake, Survivors(pack), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decision/late: it begins on 2020-02-02, not on 2020-02-01")]
    [InlineData("decision/late: it ends on 2020-11-29, not on 2020-11-30")]
    [InlineData("decision/late: it no longer takes the place of `old_enough`")]
    [InlineData("decision/old_enough: `age >= 65 && resident` becomes `age >= 65`")]
    [InlineData("decision/old_enough: `age >= 65 && resident` becomes `resident`")]
    [InlineData("decision/old_enough: `age >= 65 && resident` becomes `age >= 66 && resident`")]
    [InlineData("decision/old_enough: `age >= 65 && resident` becomes `age >= 65 && not(resident)`")]
    [InlineData("either: 2 of 2 criteria are enough, not 1")]
    [InlineData("either/born_before: `born < date(1950, 1, 1)` becomes `born <= date(1950, 1, 1)`")]
    [InlineData("either/born_before: `born < date(1950, 1, 1)` becomes `born < date(1949, 12, 31)`")]
    [InlineData("level/high: `>= 80` becomes `> 80`")]
    [InlineData("level/high: `>= 80` becomes `>= 81`")]
    [InlineData("level/high: `>= 80` is left out")]
    [InlineData("level/high: `3` becomes `4`")]
    [InlineData("band: the lower edge `1000` is left out")]
    [InlineData("band: `1000` becomes `1000.01`")]
    [InlineData("fee: a value begins on 2020-06-02, not on 2020-06-01")]
    [InlineData("visit/home: `someone` becomes `nobody`")]
    public void Every_kind_of_mistake_is_made_in_its_place(string mistake)
    {
        Assert.Contains(mistake, Mistakes.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w: `age switch { 1 => 10, 2 => 20, _ => 30 }` becomes `age switch { 1 => 20, 2 => 20, _ => 30 }`")]
    [InlineData("w: `age switch { 1 => 10, 2 => 20, _ => 30 }` becomes `age switch { 1 => 10, 3 => 20, _ => 30 }`")]
    [InlineData("w: `age switch { 1 => 10, 2 => 20, _ => 30 }` becomes `age switch { 1 => 10, 2 => 21, _ => 30 }`")]
    [InlineData("o: `rate[age > 20 ? grp.old : grp.young] + 0` becomes `rate[age > 21 ? grp.old : grp.young] + 0`")]
    [InlineData("script old: `if (age >= limit) { return true; }` becomes `if (age > limit) { return true; }`")]
    [InlineData("script old: `return age == 7;` becomes `return age == 8;`")]
    public void Arms_and_scripts_are_reached_wherever_they_stand(string mistake)
    {
        using var pack = new TestPack("arms");

        Assert.Contains(mistake, Survivors(pack), StringComparison.Ordinal);
    }

    [Fact]
    public void A_survivor_comes_with_its_place_and_a_case_that_notices_it()
    {
        using var pack = new TestPack();
        Cases(pack, "points: 3, is_renewal: yes", "outcome: refused");
        var run = pack.Run("test", "--mutate");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("when: points >= points_needed\n                         ^^\n", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(pack.Run("test", "--mutate", "--format", "json").Output);
        var suggested = json.RootElement.GetProperty("policies")[0].GetProperty("mutation").GetProperty("survivors").EnumerateArray().Select(survivor => survivor.GetProperty("case").GetString()).OfType<string>().ToList();
        Assert.All(suggested, yaml => Assert.Contains(string.Concat(yaml.TrimEnd().Split('\n').Select(line => $"    {line}\n")), run.Output, StringComparison.Ordinal));

        pack.Write("badge/cases/suggested.yaml", "cases_for: badge\ncases:\n" + string.Concat(suggested));

        var unsigned = pack.Run("test");
        Assert.Equal(10, unsigned.ExitCode);
        Assert.Contains($"0 failed, {suggested.Count} awaiting approval", unsigned.Output, StringComparison.Ordinal);
        pack.ApproveAll();
        var after = pack.Run("test", "--mutate");
        Assert.True(after.ExitCode == 0, after.Output + after.Error);
        Assert.True(Regex.Count(after.Output, "this case would notice it") < suggested.Count / 2, after.Output);
        Assert.InRange(suggested.Count, 5, 30);
    }

    [Fact]
    public void The_score_is_told_at_the_end_and_as_json()
    {
        using var pack = new TestPack();
        Cases(pack, "points: 3, is_renewal: yes", "outcome: refused");

        var text = pack.Run("test", "--mutate");
        using var json = JsonDocument.Parse(pack.Run("test", "--mutate", "--format", "json").Output);

        var mutation = json.RootElement.GetProperty("policies")[0].GetProperty("mutation");
        var survivors = mutation.GetProperty("survivors").EnumerateArray().ToList();
        Assert.Contains($"  {mutation.GetProperty("score").GetInt32()} % of the mutants of badge are noticed: {mutation.GetProperty("noticed").GetInt32()} noticed, {survivors.Count} survive", text.Output, StringComparison.Ordinal);
        Assert.Equal(("comparison", "decision/enough_points", "badge/policy.yaml"), survivors.Where(survivor => survivor.GetProperty("what").GetString()!.EndsWith("`points > points_needed`", StringComparison.Ordinal))
            .Select(survivor => (survivor.GetProperty("kind").GetString()!, survivor.GetProperty("within").GetString()!, survivor.GetProperty("file").GetString()!)).Single());
        Assert.Equal("", text.Error);
    }

    [Fact]
    public void On_a_terminal_a_line_counts_up_and_is_wiped()
    {
        using var pack = new TestPack { IsTerminal = true };
        Cases(pack, "points: 3, is_renewal: yes", "outcome: refused");

        Assert.Matches("^\rbadge: 0 of (\\d+) mutants\r(?:.*\r)?badge: 1 of \\1 mutants.*\r +\r$", pack.Run("test", "--mutate").Error);
    }

    [Theory]
    [InlineData("limit: `20_000` becomes `19999.99`")]
    [InlineData("limit: `20_000` becomes `20000.01`")]
    [InlineData("limit: `25_000` becomes `25000.01`")]
    [InlineData("limit: a value begins on 2022-12-31, not on 2023-01-01")]
    [InlineData("limit: a value begins on 2023-01-02, not on 2023-01-01")]
    [InlineData("decision/old: it begins on 2022-05-31, not on 2022-06-01")]
    [InlineData("decision/old: it ends on 2022-06-29, not on 2022-06-30")]
    [InlineData("decision/old: `age >= needed_age` becomes `age > needed_age`")]
    [InlineData("needed_age: `65` becomes `66`")]
    [InlineData("decision/poor: `per_head < limit` becomes `per_head <= limit`")]
    public void What_shows_on_some_days_only_gets_a_case_of_such_a_day(string mistake)
    {
        Assert.Matches($"survives in {Regex.Escape(mistake)} dated/policy.yaml:.*\n.*\n.* this case would notice it", Dated.Value);
        Assert.Contains("(1 of them proved to mean the same)", Dated.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_as_many_as_asked_for_are_tried()
    {
        using var pack = new TestPack();
        Cases(pack, "points: 3, is_renewal: yes", "outcome: refused");

        using var json = JsonDocument.Parse(pack.Run("test", "--mutate", "--max", "3", "--format", "json").Output);

        var mutation = json.RootElement.GetProperty("policies")[0].GetProperty("mutation");
        Assert.Equal(3, mutation.GetProperty("noticed").GetInt32() + mutation.GetProperty("refused").GetInt32() + mutation.GetProperty("survivors").GetArrayLength());
        Assert.True(mutation.GetProperty("not_tried").GetInt32() > 3);
    }

    [Fact]
    public void A_snapshot_notices_what_no_expectation_names()
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();

        var survivors = Survivors(pack);

        Assert.DoesNotContain("in decision/enough_points", survivors, StringComparison.Ordinal);
        Assert.DoesNotContain("`8` becomes", survivors, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_override_only_its_own_file_is_changed()
    {
        using var pack = new TestPack("zones");
        pack.ApproveAll();

        using var json = JsonDocument.Parse(pack.Run("test", "--mutate", "--format", "json").Output);

        Assert.All(json.RootElement.GetProperty("policies").EnumerateArray(), policy => Assert.All(
            policy.GetProperty("mutation").GetProperty("survivors").EnumerateArray(),
            survivor => Assert.StartsWith(policy.GetProperty("policy").GetString()!.Contains('@', StringComparison.Ordinal) ? "zones/zone/" : "zones/base/", survivor.GetProperty("file").GetString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void Cases_that_do_not_pass_tell_nothing_about_mistakes()
    {
        using var pack = new TestPack();

        var run = pack.Run("test", "--mutate");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("the mutants of `badge` are not tried, since its cases do not all pass", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test --max 3", "`--max` goes with `--mutate`")]
    [InlineData("test --mutate --max 0", "`--max` is a whole number from 1 to 1000000, not `0`")]
    public void A_wrong_limit_is_refused(string line, string said)
    {
        using var pack = new TestPack();

        var run = pack.Run(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    private static void Cases(TestPack pack, string facts, string expect) =>
        pack.Write("badge/cases.yaml", $"cases_for: badge\ncases:\n  - {{ case: only, as_of: 2018-09-18, facts: {{ {facts} }}, expect: {{ {expect.Trim('{', '}')} }}, snapshot: false }}\n");

    // Each survivor in one line, however it was wrapped.
    // Whoever writes a case wants nobody who is born after the day of the decision, and a case that notices by what it expects.
    [Fact]
    public void A_case_that_is_offered_lies_in_the_past_and_does_not_pass_on_the_mutant()
    {
        using var pack = new TestPack("mistakes");
        var suggested = JsonDocument.Parse(pack.Run("test", "--mutate", "--format", "json").Output).RootElement.GetProperty("policies")[0].GetProperty("mutation").GetProperty("survivors").EnumerateArray()
            .Select(survivor => survivor.GetProperty("case").GetString() ?? "").Where(text => text.Length > 0).ToList();

        Assert.NotEmpty(suggested);
        Assert.All(suggested, text =>
        {
            var born = Regex.Match(text, "born: (\\d{4}-\\d\\d-\\d\\d)").Groups[1].Value;
            Assert.True(string.CompareOrdinal(born, Regex.Match(text, "as_of: (\\S+)").Groups[1].Value) <= 0, text);
        });
        Assert.Equal(suggested.Count, suggested.Select(text => Regex.Match(text, "case: (\\S+)").Value).Distinct().Count());
    }

    [Fact]
    public void A_field_that_may_not_apply_has_mutants()
    {
        using var pack = new TestPack("mistakes");
        pack.Replace("mistakes/policy.yaml", "facts:\n", "facts:\n  people: { type: list, ask: \"?\", cite: \"p. 1\", of: { works: { type: yes_no }, hours: { type: whole_number, only_if: works } } }\n");
        pack.Replace("mistakes/policy.yaml", "outputs:\n", "outputs:\n  long_hours: { type: yes_no, value: \"people.Any(p => p.works && p.hours > 30)\", cite: \"p. 1\" }\n");

        Assert.Contains("when `people.hours` is asked: `works` becomes `not(works)`", Survivors(pack), StringComparison.Ordinal);
    }

    [Fact]
    public void No_side_is_put_to_an_edge_that_is_undecided()
    {
        using var pack = new TestPack("mistakes");
        Assert.Contains("band: the lower edge `1000` is left out", Survivors(pack), StringComparison.Ordinal);
        pack.Replace("mistakes/policy.yaml", "    of: income\n", "    of: income\n    undecided: [1000]\n");

        Assert.DoesNotContain("edge `1000` is", Survivors(pack), StringComparison.Ordinal);
    }

    private static string Survivors(TestPack pack)
    {
        var run = pack.Run("test", "--mutate");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return Regex.Replace(run.Output, "\n    (?=\\S)", " ");
    }
}
