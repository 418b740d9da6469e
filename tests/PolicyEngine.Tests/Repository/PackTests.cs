using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Repository;

public class PackTests
{
    private static readonly LoadResult Packs = PolicyLoader.Load(Path.Combine(Tree.Root, "rules"));

    // What the packs share is no pack.
    private static readonly string[] Shared = ["calendars", "lifecycles"];

    private static readonly string[] Names = [.. Directory.GetDirectories(Path.Combine(Tree.Root, "rules")).Select(folder => Path.GetFileName(folder)).Except(Shared).Order(StringComparer.Ordinal)];

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

    [Theory]
    [InlineData("check", "rules", "--warnings-as-errors")]
    [InlineData("check", "rules", "examples/overrides", "--warnings-as-errors")]
    [InlineData("test", "rules")]
    public void The_packs_are_right(params string[] arguments)
    {
        var run = new PolicyProcess { WorkingFolder = Tree.Root }.Start(arguments);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    private static IEnumerable<string> Snapshots(string folder) =>
        Directory.Exists(Path.Combine(folder, "snapshots")) ? Directory.GetFiles(Path.Combine(folder, "snapshots"), "*.verified.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];
}
