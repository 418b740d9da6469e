using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Model.Serialization;
using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.Properties;

/// <summary>A load that keeps what did not change gives what a fresh load gives: tried on random sequences of edits. A failure names the seed.</summary>
public class ReloadPropertyTests
{
    private const int Edits = 14;

    private const string Lifecycle = """
        lifecycle:
          extends: simple
          calendar: office
          transitions: [ { from: sent, on: close, to: closed, when: asked, refuse: "Not yet: {asked}." } ]

        """;

    private static readonly Dictionary<string, string> First = new(StringComparer.Ordinal)
    {
        ["packs/cycle/policy.yaml"] = Grants.Cycle,
        ["packs/cycle/cases.yaml"] = "cases_for: cycle-grant\ncases:\n  - { case: one, title: One, as_of: 2018-09-18, facts: { resident: no }, expect: { outcome: refused } }\n",
        ["packs/asking/policy.yaml"] = Grants.Asking("asked: { type: yes_no, ask: Asked? }", "asked", "asking") + Lifecycle,
        ["packs/scripted/policy.yaml"] = Grants.Asking("count: { type: whole_number, range: 0..9, ask: How many? }", "Twice(count) > 4", "scripted"),
        ["packs/scripted/scripts/twice.csx"] = "long Twice(long number) => number * 2;\n",
        ["packs/plain/policy.yaml"] = Grants.Asking("asked: { type: yes_no, ask: Asked? }", "not(asked)", "plain"),
        ["calendars/office.yaml"] = "calendar: office\nzone: Europe/London\nopening: { monday: \"08:30-17:00\" }\nknown: { from: 2000-01-01, to: 2100-12-31 }\n",
        ["lifecycles/simple.yaml"] = """
            base_lifecycle: simple
            initial: sent
            roles: { officer: Officer }
            states: { sent: {}, closed: { final: yes } }
            triggers: { close: { by: officer }, late: {} }
            transitions: [ { from: sent, on: late, to: closed } ]
            deadlines: { answer: { starts: sent, within: 5 working_days, then: late } }
            """,
    };

    private static readonly (string Was, string Now)[] Changes =
    [
        ("value: 20,", "value: 18,"), ("when: asked", "when: askde"), ("\"asked\"", "\"not(asked)\""), ("number * 2", "number * 3"), ("number * 2", "numbr * 2"), ("17:00", "16:00"), ("within: 5", "within: 6"),
        ("title: Asking", "title: Other"), ("Twice(count) > 4", "Twice(count) > 5"), ("policy: plain", "policy: asking"), ("facts:", "fcats:"), ("within: 5", "within: five"), ("outcome: refused", "outcome: granted"),
        ("\n", "\r\n"), ("decision:", "  decision: ["),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void After_any_edits_a_load_with_memory_gives_what_a_fresh_one_gives(int seed)
    {
        var random = new Random(seed);
        var files = new SortedDictionary<string, string>(First, StringComparer.Ordinal);
        var kept = new LoadOptions { Memory = new LoadMemory() };
        for (var edit = 0; edit < Edits; edit++)
        {
            // The first are all sound, so that there is something to keep.
            Assert.True(edit > 0 || PolicyLoader.Load(Sources(files), new LoadOptions()).Succeeded);
            Assert.Equal(Told(PolicyLoader.Load(Sources(files), new LoadOptions())), Told(PolicyLoader.Load(Sources(files), kept)));
            Edit(files, random);
        }
    }

    [Fact]
    public void What_did_not_change_is_kept_and_what_changed_is_not()
    {
        var options = new LoadOptions { Memory = new LoadMemory() };
        var files = new SortedDictionary<string, string>(First, StringComparer.Ordinal);
        var before = PolicyLoader.Load(Sources(files), options).Set!;

        files["packs/plain/policy.yaml"] += "# an edit\n";
        var after = PolicyLoader.Load(Sources(files), options).Set!;
        files["calendars/office.yaml"] += "# an edit\n";
        var later = PolicyLoader.Load(Sources(files), options).Set!;

        Assert.Equal(["asking", "cycle-grant", "scripted"], Same(before, after));
        Assert.Equal(["cycle-grant", "plain", "scripted"], Same(after, later));
    }

    [Fact]
    public void The_places_of_a_message_are_those_of_the_new_text()
    {
        var options = new LoadOptions { Memory = new LoadMemory() };
        var files = new SortedDictionary<string, string>(First, StringComparer.Ordinal) { ["packs/plain/policy.yaml"] = Grants.Asking("asked: { type: yes_no, ask: Asked? }", "askde", "plain") };
        var before = Assert.Single(PolicyLoader.Load(Sources(files), options).Diagnostics);

        files["packs/plain/policy.yaml"] = "# a line above\n" + files["packs/plain/policy.yaml"];

        Assert.Equal(before.Location.Line + 1, Assert.Single(PolicyLoader.Load(Sources(files), options).Diagnostics).Location.Line);
    }

    private static IEnumerable<string> Same(PolicySet before, PolicySet after) =>
        after.Policies.Where(policy => ReferenceEquals(policy.Compiled, before[policy.Id].Compiled)).Select(policy => policy.Id);

    private static IEnumerable<SourceFile> Sources(IEnumerable<KeyValuePair<string, string>> files) => files.Select(file => new SourceFile(file.Key, file.Value));

    private static void Edit(SortedDictionary<string, string> files, Random random)
    {
        var paths = First.Keys.ToArray();
        var path = paths[random.Next(paths.Length)];
        switch (random.Next(6))
        {
            case 0:
                files.Remove(path);
                break;
            case 1:
                files[path] = First[path];
                break;
            case 2:
                files[path] = files.GetValueOrDefault(path, First[path]) + (path.EndsWith(".csx", StringComparison.Ordinal) ? "// edit\n" : "# edit\n");
                break;
            case 3:
                files[path] = "\n" + files.GetValueOrDefault(path, First[path]);
                break;
            default:
                var (was, now) = Changes[random.Next(Changes.Length)];
                foreach (var other in files.Where(file => file.Value.Contains(was, StringComparison.Ordinal)).Select(file => file.Key).ToArray())
                {
                    files[other] = files[other].Replace(was, now, StringComparison.Ordinal);
                }

                break;
        }
    }

    private static string Told(LoadResult result)
    {
        var lines = result.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Location.EndLine}:{diagnostic.Location.EndColumn} {diagnostic.Id} {diagnostic.Severity} {diagnostic.Message} {diagnostic.Help}")
            .Concat(result.Unread.Select(unread => $"unread {unread.Id} {unread.File.Path} {unread.Reason}"))
            .Concat(result.Cases.Select(cases => $"cases {cases.Policy.Value} {cases.Cases.Length} {cases.Policy.Span.Location}"))
            .Append($"whole: {result.Succeeded}")
            .Concat(result.Sound?.Policies.Select(Told) ?? []);
        return string.Join('\n', lines);
    }

    private static string Told(Policy policy)
    {
        var facts = policy.Id switch
        {
            "cycle-grant" => Grants.AnnJson,
            "scripted" => """{ "count": 3 }""",
            _ => """{ "asked": true }""",
        };
        var decision = DecisionDocument.Of(policy.DecideJson(facts, Grants.Day), withExplanation: true, withChanges: true);
        return $"{policy.Id} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(PolicyModelFormat.Write([policy.Model])))}\n{JsonRenderer.Render(decision)}";
    }
}
