namespace PolicyEngine.Tests.Binding;

/// <summary>Messages followed to the letter: each row is a text that people write, the advice that must come, and the text of whoever follows it, which must load.</summary>
public class AdviceTests
{
    /// <summary>A condition, the advice, and the condition after it.</summary>
    public static TheoryData<string, string, string> Conditions => new()
    {
        { "18 < age < 65", "write `18 < age && age < 65`", "18 < age && age < 65" },
        { "18 <= age < limit", "write `18 <= age && age < limit`", "18 <= age && age < limit" },
        { "today > moved", "write `as_of`", "as_of > moved" },
        { "now > moved", "write `as_of`", "as_of > moved" },
        { "as_of - moved > 30", "write `days_between(moved, as_of)`", "days_between(moved, as_of) > 30" },
        { "moved + 30 < as_of", "write `add_days(moved, 30)`", "add_days(moved, 30) < as_of" },
        { "as_of - 30 > moved", "write `add_days(as_of, -30)`", "add_days(as_of, -30) > moved" },
        { "as_of - (age + 1) > moved", "write `add_days(as_of, -(age + 1))`", "add_days(as_of, -(age + 1)) > moved" },
        { "age.HasValue", "take the test away", "age > 0" },
        { "age.Value > 3", "take the test away", "age > 3" },
        { "age ≥ 18", "write `>=`", "age >= 18" },
        { "age ≤ 18", "write `<=`", "age <= 18" },
        { "age ≠ 18", "write `!=`", "age != 18" },
        { "age – 5 > 1", "for minus write `-`", "age - 5 > 1" },
        { "age − 5 > 1", "write `-`", "age - 5 > 1" },
        { "age × 2 > 1", "to multiply write `*`", "age * 2 > 1" },
        { "name == “Rose”", "straight quotation marks", "name == \"Rose\"" },
        { "name == 'Rose'", "write `\"Rose\"`", "name == \"Rose\"" },
        { "price > £250", "leave the sign out", "price > 250" },
        { "price > 250,000", "write `250_000`", "price > 250_000" },
        { "max(price, 1,000) > 2", "a comma does not separate thousands here", "max(price, 1_000) > 2" },
        { "min(1,000) > age", "a comma does not separate thousands here", "1_000 > age" },
        { "price * 7.5% > 10", "write 7.5% as `0.075`", "price * 0.075 > 10" },
        { "age >= 18 years", "leave the unit out: `18`", "age >= 18" },
        { "not resident", "write `not(resident)`", "not(resident)" },
        { "resident and student", "write `resident && student`", "resident && student" },
        { "resident AND NOT student", "write `resident && not(student)`", "resident && not(student)" },
        { "resident or age > 3", "write `resident || age > 3`", "resident || age > 3" },
        { "deposits.Count(x => x.principal >= 18 and x.points == 1) > 0", "write `deposits.Count(x => x.principal >= 18 && x.points == 1) > 0`", "deposits.Count(x => x.principal >= 18 && x.points == 1) > 0" },
        { "if age > 18", "write `condition ? value_if_yes : value_if_no`", "age > 18" },
        { "age between 18 and 65", "write `age >= 18 && age <= 65`", "age >= 18 && age <= 65" },
        { "vehicle in (petrol, electric)", "write `vehicle is petrol or electric`", "vehicle is petrol or electric" },
        { "age =< 18", "write `<=`", "age <= 18" },
        { "age <> 18", "write `!=`", "age != 18" },
        { "age => 18", "write `>=`", "age >= 18" },
        { "age = 18", "write `==`", "age == 18" },
        { "round(income) > 3", "write `round_half_up(x, 0)`", "round_half_up(income, 0) > 3" },
        { "ceiling(income) > 3", "write `round_up(x, 0)`", "round_up(income, 0) > 3" },
        { "floor(income) > 3", "write `round_down(x, 0)`", "round_down(income, 0) > 3" },
        { "age == null", "take the test away", "age > 0" },
        { "is_known(age)", "take the test away", "age > 0" },
        { "(age ?? 0) > 3", "nothing stands in for a fact that is not known", "age > 3" },
        { "deposits[0].points > 3", "narrow them with a condition and take one value, like `deposits.Where(x => …).Max(x => …)`", "deposits.Where(x => x.points > 1).Max(x => x.points) > 3" },
        { "age[0] > 3", "leave out the square brackets", "age > 3" },
        { "limit[petrol] > 3", "leave out the square brackets", "limit > 3" },
        { "deposits.Select(x => x.points).Sum() > 3", "`deposits.Sum(x => x.points)`", "deposits.Sum(x => x.points) > 3" },
        { "deposits.First(x => x.points > 3).principal > 3", "write `deposits.Where(x => x.points > 3).Max(x => x.principal)`", "deposits.Where(x => x.points > 3).Max(x => x.principal) > 3" },
        { "deposits.OrderBy(x => x.points).First().principal > 3", "`deposits.Min(x => x.points)`", "deposits.Min(x => x.points) > 3" },
        { "deposits.GroupBy(x => x.bank).Count > 3", "`deposits.CountDistinct(x => x.bank)`", "deposits.CountDistinct(x => x.bank) > 3" },
        { "deposits.Average(x => x.points) > 3", "write `divide(deposits.Sum(x => x.points), deposits.Count)`", "divide(deposits.Sum(x => x.points), deposits.Count) > 3" },
        { "deposits.Distinct(x => x.bank) > 3", "write `deposits.CountDistinct(x => x.bank)`", "deposits.CountDistinct(x => x.bank) > 3" },
        { "deposits.Exists(x => x.points > 3)", "write `deposits.Any(x => x.points > 3)`", "deposits.Any(x => x.points > 3)" },
        { "deposits.Length > 3", "write `deposits.Count`", "deposits.Count > 3" },
        { "deposits", "how many, `deposits.Count`", "deposits.Count > 0" },
        { "deposits + deposits > 3", "such as `list.Count` or `list.Sum(x => x.amount)`, and add the two", "deposits.Count + deposits.Count > 3" },
        { "rate.at(date(2019, 1, 1)) > 3", "write the key in square brackets, `name[key]`", "rate.at(date(2019, 1, 1))[petrol] > 3" },
        { "rate[petrol, date(2019, 1, 1)] > 3", "`rate[key]`; the value is always that of the day of the decision", "rate[petrol] > 3" },
        { "max(age, limit, 3) > 3", "for more write `max(a, max(b, c))`", "max(age, max(limit, 3)) > 3" },
        { "moved.DayOfWeek == 6", "write `day_of_week(date) == friday`, or `is_weekend(date)`", "is_weekend(moved)" },
        { "year(moved) > 2018", "write `year_of(date)`", "year_of(moved) > 2018" },
        { "name.Length > 3", "write `length_of(text)`", "length_of(name) > 3" },
        { "len(name) > 3", "write `length_of(text)`", "length_of(name) > 3" },
        { "sum(deposits) > 3", "write `list.Sum(x => x.amount)`", "deposits.Sum(x => x.principal) > 3" },
        { "resident == TRUE", "write `true`, in small letters", "resident == true" },
        { "resident == Yes", "write `true`, or the name alone", "resident" },
        { "age is 18..65", "write two comparisons, `age >= 18 && age <= 65`", "age >= 18 && age <= 65" },
        { "name == \"a\\u001bb\"", "write letters, digits, signs and ordinary spaces only", "name == \"ab\"" },
        { "name == \"a\\nb\"", "write letters, digits, signs and ordinary spaces only", "name == \"a b\"" },
        { "name == \"e\\u0301\"", "type the letter itself", "name == \"é\"" },
        { "аge > 3", "another alphabet", "age > 3" },
        { "moved > \"2018-01-01\"", "write `date(2018, 1, 1)`", "moved > date(2018, 1, 1)" },
        { "moved > '2018-01-01'", "write `date(2018, 1, 1)`", "moved > date(2018, 1, 1)" },
        { "starts > 8:30", "write `time(8, 30)`", "starts > time(8, 30)" },
        { "resident == \"yes\"", "the name alone, or `true`", "resident" },
        { "deposits.principal > 3", "`deposits.Sum(x => x.principal)`", "deposits.Sum(x => x.principal) > 3" },
        { "deposits.Any(points > 3)", "`deposits.Any(x => x.points > 0)`", "deposits.Any(x => x.points > 3)" },
        { "moved.AddDays(3) > as_of", "write `add_days(moved, n)`", "add_days(moved, 3) > as_of" },
        { "age mod 2 == 0", "write `remainder(age, 2)`", "remainder(age, 2) == 0" },
        { "age not in (1, 2)", "write `not(age is 1 or 2)`", "not(age is 1 or 2)" },
        { "vehicle is petrol, electric", "write `vehicle is petrol or electric`", "vehicle is petrol or electric" },
        { "age is at least 18", "write `>=`", "age >= 18" },
        { "age more than 18", "write `>`", "age > 18" },
        { "price > 1.000,50", "write `1_000.50`", "price > 1_000.50" },
        { "{age} > 3", "write the name alone, `age`", "age > 3" },
        { "age > 3;", "leave it out", "age > 3" },
        { "rate > 2", "write the key in square brackets", "rate[petrol] > 2" },
        { "resident is true and student is true", "between two conditions write `&&` or `||`", "resident && student" },
        { "years(moved, as_of) > 3", "write `years_between(from, to)`", "years_between(moved, as_of) > 3" },
    };

