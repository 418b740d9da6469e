using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Binding;

/// <summary>What an author sees for each mistake in tables, bands, matrices, parameters, outcomes and scripts.</summary>
public class SectionDiagnosticsTests
{
    [Theory]
    [InlineData("definitions:\n  d: vehicles\nx", "PE2006", "vehicles")]
    [InlineData("definitions:\n  d: deposits\n", "PE2020", "deposits")]
    [InlineData("bands:\n  b: { of: deposits, output: text, bands: [ { less_than: 5, value: a } ] }\n", "PE2020", "deposits")]
    [InlineData("bands:\n  b: { of: age, output: whole_number, bands: [ { less_than: fife, value: 1 } ] }\n", "PE2018", "fife")]
    [InlineData("bands:\n  b: { of: age, output: whole_number, bands: [ { less_than: 5, value: one } ] }\n", "PE2019", "one")]
    [InlineData("bands:\n  b: { of: age, output: { type: choice, of: nothing_such }, bands: [ { less_than: 5, value: a } ] }\n", "PE2014", "nothing_such")]
    [InlineData("bands:\n  b: { of: age, output: { type: choice, of: vehicle }, bands: [ { less_than: 5, value: petrl } ] }\n", "PE2015", "petrl")]
    [InlineData("tables:\n  t: { inputs: { v: vehicle }, outputs: { n: whole_number }, rows: [ { v: petrl, n: 1 } ] }\n", "PE2018", "petrl")]
    [InlineData("tables:\n  t: { inputs: { v: vehicle }, outputs: { n: whole_number }, rows: [ { v: '< petrol', n: 1 } ] }\n", "PE2018", "< petrol")]
    [InlineData("tables:\n  t: { inputs: { a: age }, outputs: { n: whole_number }, rows: [ { a: '9..5', n: 1 } ] }\n", "PE2018", "9..5")]
    [InlineData("tables:\n  t: { inputs: { a: age }, outputs: { n: whole_number }, rows: [ { a: '3, not(4), 1O', n: 1 } ] }\n", "PE2018", "1O")]
    [InlineData("tables:\n  t: { inputs: { a: moved }, outputs: { n: whole_number }, rows: [ { a: '< 1/2/2018', n: 1 } ] }\n", "PE2018", "< 1/2/2018")]
    public void A_mistake_in_a_section_is_underlined(string sections, string id, string underlined) =>
        AssertFound(SamplePolicy.Load(SamplePolicy.WithSections(sections.Replace("\nx", "\n", StringComparison.Ordinal))), id, underlined);

    [Theory]
    [InlineData("{ key: petrl, from: 2000-01-01, value: 1 }", "PE2015", "petrl")]
    public void A_mistake_in_a_parameter_is_underlined(string value, string id, string underlined)
    {
        var yaml = SamplePolicy.WithSections("").Replace("{ key: petrol, from: 2000-01-01, value: 1.5 }", value, StringComparison.Ordinal);
        AssertFound(SamplePolicy.Load(yaml), id, underlined);
    }

    [Fact]
    public void A_key_that_names_no_list_is_underlined() =>
        AssertFound(SamplePolicy.Load(SamplePolicy.WithSections("").Replace("by: vehicle", "by: vehicel", StringComparison.Ordinal)), "PE2014", "vehicel");

    [Fact]
    public void An_outcome_that_does_not_exist_is_underlined_with_the_nearest_one()
    {
        var yaml = SamplePolicy.WithSections("").Replace("then: granted", "then: grantde", StringComparison.Ordinal);
        var found = AssertFound(SamplePolicy.Load(yaml), "PE2015", "grantde");
        Assert.Equal("did you mean `granted`?", found.Help);
    }

    [Theory]
    [InlineData("long Twice(long a) { return a * 2 }", "PE2022", "")]
    [InlineData("#r \"x.dll\"\nlong Twice(long a) => a * 2;", "PE2022", "")]
    [InlineData("class Evil { }", "PE2005", "class Evil { }")]
    [InlineData("static long counter;", "PE2005", "static long counter;")]
    [InlineData("using System.IO;\nlong Twice(long a) => a;", "PE2005", "using System.IO;")]
    [InlineData("System.Console.WriteLine(1);", "PE2005", "System.Console.WriteLine(1);")]
    [InlineData("long Twice(long a) { try { return a; } catch { return 0; } }", "PE2005", "try { return a; } catch { return 0; }")]
    [InlineData("async System.Threading.Tasks.Task<long> Twice(long a) => a;", "PE2005", null)]
    [InlineData("[System.Obsolete] long Twice(long a) => a;", "PE2005", null)]
    [InlineData("unsafe long Twice(long* a) => *a;", "PE2005", null)]
    [InlineData("long Twice(ref long a) => a;", "PE2005", "ref long a")]
    [InlineData("long age(long a) => a;", "PE2023", "age")]
    [InlineData("long max(long a) => a;", "PE2023", "max")]
    [InlineData("long __Twice(long a) => a;", "PE2023", "__Twice")]
    [InlineData("enum LookupKey { A }", "PE2023", "LookupKey")]
    [InlineData("long Twice(long a) => a + missing;", "PE2006", "missing")]
    public void A_mistake_in_a_script_is_underlined_in_the_script(string script, string id, string? underlined)
    {
        var found = AssertFound(SamplePolicy.Load(SamplePolicy.WithSections(""), ("sample/scripts/helpers.csx", script)), id, underlined);
        Assert.Equal("sample/scripts/helpers.csx", found.Location.File);
    }

    [Fact]
    public void Text_that_would_cost_a_compiler_its_stack_or_an_hour_is_refused_before_it_sees_it()
    {
        AssertFound(SamplePolicy.Load(SamplePolicy.WithCondition(new string('(', 60) + "resident" + new string(')', 60))), "PE2002", null);
        AssertFound(SamplePolicy.Load(SamplePolicy.WithCondition(new string('!', 200) + "resident")), "PE2002", null);
        AssertFound(SamplePolicy.Load(SamplePolicy.WithCondition("deposits.Any(a => deposits.Any(b => deposits.Any(c => resident)))")), "PE2002", null);
        AssertFound(SamplePolicy.Load(SamplePolicy.WithCondition("resident && " + string.Concat(Enumerable.Repeat("age > 1 && ", 500)) + "student")), "PE2001", null);
        AssertFound(SamplePolicy.Load(SamplePolicy.WithSections(""), ("sample/scripts/long.csx", "// " + new string('x', 70_000))), "PE2025", null);
        AssertFound(SamplePolicy.Load(SamplePolicy.WithSections(""), ("sample/scripts/deep.csx", "long Deep(PolicyList<long> l) => l.Sum(a => l.Sum(b => l.Sum(c => l.Sum(d => d))));")), "PE2002", null);
        AssertFound(SamplePolicy.Load(SamplePolicy.WithSections(""), ("sample/scripts/curly.csx", "long Twice(long a) => a * 2; // “curly”")), "PE2003", "“");
    }

    private static PolicyDiagnostic AssertFound(LoadResult result, string id, string? underlined)
    {
        Assert.False(result.Succeeded);
        var found = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == id && (string.IsNullOrEmpty(underlined) || diagnostic.Span.Text.Trim() == underlined));
        Assert.True(found is not null, string.Join("\n", result.Diagnostics.Select(SamplePolicy.Show)));
        Assert.NotEmpty(found.Help);
        return found;
    }
}
