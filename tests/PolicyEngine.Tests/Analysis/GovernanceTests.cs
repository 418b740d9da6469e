namespace PolicyEngine.Tests.Analysis;

/// <summary>What a policy's author should hear although it loads, and what the author may accept with a reason.</summary>
public sealed class GovernanceTests
{
    private const string Unread = "spare: { type: yes_no, ask: \"Spare?\" }";

    [Theory]
    [InlineData("", "", "")]
    [InlineData(Unread, "", "PE4004 `spare` `spare` is asked, and nothing in the policy reads it")]
    [InlineData(Unread, "definitions: { double_spare: spare && spare }", "")]
    [InlineData(Unread, "outputs: { fee: { type: money, value: \"5\", cite: \"1\", because: \"Spare is {spare}.\" } }", "")]
    [InlineData("spare: { type: yes_no, ask: \"Spare?\" }\nother: { type: yes_no, ask: \"Other?\", only_if: spare }", "definitions: { reads: other }", "")]
    [InlineData("", "parameters: { fee: { type: money, cite: \"1\", values: [] } }", "PE4003 `fee` the parameter `fee` has no value, and no note says why")]
    [InlineData("", "parameters: { fee: { type: money, cite: \"1\", values: [], note: \"The paper names it only.\" } }", "")]
    [InlineData("", "parameters: { fee: { type: money, values: [ { from: 2018-01-01, value: 5 } ] } }", "PE5001 `{ from: 2018-01-01, value: 5 }` this value of `fee` says nowhere where it is written")]
    [InlineData("", "parameters: { fee: { type: money, values: [ { from: 2018-01-01, value: 5, cite: \"1\" } ] } }", "")]
    [InlineData("", "parts: { second: { outcomes: [left, right], rules: [ { id: two, when: asked, then: left, because: \"Left.\" } ] } }", "PE5001 `two` the rule `two` says nowhere where it is written")]
    [InlineData("", "parts: { second: { outcomes: [left, right], cite: \"1\", rules: [ { id: two, when: asked, then: left, because: \"Left.\" } ] } }", "")]
    [InlineData(Unread, "suppress: [ { id: PE4004, at: spare, reason: \"The paper asks for it.\" } ]", "")]
    [InlineData(Unread, "suppress: [ { id: PE4004, at: other, reason: \"Wrong name.\" } ]", "PE4004 `spare` `spare` is asked, and nothing in the policy reads it; PE5002 `PE4004` the suppression of `PE4004` at `other` suppresses nothing")]
    [InlineData("", "suppress: [ { id: PE4004, at: asked, reason: \"Nothing to suppress.\" } ]", "PE5002 `PE4004` the suppression of `PE4004` at `asked` suppresses nothing")]
    public void A_policy_is_told_what_it_lacks(string facts, string parts, string expected) => Assert.Equal(expected, string.Join("; ", Findings.Of(facts, parts)));

    [Fact]
    public void An_error_is_never_suppressed() => Assert.Contains(
        Findings.Of("age: { type: whole_number, ask: \"Age?\" }", "definitions: { half: age / 2 }\nsuppress: [ { id: PE3002, at: half, reason: \"Please.\" } ]"),
        line => line.StartsWith("PE3002 `age / 2`", StringComparison.Ordinal));
}
