namespace PolicyEngine.Tests.Analysis;

/// <summary>Overlaps and gaps are found with a value that shows them.</summary>
public sealed class CompletenessTests
{
    [Theory]
    // Bands that meet at one edge, in one of them only.
    [InlineData("money", "", "less_than: 50", "at_least: 50", "")]
    [InlineData("whole_number", "", "at_most: 17", "at_least: 18", "")]
    [InlineData("date", "", "less_than: 2018-09-01", "at_least: 2018-09-01", "")]
    [InlineData("money", "", "at_most: 99.99", "at_least: 100.00", "")]
    // An amount to the penny is in no band between pounds.
    [InlineData("money", "", "at_most: 50", "at_least: 51", "PE4002 £50.50 is in no band")]
    [InlineData("decimal", "", "at_most: 99.99", "at_least: 100.00", "PE4002 99.995 is in no band")]
    // Edges that neither holds, or both.
    [InlineData("money", "", "less_than: 50", "more_than: 50", "PE4002 £50.00 is in no band")]
    [InlineData("money", "", "at_most: 50", "at_least: 50", "PE4001 £50.00 is in two rows")]
    [InlineData("whole_number", "", "at_most: 20", "at_least: 18", "PE4001 18 is in two rows")]
    [InlineData("whole_number", "", "less_than: 18", "more_than: 20", "PE4002 18 is in no band")]
    [InlineData("date", "", "at_most: 2018-09-01", "at_least: 2018-09-01", "PE4001 1 September 2018 is in two rows")]
    [InlineData("time", "", "less_than: 08:30", "more_than: 08:30", "PE4002 08:30 is in no band")]
    // What the paper itself leaves open is listed.
    [InlineData("money", "50", "at_most: 50", "at_least: 50", "")]
    [InlineData("money", "50", "less_than: 50", "more_than: 50", "")]
    [InlineData("money", "50", "at_most: 51", "at_least: 50", "PE4001 £51.00 is in two rows")]
    // Values that can't be given don't count.
    [InlineData("whole_number, range: 0..17", "", "at_most: 20", "at_least: 18", "")]
    [InlineData("whole_number, range: 30..", "", "less_than: 18", "more_than: 20", "")]
    public void Bands_are_held_against_each_other(string type, string undecided, string first, string second, string expected) => AssertFound(
        expected,
        Findings.Of(
            $"value: {{ type: {type}, ask: \"How much?\" }}",
            $"bands:\n  size: {{ of: value, undecided: [{undecided}], output: {{ type: choice, of: [low, high] }}, cite: \"1\", bands: [ {{ {first}, value: low }}, {{ {second}, value: high }} ] }}"));

    [Theory]
    [InlineData("unique", "{ kind: car, age: \"< 5\" }", "{ kind: car, age: \">= 5\" }", "")]
    [InlineData("unique", "{ kind: car }", "{ kind: \"van, bicycle\" }", "")]
    [InlineData("unique", "{ kind: car }", "{ age: \"> 5\" }", "PE4001 kind car, age 6 is in two rows")]
    [InlineData("unique", "{ kind: \"not(car)\" }", "{ kind: bicycle, age: 7 }", "PE4001 kind bicycle, age 7 is in two rows")]
    [InlineData("unique", "{ kind: \"not(car, van)\" }", "{ kind: \"not(bicycle)\" }", "")]
    [InlineData("unique", "{ age: \"1..5\" }", "{ age: \"5..9\" }", "PE4001 kind car, age 5 is in two rows")]
    [InlineData("unique", "{ age: \"[1..5)\" }", "{ age: \"5..9\" }", "")]
    [InlineData("unique", "{ age: \"1..5\", when: asked }", "{ age: \"5..9\" }", "")]
    [InlineData("first", "{ age: \"1..5\" }", "{ age: \"5..9\" }", "")]
    [InlineData("any", "{ age: \"1..5\" }", "{ age: \"5..9\" }", "")]
    public void Rows_of_a_table_are_held_against_each_other(string hit, string first, string second, string expected)
    {
        var rows = new[] { first, second }.Select((row, i) => row.Replace("}", FormattableString.Invariant($", fee: {i} }}"), StringComparison.Ordinal));
        AssertFound(
            expected,
            Findings.Of(
                "kind: { type: choice, of: [car, van, bicycle], ask: \"Kind?\" }\nage: { type: whole_number, ask: \"Age?\" }",
                $"tables:\n  charge: {{ hit: {hit}, inputs: {{ kind: kind, age: age }}, outputs: {{ fee: whole_number }}, cite: \"1\", rows: [ {string.Join(", ", rows)} ] }}"));
    }

    [Fact]
    public void The_second_row_is_underlined() => Assert.Contains(
        "PE4001 `{ at_least: 50, value: high }` £50.00 is in two rows of `size`: this one, and `low` on line 11",
        Findings.Of("value: { type: money, ask: \"How much?\" }", "bands:\n  size: { of: value, output: { type: choice, of: [low, high] }, cite: \"1\",\n    bands: [ { at_most: 50, value: low },\n     { at_least: 50, value: high } ] }"));

    [Fact]
    public void A_large_table_of_points_is_searched_to_its_end()
    {
        var rows = string.Join(", ", Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"{{ age: {i}, fee: {i} }}")));
        AssertFound("", Findings.Of("age: { type: whole_number, ask: \"Age?\" }", $"tables:\n  charge: {{ inputs: {{ age: age }}, outputs: {{ fee: whole_number }}, cite: \"1\", rows: [ {rows} ] }}"));
    }

    private static void AssertFound(string expected, IReadOnlyList<string> found)
    {
        var (id, message) = expected.Length == 0 ? ("", "") : (expected.Split(' ')[0], expected[(expected.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        if (expected.Length == 0)
        {
            // What the prover says of the same tables has tests of its own.
            Assert.DoesNotContain(found, line => !line.StartsWith("PE43", StringComparison.Ordinal));
        }
        else
        {
            Assert.StartsWith($"{id} ", Assert.Single(found, line => line.Contains(message, StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }
}
