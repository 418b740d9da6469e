using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Repository;

public class PackTests
{
    private static readonly LoadResult Packs = PolicyLoader.Load(Path.Combine(Tree.Root, "rules"));

    // What the packs share is no pack.
    private static readonly string[] Shared = ["calendars", "lifecycles"];

    private static readonly string[] Names = [.. Directory.GetDirectories(Path.Combine(Tree.Root, "rules")).Select(folder => Path.GetFileName(folder)).Except(Shared).Order(StringComparer.Ordinal)];

    private const string SchemaLine = "# yaml-language-server: $schema=";

    public static TheoryData<string> Folders => [.. Names];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_pack_has_its_policy_its_cases_its_notes_and_a_snapshot_for_each_case(string pack)
    {
        var folder = Path.Combine(Tree.Root, "rules", pack);
        var cases = Packs.Cases.Where(file => file.Policy.Value == pack).SelectMany(file => file.Cases.AsEnumerable()).ToArray();

        Assert.True(File.Exists(Path.Combine(folder, "policy.yaml")));
        Assert.True(new FileInfo(Path.Combine(folder, "notes.md")).Length > 0);
        Assert.NotEmpty(cases);
        Assert.Equal(cases.Where(one => one.Snapshot).Select(one => one.Id.Value + ".verified.txt").Order(StringComparer.Ordinal), Snapshots(folder));
    }

    [Fact]
    public void A_pack_is_called_as_its_folder() =>
        Assert.Equal(Names, Packs.Syntax.Select(policy => policy.Id.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_of_a_pack_leads_an_editor_to_the_schema() =>
        Assert.All(Tree.Files("rules", "*.yaml").Concat(Tree.Files("examples", "*.yaml")).Where(IsOfPack), file =>
        {
            var first = Tree.Read(file).Split('\n')[0];
            Assert.StartsWith(SchemaLine, first, StringComparison.Ordinal);
            Assert.Equal(Path.Combine(Tree.Root, "rules", "policy.schema.json"), Path.GetFullPath(first[SchemaLine.Length..], Path.GetDirectoryName(Path.Combine(Tree.Root, file))!));
        });

    [Theory]
    [InlineData("check", "rules", "--warnings-as-errors")]
    [InlineData("check", "rules", "examples/overrides", "--warnings-as-errors")]
    [InlineData("test", "rules")]
    public void The_packs_are_right(params string[] arguments)
    {
        var run = new PolicyProcess { WorkingFolder = Tree.Root }.Start(arguments);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    // Approvals and settings of checks are read by the engine alone, and facts are of no file of a pack.
    private static bool IsOfPack(string file) => !file.Contains("/snapshots/", StringComparison.Ordinal) && !file.Contains("/facts/", StringComparison.Ordinal) && Path.GetFileName(file) is not ("policy.config.yaml" or "columns.yaml");

    private static IEnumerable<string> Snapshots(string folder) =>
        Directory.Exists(Path.Combine(folder, "snapshots")) ? Directory.GetFiles(Path.Combine(folder, "snapshots"), "*.verified.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];
}
