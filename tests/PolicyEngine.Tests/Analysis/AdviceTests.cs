using PolicyEngine.Analysis;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Analysis;

/// <summary>Advice is a stage of its own: who hears what about whom, and what counts.</summary>
public sealed class AdviceTests
{
    private static readonly LoadOptions Advised = new() { Advise = true };

    [Fact]
    public void An_error_in_one_policy_hides_no_advice_about_another_and_is_said_once()
    {
        var loaded = PolicyLoader.Load([Policy("a", "nothing_of_the_kind"), Policy("b", "asked")], Advised);

        Assert.Equal(["a PE2006", "b PE4004"], loaded.Diagnostics.Select(diagnostic => $"{diagnostic.Span.File.Path[..1]} {diagnostic.Id}").Where(line => line is "a PE2006" or "b PE4004"));
        Assert.Single(loaded.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Null(loaded.Set);
        Assert.Equal(["b"], loaded.Sound!.Policies.Select(policy => policy.Id));
        Assert.Equal([("a", UnreadReason.Errors)], loaded.Unread.Select(policy => (policy.Id, policy.Reason)));
    }

    [Theory]
    [InlineData("asked: asked", "PE1")]
    [InlineData("when: age / 2 > 1", "PE3")]
    [InlineData("when: 5 + asked > 1", "PE2")]
    public void Whatever_stage_an_error_comes_from_the_neighbour_is_analysed(string instead, string stage)
    {
        var loaded = PolicyLoader.Load([Broken(instead), Policy("b", "asked")], Advised);

        Assert.All(loaded.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), diagnostic => Assert.StartsWith(stage, diagnostic.Id, StringComparison.Ordinal));
        Assert.Contains(loaded.Diagnostics, diagnostic => diagnostic.Id == "PE4004" && diagnostic.Span.File.Path == "b/policy.yaml");
        Assert.NotNull(loaded.Sound!.Find("b"));
        Assert.Equal(["a"], loaded.Unread.Select(policy => policy.Id));
    }

    [Fact]
    public void A_locality_of_a_broken_base_is_not_analysed_for_that_reason()
    {
        var locality = new SourceFile("a/town.yaml", "override: town\nof: a\ntitle: Town\nowner: Town\nsource: { document: \"Paper\", at: \"1\" }\n");
        var loaded = PolicyLoader.Load([Broken("asked: asked"), locality, Policy("b", "asked")], Advised);

        Assert.Equal([("a", UnreadReason.Errors), ("a@town", UnreadReason.BaseHasErrors)], loaded.Unread.Select(policy => (policy.Id, policy.Reason)).Order());
    }

    [Fact]
    public void Loading_to_decide_does_not_advise() => Assert.Empty(PolicyLoader.Load([Policy("b", "asked")]).Diagnostics);

    [Theory]
    [InlineData("severity: { PE4004: note }", "Info")]
    [InlineData("severity: { PE4004: error }", "Error")]
    [InlineData("severity: { PE4004: off }", "")]
    [InlineData("severity: {}\nfolders: { b: { severity: { PE4004: note } } }", "Info")]
    [InlineData("severity: { PE4004: error }\nfolders: { b: { severity: { PE4004: off } } }", "")]
    [InlineData("severity: {}\nfolders: { c: { severity: { PE4004: off } } }", "Warning")]
    public void Settings_say_how_grave_a_finding_is_by_id_and_folder(string settings, string expected)
    {
        var loaded = PolicyLoader.Load([new SourceFile("policy.config.yaml", settings), Policy("b", "asked")], Advised);

        Assert.Equal(expected, string.Join(" ", loaded.Diagnostics.Where(diagnostic => diagnostic.Id == "PE4004").Select(diagnostic => diagnostic.Severity)));
        Assert.NotNull(loaded.Set);
    }

    [Theory]
    [InlineData("severity: { PE4999: off }", "PE4290 `PE4999`")]
    [InlineData("severity: { PE4001: note }", "PE4291 `PE4001`")]
    [InlineData("severity: { PE2001: note }", "PE4290 `PE2001`")]
    public void What_cannot_be_set_is_said(string settings, string expected) =>
        Assert.Contains(expected, PolicyLoader.Load([new SourceFile("policy.config.yaml", settings), Policy("b", "asked")], Advised).Diagnostics.Select(diagnostic => $"{diagnostic.Id} `{diagnostic.Span.Text}`"));

    [Fact]
    public void What_follows_from_a_finding_stands_under_it_however_deep()
    {
        Finding[] all = [At("c", "b"), At("a"), At("b", "a"), At("d"), At("e", "nothing")];

        var grouped = Causes.Group(all);

        Assert.Equal(["a: c b", "d:", "e:"], grouped.Select(finding => $"{finding.About[0]}: {string.Join(' ', finding.Diagnostic.Symptoms.Select(symptom => symptom.Message))}".Trim()));
    }

    [Fact]
    public void Two_findings_that_give_each_other_as_cause_both_stand() => Assert.Equal(2, Causes.Group([At("a", "b"), At("b", "a")]).Count);

    [Fact]
    public void Every_check_is_listed_once_with_a_title()
    {
        Assert.Equal(PolicyAdviser.Checks.Select(check => check.Descriptor.Id), PolicyAdviser.Checks.Select(check => check.Descriptor.Id).Distinct());
        Assert.All(PolicyAdviser.Checks, check => Assert.NotEqual("", HelpPages.TitleOf(check.Descriptor.Id)));
    }

    private static Finding At(string name, params string[] causes) =>
        new("small", new PolicyDiagnostic("PE4004", Severity.Warning, name, "", new SourceFile("small/policy.yaml", "").Span(0, 0)), [name]) { Causes = [.. causes] };

    private static SourceFile Policy(string id, string condition) => new($"{id}/policy.yaml", $$"""
        policy: {{id}}
        title: Small
        owner: Customer Services
        source: { document: "Paper", at: "1" }
        in_force: { from: 2018-01-01, to: 2020-12-31 }
        facts:
          asked: { type: yes_no, ask: "Do you ask?" }
          age: { type: whole_number, ask: "How old are you?" }
        decision:
          outcomes: [granted, refused]
          cite: "1"
          rules:
            - id: one
              when: {{condition}}
              then: granted
              because: "You ask for it yourself."
        """);

    private static SourceFile Broken(string line)
    {
        var policy = Policy("a", "asked");
        return new SourceFile(policy.Path, policy.Text.Replace(line.StartsWith("when", StringComparison.Ordinal) ? "when: asked" : "title: Small", line, StringComparison.Ordinal));
    }
}
