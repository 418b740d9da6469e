using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Analysis;

/// <summary>
/// Policies of ten domains, each clean, and slips that a careful reviewer would want reported, each put into one of them. In a file of <c>tests/Fixtures/slips/domains</c> the policy stands first, with its scripts after
/// <c>----</c> and their path; then, after <c>====</c>, the slips. A slip names itself after <c>#</c> and what is found after <c>=</c>, nothing for what is knowingly not found. <c>~ old ==> new</c> changes a text that stands there
/// once, <c>- text</c> takes out the line that holds it, and <c>^ text</c> puts in the <c>+</c> lines after the line that holds it.
/// </summary>
public sealed class DomainSlipTests
{
    private const string Folder = "tests/Fixtures/slips/domains";

    public static TheoryData<string> Domains => [.. Directory.EnumerateFiles(Path.Combine(Tree.Root, Folder), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Domains))]
    public void Each_slip_is_found_and_nothing_in_the_clean_policy(string domain)
    {
        var parts = Tree.Read($"{Folder}/{domain}.txt").Split("\n====\n");
        var slips = parts.Length < 2 ? [] : parts[1].Trim('\n').Split("\n# ").Select(text => Slip.Read(text.TrimStart('#', ' '))).ToArray();
        var texts = slips.Select(slip => slip.Put(parts[0])).Prepend(parts[0]).ToArray();
        var files = texts.SelectMany((text, place) => FilesOf(text, $"slip-{place}"));
        var found = PolicyLoader.Load([.. files], new LoadOptions { Advise = true }).Diagnostics.ToLookup(finding => finding.Location!.File.Split('/')[0], finding => $"{finding.Id} {finding.Message}");

        Assert.Empty(found["slip-0"]);
        var lines = slips.Select((slip, place) => $"{slip.Name} = {string.Join(' ', found[$"slip-{place + 1}"].Select(line => line[..6]).Distinct().Order(StringComparer.Ordinal))}".TrimEnd());
        Assert.Equal(slips.Select(slip => $"{slip.Name} = {slip.Ids}".TrimEnd()), lines);
    }

    private static IEnumerable<SourceFile> FilesOf(string text, string id)
    {
        var parts = text.Split("\n---- ");
        var lines = parts[0].Split('\n');
        yield return new SourceFile($"{id}/policy.yaml", string.Join('\n', lines.Skip(1).Prepend("policy: " + id)) + "\n");
        foreach (var script in parts.Skip(1))
        {
            var end = script.IndexOf('\n', StringComparison.Ordinal);
            yield return new SourceFile($"{id}/{script[..end]}", script[(end + 1)..]);
        }
    }

    private sealed record Slip(string Name, string Ids, IReadOnlyList<string> Changes)
    {
        public static Slip Read(string text)
        {
            var lines = text.Split('\n');
            return new Slip(lines[0], lines[1].TrimStart('=', ' '), lines[2..]);
        }

        public string Put(string clean)
        {
            var text = clean;
            foreach (var change in Changes.Where(change => change[0] != '+'))
            {
                text = change[0] == '~' ? Replaced(text, change[2..]) : WithLines(text, change);
            }

            return text;
        }

        private string Replaced(string text, string change)
        {
            var sides = change.Split(" ==> ");
            var (old, other) = (sides[0].Replace("\\n", "\n", StringComparison.Ordinal), sides[1].Replace("\\n", "\n", StringComparison.Ordinal));
            Assert.True(text.Split(old).Length == 2, $"{Name}: {change}");
            return text.Replace(old, other, StringComparison.Ordinal);
        }

        private string WithLines(string text, string change)
        {
            var lines = text.Split('\n').ToList();
            var place = Assert.Single(Enumerable.Range(0, lines.Count), line => lines[line].Contains(change[2..], StringComparison.Ordinal));
            if (change[0] == '-')
            {
                lines.RemoveAt(place);
            }
            else
            {
                var added = Changes.SkipWhile(other => other != change).Skip(1).TakeWhile(other => other[0] == '+').Select(other => other[2..]);
                lines.InsertRange(place + 1, added);
            }

            return string.Join('\n', lines);
        }
    }
}
