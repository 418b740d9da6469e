using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

/// <summary>A policy in several files reads as if it stood in one.</summary>
public sealed class PartTests
{
    private const string Head = """
        title: Refund
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2018-09-18 }
        include: [facts.yaml, chapters/more.yaml]
        decision:
          outcomes: [granted, refused]
          hit: first
          rules:
            - { id: one, when: visits > 5, then: granted, because: "Many.", cite: "1" }

        """;

    private static readonly SourceFile Facts = new("packs/refund/facts.yaml", "part_of: refund\nfacts:\n  visits: { type: whole_number, ask: \"?\" }\n");

    [Fact]
    public void Entries_stand_at_the_end_of_each_block_file_by_file()
    {
        var more = new SourceFile("packs/refund/chapters/more.yaml", """
            part_of: refund
            facts: { far: { type: yes_no, ask: "?" } }
            definitions: { low: visits < 3 }
            rules: [ { id: two, when: low, then: refused, because: "Few.", cite: "1" } ]

            """);

        var read = PolicyFolder.Read([Policy(Head), Facts, more]);

        Assert.Empty(read.Diagnostics);
        var policy = Assert.Single(read.Policies);
        Assert.Equal(["visits", "far"], policy.Facts.Select(fact => fact.Name.Value));
        Assert.Equal(["one", "two"], policy.Decision!.Rules.Rules.Select(rule => rule.Id.Value));
        Assert.Equal([Facts.Path, more.Path], policy.IncludedFiles.Select(file => file.Path));
    }

    [Fact]
    public void The_text_of_a_part_is_part_of_the_hash()
    {
        var hashes = new[] { "visits < 3", "visits < 4" }.Select(text => new SourceFile("packs/refund/chapters/more.yaml", $"part_of: refund\ndefinitions: {{ low: {text} }}\n"))
            .Select(more => PolicyFolder.Read([Policy(Head), Facts, more]).Policies.Single().ContentHash);

        Assert.Equal(2, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_policy_of_many_rules_in_several_files_is_taken_up_to_its_limit()
    {
        Assert.DoesNotContain("PE1127", Ids(9_999));
        Assert.Contains("PE1127", Ids(10_000));
    }

    [Fact]
    public void All_files_of_a_policy_together_have_a_limit()
    {
        var names = Enumerable.Range(0, 21).Select(number => string.Create(CultureInfo.InvariantCulture, $"part{number}.yaml")).ToArray();
        var parts = names.Select(name => new SourceFile($"packs/refund/{name}", "part_of: refund\n" + string.Concat(Enumerable.Repeat("# a line that is not read\n", 9_900))));

        var read = PolicyFolder.Read([Policy(Head.Replace("[facts.yaml, chapters/more.yaml]", $"[{string.Join(", ", names)}]", StringComparison.Ordinal)), .. parts]);

        Assert.Contains("PE1126", read.Diagnostics.Select(found => found.Id));
    }

    private static IEnumerable<string> Ids(int rules)
    {
        var names = Enumerable.Range(0, 5).Select(number => string.Create(CultureInfo.InvariantCulture, $"part{number}.yaml")).ToArray();
        var parts = names.Select((name, part) => new SourceFile($"packs/refund/{name}", "part_of: refund\nrules:\n" + string.Concat(Enumerable.Range(0, rules).Where(rule => rule % 5 == part)
            .Select(rule => string.Create(CultureInfo.InvariantCulture, $"  - {{ id: r{rule}, when: visits == {rule}, then: granted, because: X }}\n")))));
        return PolicyFolder.Read([Policy(Head.Replace("[facts.yaml, chapters/more.yaml]", $"[facts.yaml, {string.Join(", ", names)}]", StringComparison.Ordinal)), Facts, .. parts]).Diagnostics.Select(found => found.Id);
    }

    private static SourceFile Policy(string text) => new("packs/refund/policy.yaml", "policy: refund\n" + text);
}
