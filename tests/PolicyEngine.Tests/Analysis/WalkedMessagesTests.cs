using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Analysis;

/// <summary>Every message as who follows it to the letter: what has the mistake has the message, what follows the advice has neither it nor any error.</summary>
public sealed partial class WalkedMessagesTests
{
    private const string Folder = "tests/Fixtures/advice";
    private const string Facts = "facts.json";
    private static readonly DateOnly Day = new(2018, 6, 1);

    private static readonly Dictionary<string, string> Base = new(StringComparer.Ordinal)
    {
        ["policy.yaml"] = Tree.Read($"{Folder}/policy.yaml"), ["scripts/twice.csx"] = Tree.Read($"{Folder}/scripts/twice.csx"), ["england.yaml"] = Tree.Read($"{Folder}/england.yaml"), [Facts] = Tree.Read($"{Folder}/{Facts}"),
    };

    private static readonly Mistake[] Mistakes = [.. Tree.Read($"{Folder}/walk.txt").Split('\n').Where(line => line.Contains(" ¦ ", StringComparison.Ordinal)).Select(Mistake.Of)];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Mistakes.Length)];

    [Fact]
    public void What_follows_all_advice_has_no_error()
    {
        Assert.DoesNotContain(Load(Base), problem => problem.Severity == Severity.Error);
        Assert.Empty(Read(Base).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_mistake_has_its_message_and_following_it_helps(int place)
    {
        var mistake = Mistakes[place];
        var mended = Base[mistake.File];
        Assert.Contains(mistake.Mended, mended, StringComparison.Ordinal);
        var files = new Dictionary<string, string>(Base, StringComparer.Ordinal) { [mistake.File] = First(mended, mistake.Mended, mistake.Written) };

        var found = mistake.File == Facts ? Read(files).Diagnostics : Load(files);
        var problem = found.FirstOrDefault(one => one.Id == mistake.Id);

        Assert.True(problem is not null, $"{mistake.Id} is not said: {string.Join("; ", found.Select(one => $"{one.Id} {one.Message}"))}");
        Assert.NotEqual("", problem.Help);
        if (Instead(problem) is { } instead && problem.Span.Length > 0 && files.FirstOrDefault(file => file.Value == problem.Span.File.Text).Key is { } where)
        {
            // The advice is a text to write: it is written where the message points.
            files[where] = files[where].Remove(problem.Span.Start, problem.Span.Length).Insert(problem.Span.Start, instead);
            Assert.DoesNotContain(mistake.File == Facts ? Read(files).Diagnostics : Load(files), one => one.Id == mistake.Id);
        }
    }

    [Fact]
    public void Every_message_is_walked_or_the_list_says_where_it_is_tested()
    {
        var pages = Tree.Files("engine/PolicyEngine.Diagnostics/Help", "*.md").ToArray();
        var paired = pages.Where(path => Tree.Read(path).Contains("\nBetter:\n", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path));
        var open = pages.Select(path => Path.GetFileNameWithoutExtension(path)).Except(paired).Except(Mistakes.Select(mistake => mistake.Id)).ToArray();
        Assert.Equal(open, Exemptions().Select(exempt => exempt.Id));
        Assert.All(Exemptions(), exempt => Assert.True(exempt.Why.Length > 20, exempt.Id));
    }

    private static IEnumerable<(string Id, string Why)> Exemptions() =>
        Tree.Read($"{Folder}/exempt.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => (line[..6], line[7..])).OrderBy(exempt => exempt.Item1, StringComparer.Ordinal);

    // `did you mean X?` alone is an advice that can be written as it stands.
    private static string? Instead(PolicyDiagnostic problem) => MeantInstead().Match(problem.Help) is { Success: true } match ? match.Groups[1].Value : null;

    private static IReadOnlyList<PolicyDiagnostic> Load(Dictionary<string, string> files) => PolicyLoader.Load(
        [new SourceFile("walked/policy.yaml", files["policy.yaml"]), new SourceFile("walked/scripts/twice.csx", files["scripts/twice.csx"]), new SourceFile("calendars/england.yaml", files["england.yaml"])],
        new LoadOptions { Advise = true, Today = Day }).Diagnostics;

    private static FactReading Read(Dictionary<string, string> files)
    {
        var file = new SourceFile(Facts, files[Facts]);
        var (facts, problems) = FactReader.ReadJson(file);
        return problems.Count > 0 ? new FactReading(null, problems) : FactReader.Read(Walked.Value.Model, facts[0], Day);
    }

    private static readonly Lazy<Policy> Walked = new(() => PolicyLoader.Load(
        [new SourceFile("walked/policy.yaml", Base["policy.yaml"]), new SourceFile("walked/scripts/twice.csx", Base["scripts/twice.csx"]), new SourceFile("calendars/england.yaml", Base["england.yaml"])]).Set!.Policies[0]);

    private static string First(string text, string written, string instead)
    {
        var at = text.IndexOf(written, StringComparison.Ordinal);
        return text[..at] + instead + text[(at + written.Length)..];
    }

    [GeneratedRegex(@"^did you mean `([^`]+)`\?$")]
    private static partial Regex MeantInstead();

    private sealed record Mistake(string Id, string File, string Mended, string Written)
    {
        public static Mistake Of(string line)
        {
            var parts = $"{line} ".Split(" ¦ ").Select(part => part.TrimEnd(' ')).ToArray();
            var (id, file) = parts[0].Split('@') is [var name, var where] ? (name, where) : (parts[0], "policy.yaml");
            return new Mistake(id, file, Plain(parts[1]), Plain(parts[2]));
        }

        private static string Plain(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
    }
}