    /// <summary>A definition, the advice, and the definition after it.</summary>
    public static TheoryData<string, string, string> Definitions => new()
    {
        { "deposits", "how many, `deposits.Count`", "deposits.Count" },
        { "deposits.Where(x => x.points > 3)", "`deposits.Where(x => x.points > 3).Count`", "deposits.Where(x => x.points > 3).Count" },
        { "rate", "write the key in square brackets", "rate[petrol]" },
        { "moved.DayOfWeek", "write `day_of_week(date) == friday`, or `is_weekend(date)`", "is_weekend(moved)" },
        { "deposits.Max(x => x.placed_on).DayOfWeek", "write `day_of_week(date) == friday`, or `is_weekend(date)`", "is_weekend(deposits.Max(x => x.placed_on))" },
        { "deposits[0].principal", "`deposits.Where(x => …).Max(x => …)`", "deposits.Where(x => x.points > 1).Max(x => x.principal)" },
    };

    /// <summary>A script with the expression that calls it, the advice, and the two after it.</summary>
    public static TheoryData<string, string, string, string, string> Scripts => new()
    {
        { "bool Old() => age > 65;", "Old()", "add a value to the method, `long age`, and pass it", "bool Old(long age) => age > 65;", "Old(age)" },
        { "bool Many() => deposits.Count > 3;", "Many()", "work on the list in a definition", "bool Many(long count) => count > 3;", "Many(deposits.Count)" },
        { "bool Many(deposits d) => true;", "Many(deposits)", "a script takes single values", "bool Many(long count) => count > 3;", "Many(deposits.Count)" },
        { "bool Old(long age) => age > 65;", "Old(name)", "the script takes age (a whole number)", "bool Old(long age) => age > 65;", "Old(age)" },
        { "bool Оld(long age) => age > 65;", "resident", "a letter of another alphabet can look the same", "bool Old(long age) => age > 65;", "Old(age)" },
        { "bool Old(long аge) => true;", "resident", "a letter of another alphabet can look the same", "bool Old(long age) => true;", "Old(age)" },
        { "enum Colour { red, rеd }", "resident", "a letter of another alphabet can look the same", "enum Colour { red, blue }", "resident" },
        { "string Twist() => \"\\u202e\";", "resident", "a script holds", "string Twist() => \"x\";", "Twist() == name" },
    };

