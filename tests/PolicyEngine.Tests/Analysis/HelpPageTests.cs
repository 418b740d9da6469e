using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Analysis;

/// <summary>The page of help of each check shows a policy with the finding, and its twin without any; both are run.</summary>
public sealed partial class HelpPageTests
{
    private const string Verified = "tests/PolicyEngine.Tests/Analysis/HelpPages.verified.txt";

    private static readonly (string Key, string Text)[] Base =
    [
        ("policy", "policy: example"),
        ("title", "title: \"Badge\""),
        ("owner", "owner: Customer Services"),
        ("source", "source: { document: \"Council paper of 6 March 2024\", at: \"page 3\" }"),
        ("in_force", "in_force: { from: 2024-04-06 }"),
        ("review_by", "review_by: 2027-04-06"),
        ("facts", "facts: { lives_here: { type: yes_no, ask: \"Do you live in Oxfordshire?\" } }"),
        ("decision", """
            decision:
              outcomes: [granted, refused]
              cite: "page 3"
              rules:
                - { id: resident, when: lives_here, then: granted, because: "You live in Oxfordshire." }
              otherwise: { then: refused, because: "The badge is for people who live in Oxfordshire.", signpost: ["Ask your own council."] }
            """),
    ];

    private static readonly string[] Ids = [.. Tree.Files("engine/PolicyEngine.Diagnostics/Help", "*.md").Where(path => Tree.Read(path).Contains("\nBetter:\n", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path))];

    private static readonly Papers AtHand = Papers.Of(new Dictionary<string, string> { ["paper"] = "# Badges\n\nPayment is by card.\nA badge is for people who live in Oxfordshire.\n" });

    public static TheoryData<string> Pages => [.. Ids];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_first_example_of_a_page_has_its_finding_and_the_second_has_none(string id)
    {
        var examples = ExamplesOf(id);

        Assert.Contains(Find(examples[0]), finding => finding.Id == id || finding.Symptoms.Any(symptom => symptom.Id == id));
        Assert.Equal("", string.Join("\n", Find(examples[1]).Select(Shown)));
    }

    [Fact]
    public void What_the_examples_underline_and_say_is_approved() =>
        Tree.Approved(Verified, string.Concat(Ids.SelectMany(id => Find(ExamplesOf(id)[0])).Select(finding => Shown(finding) + "\n").Distinct()));

    private static string[] ExamplesOf(string id) => [.. Example().Matches(Tree.Read($"engine/PolicyEngine.Diagnostics/Help/{id}.md")).Select(match => match.Value)];

    private static IReadOnlyList<PolicyDiagnostic> Find(string example)
    {
        var text = Example().Match(example).Groups["text"].Value + "\n";
        var files = example.StartsWith("```csharp", StringComparison.Ordinal) ? Scripted(text)
            : text.StartsWith("override:", StringComparison.Ordinal) ? [Policy("overrides_allowed: { outcomes: [granted, refused] }\n"), new SourceFile("example/town.yaml", text)]
            : [Policy(text)];
        var loaded = PolicyLoader.Load(files, new LoadOptions { Advise = true, Today = new DateOnly(2026, 1, 1), Papers = AtHand });
        return loaded.Diagnostics;
    }

    private static SourceFile[] Scripted(string script) =>
    [
        Policy("""
            facts: { count: { type: whole_number, range: 0..9, ask: "How many children live with you?" } }
            decision:
              outcomes: [granted, refused]
              cite: "page 3"
              rules:
                - { id: enough, when: score(count) > 3, then: granted, because: "Enough children live with you." }
              otherwise: { then: refused, because: "Too few children live with you.", signpost: ["Ask your own council."] }

            """),
        new SourceFile("example/scripts/score.csx", script),
    ];

    // A key that the example writes takes the place of the base's; an empty one leaves it out.
    private static SourceFile Policy(string example)
    {
        var own = TopKey().Matches(example).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var text = string.Concat(Base.Where(entry => !own.Contains(entry.Key)).Select(entry => entry.Text + "\n")) + EmptyKey().Replace(example, "");
        return new SourceFile("example/policy.yaml", text);
    }

    private static string Shown(PolicyDiagnostic finding) => $"{finding.Id} `{OneLine().Replace(finding.Span.Text, " ")}` {finding.Message}{string.Concat(finding.Symptoms.Select(symptom => $" | {Shown(symptom)}"))}";

    [GeneratedRegex(@"```(?:yaml|csharp)\n(?<text>(?s:.*?))\n```")]
    private static partial Regex Example();

    [GeneratedRegex(@"^([a-z_]+):", RegexOptions.Multiline)]
    private static partial Regex TopKey();

    [GeneratedRegex(@"^[a-z_]+:\n(?=\z|[a-z])", RegexOptions.Multiline)]
    private static partial Regex EmptyKey();

    [GeneratedRegex(@"\s+")]
    private static partial Regex OneLine();
}
