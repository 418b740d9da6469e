namespace PolicyEngine.Tests.Testing;

/// <summary>What a case may expect, and what is said when it does not come.</summary>
public sealed class ExpectationTests
{
    private const string EightPoints = "expect: { status: determined, outcome: granted, fee: 20.00, fired: [enough_points], missing: [] }";

    [Theory]
    [InlineData("outcome: granted")]
    [InlineData("status: determined")]
    [InlineData("fee: 20")]
    [InlineData("fee: £20.00")]
    [InlineData("half_fee: 10")]
    [InlineData("fired: [enough_points]")]
    [InlineData("missing: []")]
    public void What_comes_is_met(string expected)
    {
        using var pack = Expecting(expected);

        pack.Replace("badge/cases.yaml", $"{{ {expected} }}", $"{{ {expected} }}\n    snapshot: false");

        Assert.Equal("badge  1 passed\n1 passed, 0 failed, 0 awaiting approval\n", pack.Run("test", "--case", "eight-points").Output);
    }

    [Theory]
    [InlineData("outcome: refused", "outcome: expected refused, came granted")]
    [InlineData("outcome: undetermined", "outcome: expected not determined, came granted")]
    [InlineData("status: undetermined", "status: expected undetermined, came determined")]
    [InlineData("fee: 20.01", "fee: expected £20.01, came £20.00")]
    [InlineData("fee: not_applicable", "fee: expected does not apply, came £20.00")]
    [InlineData("fee: faulted", "fee: expected broke, came £20.00")]
    [InlineData("half_fee: 9.99", "half_fee: expected £9.99, came £10.00")]
    [InlineData("fired: []", "fired: expected none, came enough_points")]
    [InlineData("missing: [points]", "missing: expected points, came none")]
    public void What_does_not_come_is_said_with_both_values(string expected, string said)
    {
        using var pack = Expecting(expected);

        var run = pack.Run("test", "--case", "eight-points", "--no-write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  " + said + "\n    badge/cases.yaml:7:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fee: lots", "PE6003", "`lots` is not an amount of money", "^^^^")]
    [InlineData("outcome: grantd", "PE6008", "did you mean `granted`?", "^^^^^^")]
    [InlineData("fea: 20.00", "PE6551", "did you mean `fee`?", "^^^")]
    [InlineData("points: 8", "PE6552", "`points` is a fact", "^^^^^^")]
    [InlineData("points_needed: 8", "PE6552", "`points_needed` is a parameter", "^^^^^^^^^^^^^")]
    [InlineData("fired: [enough_point]", "PE6554", "did you mean `enough_points`?", "^^^^^^^^^^^^")]
    [InlineData("missing: [point]", "PE6555", "did you mean `points`?", "^^^^^")]
    public void An_expectation_that_cannot_be_is_a_mistake_of_the_case(string expected, string id, string said, string marks)
    {
        using var pack = Expecting(expected);

        var run = pack.Run("test", "--case", "eight-points", "--no-write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error {id}:", run.Output, StringComparison.Ordinal);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Contains($" {marks}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_fact_of_a_case_is_shown_under_its_line()
    {
        using var pack = new TestPack();
        pack.Replace("badge/cases.yaml", "facts: { points: 8,", "facts: { pionts: 8,");

        var run = pack.Run("test", "--no-write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("badge/cases.yaml:6:14: error PE6001: there is no fact named `pionts`", run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean `points`?", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outcome_comes_first_with_the_rules_and_the_values_they_compared()
    {
        using var pack = new TestPack();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        var lines = pack.Run("test", "--case", "eight-points", "--no-write").Output.Split('\n').Where(line => !line.Contains('|')).ToArray();

        Assert.Equal(
            [
                "FAILED eight-points: Eight points are enough",
                "",
                "  outcome: expected granted, came refused",
                "    badge/cases.yaml:7:44",
                "    rule `decision/enough_points`, which gives granted: did not fire",
                "      points 8 >= points_needed 9: no",
                "        `points_needed`: 9 points",
                "    `decision/otherwise`, which gives refused: holds (no rule applies)",
            ],
            lines[2..10]);
    }

    [Fact]
    public void A_rule_is_told_once_however_many_expectations_it_fails()
    {
        using var pack = new TestPack();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        var output = pack.Run("test", "--case", "eight-points", "--no-write").Output;

        Assert.Equal(2, output.Split("rule `decision/enough_points`").Length);
    }

    private static TestPack Expecting(string expected)
    {
        var pack = new TestPack();
        pack.Replace("badge/cases.yaml", EightPoints, $"expect: {{ {expected} }}");
        return pack;
    }
}
