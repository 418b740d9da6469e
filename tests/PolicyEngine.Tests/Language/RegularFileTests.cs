using System.Diagnostics;
using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

public sealed class RegularFileTests : IDisposable
{
    private const string Secret = "secret of somebody else";

    // A fault here waits for ever; the test should fail instead.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("cases.yaml")]
    [InlineData("scripts/fee.csx")]
    [InlineData("overrides/place.yml")]
    [InlineData("../calendars/england.yaml")]
    [InlineData("../policy.config.yaml")]
    public async Task A_pipe_is_refused_by_name_and_not_waited_for(string name)
    {
        var pack = Pack();
        Pipe(name);

        Assert.Equal(["PE1475"], await Ids(pack));
        Assert.Null(await Task.Run(() => PolicyFolder.Fingerprint(pack)).WaitAsync(Patience));
    }

    [Theory]
    [InlineData("/dev/zero", "PE1475")]
    [InlineData("/dev/null", "PE1475")]
    [InlineData("{0}/outside.yaml", "PE1476")]
    [InlineData("../../outside.yaml", "PE1476")]
    [InlineData("../../rules-other/outside.yaml", "PE1476")]
    [InlineData("../parking/loop.yaml", "PE1402")]
    [InlineData("nowhere.yaml", "PE1402")]
    public async Task A_link_that_leads_out_is_refused_and_its_target_not_quoted(string target, string id)
    {
        folder.Write("outside.yaml", Secret);
        folder.Write("rules-other/outside.yaml", Secret);
        var pack = Pack();
        File.CreateSymbolicLink(Path.Combine(pack, "loop.yaml"), target.Replace("{0}", folder.Path, StringComparison.Ordinal));

        var read = await Task.Run(() => PolicyFolder.Read(Path.Combine(folder.Path, "rules"))).WaitAsync(Patience);

        var diagnostic = Assert.Single(read.Diagnostics);
        // A device is outside too; either word is true of it.
        Assert.Contains(diagnostic.Id, new[] { id, id == "PE1475" ? "PE1476" : id });
        Assert.Contains("loop.yaml", diagnostic.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, diagnostic.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(read.Files, file => file.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_behind_a_link_does_not_lead_out_either()
    {
        folder.Write("elsewhere/fee.csx", "long Fee() => 3;");
        folder.Write("shared/england.yaml", Secret);
        var pack = Pack();
        Directory.CreateSymbolicLink(Path.Combine(pack, "scripts"), Path.Combine(folder.Path, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "rules/calendars"), Path.Combine(folder.Path, "shared"));

        Assert.Equal(["PE1476", "PE1476"], await Ids(Path.Combine(pack, "policy.yaml")));
    }

    [Fact]
    public void Links_that_stay_inside_are_followed()
    {
        folder.Write("rules/parking/..data/policy.yaml", Policies.Parking);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "rules/parking/policy.yaml"), "..data/policy.yaml");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "current"), "rules");

        foreach (var path in new[] { "rules", "rules/parking", "rules/parking/policy.yaml", "current", "current/parking" })
        {
            var read = PolicyFolder.Read(Path.Combine(folder.Path, path));
            Assert.Empty(read.Diagnostics);
            Assert.Single(read.Policies);
        }
    }

    [Fact]
    public async Task A_record_of_approvals_is_a_regular_file_too()
    {
        Pack();
        Pipe("approvals.yaml");
        var path = Path.Combine(folder.Path, "rules/parking/approvals.yaml");

        var read = await Task.Run(() => ApprovalsDocument.ReadFile(path)).WaitAsync(Patience);

        Assert.Equal("PE1475", Assert.Single(read.Diagnostics).Id);
        Assert.Empty(read.Records);
    }

    [Fact]
    public void The_size_is_counted_while_a_file_is_read()
    {
        var path = folder.Write("a.txt", new string('a', 100_000));

        Assert.Equal(100_000, RegularFile.Read(path, 100_000).Bytes!.Length);
        Assert.Equal(FileTrouble.TooLarge, RegularFile.Read(path, 99_999).Trouble);
        // The system says that it holds nothing.
        Assert.NotEmpty(RegularFile.Read("/proc/self/status", 100_000).Bytes!);
        Assert.Equal(FileTrouble.TooLarge, RegularFile.Read("/proc/self/status", 10).Trouble);
    }

    [Fact]
    public void A_file_is_written_whole_and_never_through_a_link()
    {
        var target = folder.Write("target.txt", "old");
        var link = Path.Combine(folder.Path, "link.txt");
        File.CreateSymbolicLink(link, target);

        Assert.Throws<IOException>(() => WholeFile.Write(link, "new"u8));
        WholeFile.Write(target, "new"u8, forOwnerOnly: true);

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(["link.txt", "target.txt"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(target) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static async Task<IEnumerable<string>> Ids(string path) =>
        (await Task.Run(() => PolicyFolder.Read(path)).WaitAsync(Patience)).Diagnostics.Select(diagnostic => diagnostic.Id);

    private string Pack() => Path.GetDirectoryName(folder.Write("rules/parking/policy.yaml", Policies.Parking))!;

    private void Pipe(string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder.Path, "rules/parking", name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
