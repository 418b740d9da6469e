namespace PolicyEngine.Tests.Analysis;

/// <summary>What a policy's author should hear although it loads, and what the author may accept with a reason.</summary>
public sealed class GovernanceTests
{
    private const string Unread = "spare: { type: yes_no, ask: \"Spare?\" }";

    [Theory]
    [InlineData("", "", "")]
    [InlineData(Unread, "", "PE4004 `spare` `spare` is asked, and nothing in the policy reads it")]
    [InlineData(Unread, "definitions: { double_spare: spare && asked }", "")]
    [InlineData(Unread, "outputs: { fee: { type: money, value: \"5\", cite: \"1\", because: \"Spare is {spare}.\" } }", "")]
    [InlineData("spare: { type: yes_no, ask: \"Spare?\" }\nother: { type: yes_no, ask: \"Other?\", only_if: spare }", "definitions: { reads: other }", "")]
    [InlineData("", "parameters: { fee: { type: money, cite: \"1\", values: [] } }", "PE4003 `fee` the parameter `fee` has no value, and no note says why")]
    [InlineData("", "parameters: { fee: { type: money, cite: \"1\", values: [], note: \"The paper names it only.\" } }", "")]
    [InlineData("", "parameters: { fee: { type: money, values: [ { from: 2018-01-01, value: 5 } ] } }", "PE5001 `{ from: 2018-01-01, value: 5 }` this value of `fee` says nowhere where it is written")]
    [InlineData("", "parameters: { fee: { type: money, values: [ { from: 2018-01-01, value: 5, cite: \"1\" } ] } }", "")]
    [InlineData("", "parts: { second: { outcomes: [left, right], rules: [ { id: two, when: asked, then: left, because: \"Left.\" } ], otherwise: { then: right, because: \"Right.\", cite: \"1\" } } }", "PE5001 `two` the rule `two` says nowhere where it is written")]
    [InlineData("", "parts: { second: { outcomes: [left, right], cite: \"1\", rules: [ { id: two, when: asked, then: left, because: \"Left.\" } ], otherwise: { then: right, because: \"Right.\" } } }", "")]
    [InlineData(Unread, "suppress: [ { id: PE4004, at: spare, reason: \"The paper asks for it.\" } ]", "")]
    [InlineData(Unread, "suppress: [ { id: PE4004, at: other, reason: \"Wrong name.\" } ]", "PE4004 `spare` `spare` is asked, and nothing in the policy reads it; PE5002 `PE4004` the suppression of `PE4004` at `other` suppresses nothing")]
    [InlineData("", "suppress: [ { id: PE4004, at: asked, reason: \"Nothing to suppress.\" } ]", "PE5002 `PE4004` the suppression of `PE4004` at `asked` suppresses nothing")]
    [InlineData("spare: { type: text, ask: \"Spare?\", keep_after_erasing: \"For the report.\" }", "definitions: { reads: spare == asked_text }\nparameters: { asked_text: { type: text, cite: \"1\", values: [ { from: 2018-01-01, value: a } ] } }", "PE4156 `spare` `spare` is kept after erasing, and what people write there can name a person")]
    [InlineData("spare: { type: text, pattern: \"[A-F]\", ask: \"Spare?\", keep_after_erasing: \"For the report.\" }", "definitions: { reads: spare == asked_text }\nparameters: { asked_text: { type: text, cite: \"1\", values: [ { from: 2018-01-01, value: A } ] } }", "")]
    [InlineData("spare: { type: list, ask: \"Spare?\", keep_after_erasing: \"For the report.\", of: { said: { type: text } } }", "definitions: { reads: spare.Count > 1 }", "PE4156 `spare` `spare` is kept after erasing, and what people write there can name a person")]
    [InlineData("spare: { type: yes_no, sensitive: yes, ask: \"Spare?\", keep_after_erasing: \"For the report.\" }", "definitions: { reads: not(spare) }", "PE4156 `spare` `spare` is kept after erasing, and it is marked as sensitive")]
    [InlineData("spare: { type: yes_no, ask: \"Spare?\", keep_after_erasing: \"For the report.\" }", "definitions: { reads: not(spare) }", "")]
    [InlineData("spare: { type: text, ask: \"Spare?\", keep_after_erasing: \"For the report.\" }", "definitions: { reads: is_blank(spare) }\nsuppress: [ { id: PE4156, at: spare, reason: \"It is a street.\" } ]", "")]
    public void A_policy_is_told_what_it_lacks(string facts, string parts, string expected) => Assert.Equal(expected, string.Join("; ", Findings.Of(facts, parts)));

    [Fact]
    public void An_error_is_never_suppressed() => Assert.Contains(
        Findings.Of("age: { type: whole_number, ask: \"Age?\" }", "definitions: { half: age / 2 }\nsuppress: [ { id: PE3002, at: half, reason: \"Please.\" } ]"),
        line => line.StartsWith("PE3002 `age / 2`", StringComparison.Ordinal));
}