    /// <summary>A place in a policy, the advice, and the place after it.</summary>
    public static TheoryData<string, string, string> Keys => new()
    {
        { "rules: [{ id: r, if: a, then: yes_it_is, because: b }]", "write `when`", "rules: [{ id: r, when: a, then: yes_it_is, because: b }]" },
        { "rules: [{ id: r, when: a, then: yes_it_is, reason: b }]", "write `because`", "rules: [{ id: r, when: a, then: yes_it_is, because: b }]" },
        { "rules: [{ id: r, when: a, result: yes_it_is, because: b }]", "write `then`", "rules: [{ id: r, when: a, then: yes_it_is, because: b }]" },
        { "rules: [{ id: r, when: a, then: yes_it_is, because: b }], else: { then: no_it_is, because: c }", "write `otherwise`", "rules: [{ id: r, when: a, then: yes_it_is, because: b }], otherwise: { then: no_it_is, because: c }" },
        { "rules: &all [{ id: r, when: a, then: yes_it_is, because: b }]", "take this word away", "rules: [{ id: r, when: a, then: yes_it_is, because: b }]" },
    };

    /// <summary>Lines of YAML, the advice, and the lines after it.</summary>
    public static TheoryData<string, string, string> Lines => new()
    {
        { "  b:{ type: yes_no, ask: \"?\" }", "write `b: `, with a space after the colon", "  b: { type: yes_no, ask: \"?\" }" },
        { "  b: { type: yes_no, ask: {a} is asked }", "quote a text that starts with `[` or `{`", "  b: { type: yes_no, ask: \"{a} is asked\" }" },
        { "  b:\n    type: yes_no\n    ask: {a} is asked", "put the whole text in double quotes", "  b:\n    type: yes_no\n    ask: \"{a} is asked\"" },
        { "  b: { type: yes_no, question: \"?\" }", "write `ask`", "  b: { type: yes_no, ask: \"?\" }" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_loads_when_its_advice_is_followed(string bad, string advice, string good)
    {
        Advises(SamplePolicy.Load(SamplePolicy.WithCondition(bad)), advice);
        SamplePolicy.Loaded(SamplePolicy.WithCondition(good));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_definition_loads_when_its_advice_is_followed(string bad, string advice, string good)
    {
        var found = SamplePolicy.Load(SamplePolicy.WithSections($"definitions:\n  first: {bad}\n"));

        Advises(found, advice);
        Assert.DoesNotContain(found.Diagnostics, problem => problem.Message.Contains("yes or no is needed", StringComparison.Ordinal));
        SamplePolicy.Loaded(SamplePolicy.WithSections($"definitions:\n  first: {good}\n"));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_loads_when_its_advice_is_followed(string script, string condition, string advice, string goodScript, string goodCondition)
    {
        var found = SamplePolicy.Load(SamplePolicy.WithCondition(condition), ("sample/scripts/a.csx", script));

        Advises(found, advice);
        Assert.DoesNotContain(found.Diagnostics, problem => problem.Help.StartsWith("did you mean", StringComparison.Ordinal));
        SamplePolicy.Loaded(SamplePolicy.WithCondition(goodCondition), ("sample/scripts/a.csx", goodScript));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_loads_when_its_advice_is_followed(string bad, string advice, string good)
    {
        Advises(SamplePolicy.Load(OfDecision(bad)), advice);
        SamplePolicy.Loaded(OfDecision(good));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_loads_when_its_advice_is_followed(string bad, string advice, string good)
    {
        Advises(SamplePolicy.Load(OfFact(bad)), advice);
        SamplePolicy.Loaded(OfFact(good));
    }

    [Fact]
    public void A_limit_is_named_as_it_is()
    {
        Says(SamplePolicy.WithCondition("age > " + string.Join(" + ", Enumerable.Repeat("(age switch { 1 => 2, _ => 3 })", 13))), "more than 24 arrows");
        Says(SamplePolicy.WithCondition(string.Join(" && ", Enumerable.Repeat("deposits.Any(x => x.points > 1)", 9))), "more than 8 arrows");
        Says(SamplePolicy.WithCondition("deposits.Any(x => deposits.Any(y => deposits.Any(z => z.points > 1)))"), "nested more than 2 levels");
        Says(SamplePolicy.WithCondition("resident"), "chains more than 500 values", ("sample/scripts/a.csx", $"long Many(long a) => {string.Join(" + ", Enumerable.Repeat("a", 600))};"));
    }

    private static void Says(string yaml, string words, params (string Path, string Text)[] more)
    {
        var found = SamplePolicy.Load(yaml, more).Diagnostics;
        Assert.True(found.Any(problem => problem.Message.Contains(words, StringComparison.Ordinal)), string.Join("\n", found.Select(SamplePolicy.Show)));
    }

    [Fact]
    public void Advice_never_names_the_name_that_was_written() =>
        Assert.All(Conditions, row => Assert.DoesNotContain(SamplePolicy.Load(SamplePolicy.WithCondition((string)row[0])).Diagnostics, problem => problem.Help.Contains($"did you mean `{problem.Span.Text}`?", StringComparison.Ordinal)));

    private static void Advises(LoadResult result, string advice)
    {
        Assert.False(result.Succeeded, "it loads as it is");
        Assert.True(result.Diagnostics.Any(problem => problem.Help.Contains(advice, StringComparison.Ordinal)), string.Join("\n", result.Diagnostics.Select(SamplePolicy.Show)));
    }

    private static string OfDecision(string body) =>
        "policy: sample\ntitle: Sample\nowner: Tests\nsource: { document: d, at: a }\nin_force: { from: 2000-01-01 }\nfacts: { a: { type: yes_no, ask: \"?\" } }\ndecision: { outcomes: [yes_it_is, no_it_is], " + body + " }\n";

    private static string OfFact(string lines) =>
        "policy: sample\ntitle: Sample\nowner: Tests\nsource: { document: d, at: a }\nin_force: { from: 2000-01-01 }\nfacts:\n  a: { type: yes_no, ask: \"?\" }\n" + lines
        + "\ndecision:\n  outcomes: [granted]\n  rules: [{ id: r, when: a && b, then: granted, because: b }]\n";
}
