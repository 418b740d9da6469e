using System.Globalization;
using PolicyEngine.Documents;
using PolicyEngine.Model;
using PolicyEngine.Tests.Repository;
using PolicyEngine.Tests.Session;
using PolicyEngine.Trials;

namespace PolicyEngine.Tests.Door;

/// <summary>A figure that is not the law, or a value that is assumed, for one run.</summary>
public sealed class TrialTests
{
    private const string Text = """
        policy: allowance
        title: Allowance
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2024-01-01 }
        facts:
          hours: { type: whole_number, range: 0..60, ask: "How many hours?" }
          kind: { type: choice, of: [day, night], ask: "Which kind?" }
        parameters:
          rate: { type: money, title: Rate, cite: "1", values: [ { from: 2024-01-01, value: 2.50 }, { from: 2025-01-01, value: 3.00 } ] }
          extra: { type: money, by: kind, cite: "1", values: [ { key: day, from: 2024-01-01, value: 1 }, { key: night, from: 2024-01-01, value: 2 } ] }
        definitions:
          basic: hours * rate
          is_long: hours > 30
        outputs:
          weekly: { title: Weekly amount, type: money, value: "basic + extra[kind] + (is_long ? 10 : 0)", because: "{hours} hours.", cite: "1" }

        """;

    private const string Facts = """{ "hours": 10, "kind": "night" }""";

    private static readonly DateOnly Day = new(2025, 2, 1);

