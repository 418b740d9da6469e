using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

public class PolicyFolderTests
{
    [Fact]
    public void The_library_reads_without_a_word()
    {
        var read = PolicyFolder.Read(Path.Combine(Fixture.Root, "rules"));

        Assert.Empty(read.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Id} {diagnostic.Message}"));
        Assert.NotEmpty(read.Policies);
        Assert.All(read.Policies, policy => Assert.Contains(read.Cases, cases => cases.Policy.Value == policy.Id.Value));
    }

    [Fact]
    public void A_folder_a_file_and_memory_give_the_same_policy()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("parking/policy.yaml", Policies.Parking);
        var script = folder.Write("parking/scripts/fee.csx", "long Fee() => 3;");

        var fromFolder = Assert.Single(PolicyFolder.Read(folder.Path).Policies);
        var fromFile = Assert.Single(PolicyFolder.Read(file).Policies);
        var fromMemory = Assert.Single(PolicyFolder.Read([new SourceFile(file, File.ReadAllText(file)), new SourceFile(script, File.ReadAllText(script))]).Policies);

        Assert.Equal("long Fee() => 3;", Assert.Single(fromFolder.Scripts).Text);
        Assert.Equal(fromFolder.ContentHash, fromFile.ContentHash);
        Assert.Equal(fromFolder.ContentHash, fromMemory.ContentHash);
    }

    [Fact]
    public void Folders_that_hold_no_policies_are_left_out()
    {
        using var folder = new TemporaryFolder();
        folder.Write("policy.yaml", Policies.Parking);
        foreach (var below in new[] { "snapshots", "bin", "obj", "node_modules", ".hidden", "deep/snapshots" })
        {
            folder.Write(below + "/broken.yaml", "[");
        }

        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "circle"), folder.Path);
        var read = PolicyFolder.Read(folder.Path);

        Assert.Empty(read.Diagnostics);
        Assert.Single(read.Files);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}/")]
    [InlineData("{0}/.")]
    public void Paths_show_as_the_caller_wrote_them(string form)
    {
        using var folder = new TemporaryFolder();
        folder.Write("parking/policy.yaml", Policies.Parking);
        var path = form.Replace("{0}", folder.Path, StringComparison.Ordinal);

        var policy = Assert.Single(PolicyFolder.Read(path).Policies);

        Assert.Equal(path.TrimEnd('/') + "/parking/policy.yaml", policy.File.Path);
        Assert.Equal(path.TrimEnd('/') + "/parking", policy.Folder);
    }

    [Fact]
    public void A_mark_at_the_start_of_the_file_moves_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("policy.yaml", "");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Policies.Parking)]);

        var policy = Assert.Single(PolicyFolder.Read(path).Policies);
        Assert.Equal("parking", policy.Id.Span.Text);
        Assert.Equal(9, policy.Id.Span.Location.Column);
        var inMemory = Assert.Single(PolicyFolder.Read([new SourceFile("policy.yaml", "\uFEFF" + Policies.Parking)]).Policies);
        Assert.Equal("parking", inMemory.Id.Span.Text);
        Assert.Equal(policy.ContentHash, inMemory.ContentHash);
    }

    [Theory]
    [InlineData("\n", "long Fee() => 3;\n", "fee.csx", true)]
    [InlineData("\r\n", "long Fee() => 3;\r\n", "fee.csx", true)]
    [InlineData("\n", "long Fee() => 4;\n", "fee.csx", false)]
    [InlineData("\n", "long Fee() => 3;\n", "fees.csx", false)]
    public void The_content_hash_names_the_texts(string lineEnd, string script, string name, bool isSame)
    {
        var first = HashOf(Policies.Parking, "long Fee() => 3;\n", "fee.csx");
        Assert.Equal(isSame, first == HashOf(Policies.Parking.ReplaceLineEndings(lineEnd), script, name));
        Assert.Matches("^[0-9a-f]{64}$", first);
    }

    [Fact]
    public void The_fingerprint_changes_with_what_a_load_would_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("parking/policy.yaml", Policies.Parking);
        var first = PolicyFolder.Fingerprint(folder.Path);
        folder.Write("parking/notes.md", "not read");
        folder.Write("parking/snapshots/a.yaml", "not read");
        Assert.Equal(first, PolicyFolder.Fingerprint(folder.Path));

        folder.Write("parking/cases.yaml", "cases_for: parking\ncases: []\n");
        var withCases = PolicyFolder.Fingerprint(folder.Path);
        folder.Write("parking/scripts/fee.csx", "long Fee() => 3;");
        Assert.Equal(3, new[] { first, withCases, PolicyFolder.Fingerprint(folder.Path) }.Distinct().Count());
        Assert.Null(PolicyFolder.Fingerprint(Path.Combine(folder.Path, "nowhere")));
    }

    [Theory]
    [InlineData("rules/parking")]
    [InlineData("rules/parking/policy.yaml")]
    [InlineData("rules")]
    public void What_policies_share_is_read_with_a_pack_alone(string read)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/parking/policy.yaml", Policies.With("lifecycle: { extends: simple, calendar: england }\n"));
        folder.Write("rules/calendars/england.yaml", England("2028-12-31"));
        folder.Write("rules/lifecycles/simple.yaml", Simple("sent"));
        var path = Path.Combine(folder.Path, read);

        var policy = Assert.Single(PolicyFolder.Read(path).Policies);
        Assert.Equal(["simple.yaml", "england.yaml"], policy.SharedFiles.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal("sent", policy.Lifecycle!.Initial!.Value);

        var prints = new List<string?> { PolicyFolder.Fingerprint(path) };
        var hashes = new List<string> { policy.ContentHash };
        foreach (var (file, text) in new[] { ("calendars/england.yaml", England("2029-12-31")), ("lifecycles/simple.yaml", Simple("received")) })
        {
            folder.Write("rules/" + file, text);
            prints.Add(PolicyFolder.Fingerprint(path));
            hashes.Add(Assert.Single(PolicyFolder.Read(path).Policies).ContentHash);
        }

        Assert.Equal(3, prints.Distinct().Count());
        Assert.Equal(3, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("lifecycle: { initial: sent, calendar: england, states: { sent: {} } }\n", "")]
    [InlineData("lifecycle: { initial: sent, calendar: broken, states: { sent: {} } }\n", "PE1502")]
    [InlineData("lifecycle: { initial: sent, calendar: unread, states: { sent: {} } }\n", "PE1004")]
    [InlineData("lifecycle: { initial: sent, calendar: above, states: { sent: {} } }\n", "PE1502")]
    [InlineData("lifecycle: { initial: sent, calendar: twin, states: { sent: {} } }\n", "PE1507")]
    [InlineData("lifecycle: { extends: simple }\n", "PE1507")]
    public void A_mistake_in_a_shared_file_counts_only_for_whom_it_concerns(string lifecycle, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/parking/policy.yaml", Policies.With(lifecycle));
        folder.Write("rules/calendars/england.yaml", England("2028-12-31"));
        folder.Write("rules/calendars/broken.yaml", England("2028-12-31").Replace("England", "Broken", StringComparison.Ordinal).Replace("calendar: england", "calendar: broken", StringComparison.Ordinal).Replace("London", "Londn", StringComparison.Ordinal));
        folder.Write("rules/calendars/above.yaml", "calendar: above\nextends: broken\n");
        folder.Write("rules/calendars/unread.yaml", "calendar: unread\n\tzone: x\n");
        foreach (var name in new[] { "one", "other" })
        {
            folder.Write($"rules/calendars/{name}.yaml", England("2028-12-31").Replace("england", "twin", StringComparison.Ordinal));
            folder.Write($"rules/lifecycles/{name}.yaml", Simple(name));
        }

        Assert.Equal(expected, string.Join(" ", PolicyFolder.Read(Path.Combine(folder.Path, "rules/parking")).Diagnostics.Select(diagnostic => diagnostic.Id)));
    }

    private static string England(string last) => $"calendar: england\nzone: Europe/London\nknown: {{ from: 2018-01-01, to: {last} }}\n";

    private static string Simple(string state) => $"base_lifecycle: simple\ninitial: {state}\nstates: {{ {state}: {{}} }}\n";

    private static string HashOf(string policy, string script, string name) =>
        Assert.Single(PolicyFolder.Read([new SourceFile("p/policy.yaml", policy), new SourceFile("p/scripts/" + name, script)]).Policies).ContentHash;
}