    [Theory]
    [InlineData("rate=4", "", "42", "Rate £4.00, not the law (£3.00)")]
    [InlineData("rate@2025-01-15=4", "", "42", "Rate £4.00, not the law (£3.00)")]
    [InlineData("rate@2025-02-02=4", "", "32.00", "Rate £4.00 from 2 February 2025 only")]
    [InlineData("extra[night]=7", "", "37.00", "extra £7.00, not the law (£2.00)")]
    [InlineData("extra[day]=7", "", "32.00", "extra £7.00, not the law (£1.00)")]
    [InlineData("", "basic=100", "102", "basic is assumed to be £100.00, not worked out")]
    [InlineData("", "is_long=yes", "42.00", "is_long is assumed to be yes, not worked out")]
    [InlineData("", "weekly=5", "5", "Weekly amount is assumed to be £5.00, not worked out")]
    public void One_run_is_decided_as_if_it_were_so_and_says_it(string figure, string assumed, string weekly, string sentence)
    {
        var decision = Tried(figure, assumed).DecideJson(Facts, Day);
        var document = DecisionDocument.Of(decision, withGrounds: true);

        Assert.Equal(weekly, decision.Outputs[0].Text);
        Assert.Equal(sentence, Assert.Single(document.Trial).Sentence);
        Assert.StartsWith($"Trial: {sentence}\n", TextRenderer.Render(document), StringComparison.Ordinal);
        Assert.StartsWith("> **Trial:** ", MarkdownRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("\"trial\": {", JsonRenderer.Render(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate[day]=1", "", "has no keys")]
    [InlineData("extra=1", "", "is a figure for each key")]
    [InlineData("extra[dusk]=1", "", "has no key `dusk`")]
    [InlineData("rate=much", "", "no value for `rate`")]
    [InlineData("rates=1", "", "there is no figure `rates`")]
    [InlineData("basic=1", "", "there is no figure `basic`")]
    [InlineData("", "hours=1", "`hours` is a fact")]
    [InlineData("", "rate=1", "there is no value `rate`")]
    [InlineData("", "is_long=perhaps", "no value for `is_long`")]
    public void What_cannot_be_tried_is_refused(string figure, string assumed, string message)
    {
        var answer = Answer(figure, assumed);

        Assert.Null(answer.Policy);
        Assert.Contains(message, Assert.Single(answer.Refused).Message, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Refused[0].Help);
    }

    [Fact]
    public void A_trial_has_a_hash_of_its_own_for_each_change()
    {
        var hashes = new[] { "rate=4", "rate=5", "rate@2025-01-15=4" }.Select(figure => Tried(figure, "").Model.ContentHash).Append(Tried("", "basic=4").Model.ContentHash);

        Assert.Equal(5, hashes.Append(Grants.Load(Text).Policies[0].Model.ContentHash).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Nobody_signs_confirms_or_writes_about_a_trial()
    {
        var decision = Tried("rate=4", "").DecideJson(Facts, Day);

        Assert.Throws<InvalidOperationException>(() => decision.WithOfficer("Ann", "I agree."));
        Assert.Throws<ArgumentException>(() => DecisionDocument.Of(decision, withLetter: true));
        Assert.Throws<ArgumentException>(() => SnapshotRenderer.Render("title", DecisionDocument.Of(decision)));
    }

    // One of each kind from the library.
    [Fact]
    public void Every_kind_of_worked_out_value_can_be_assumed()
    {
        var loaded = PolicyLoader.Load(Path.Combine(Tree.Root, "rules"));
        var kinds = new HashSet<ItemKind>();
        foreach (var policy in loaded.Set!.Policies)
        {
            foreach (var item in policy.Model.Items.Where(item => item.IsNamed && item.Type != FactType.List && item.Lookup is not { Outputs.Length: > 1 } && item.ChoiceSet >= 0 | item.Type is FactType.YesNo))
            {
                if (kinds.Add(item.Kind))
                {
                    var value = item.ChoiceSet < 0 ? "yes" : policy.Model.Choices[item.ChoiceSet].Options[0].Name;
                    var answer = PolicyTrial.Of(loaded.Syntax.First(syntax => syntax.Id.Value == policy.Id), policy, [], [string.Create(CultureInfo.InvariantCulture, $"{item.Name}={value}")]);

                    Assert.True(answer.Policy is not null, $"{policy.Id} {item.Name}: {answer.Refused.FirstOrDefault()?.Message}");
                    var decision = answer.Policy.DecideJson("{}", policy.Model.InForceFrom);
                    Assert.Equal(value, ValueText.Format(decision.ValueOf(item.Name)!, item.ChoiceSet < 0 ? null : answer.Policy.Model.Choices[answer.Policy.Model.Items.First(one => one.Name == item.Name).ChoiceSet]));
                }
            }
        }

        Assert.Superset(new HashSet<ItemKind> { ItemKind.Definition, ItemKind.Criteria, ItemKind.Table, ItemKind.Bands, ItemKind.Outcome, ItemKind.Part, ItemKind.Output }, kinds);
    }

    [Fact]
    public void A_session_tries_and_goes_back()
    {
        using var session = SessionRun.With(Text);
        session.Type("hours = 10, kind = night");
        session.Type(":as-of 2025-02-01");

        Assert.Contains("Trial: Rate £4.00, not the law (£3.00)", session.Type(":parameter rate=4"), StringComparison.Ordinal);
        Assert.Contains("Weekly amount: £112.00", session.Type(":assume basic=110"), StringComparison.Ordinal);
        Assert.Equal("rate=4", session.Type(":parameter").Trim());
        Assert.Contains("no case is kept", session.Type(":save case tried"), StringComparison.Ordinal);
        Assert.Contains("£42.00", session.Type(":assume off"), StringComparison.Ordinal);
        var back = session.Type(":parameter off");
        Assert.Contains("£32.00", back, StringComparison.Ordinal);
        Assert.DoesNotContain("Trial", back, StringComparison.Ordinal);
        Assert.Contains("there is no figure", session.Type(":parameter rats=4"), StringComparison.Ordinal);
    }

    private static Policy Tried(string figure, string assumed) => Answer(figure, assumed) is { Policy: { } policy } ? policy : throw new InvalidOperationException("it was refused");

    private static TrialAnswer Answer(string figure, string assumed)
    {
        var loaded = PolicyLoader.Load([new Diagnostics.SourceFile("packs/0/policy.yaml", Text)]);
        return PolicyTrial.Of(loaded.Syntax[0], loaded.Set!.Policies[0], figure.Length == 0 ? [] : [figure], assumed.Length == 0 ? [] : [assumed]);
    }
}
