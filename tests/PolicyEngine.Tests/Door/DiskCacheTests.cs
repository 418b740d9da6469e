using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Documents;
using PolicyEngine.Emission;
using PolicyEngine.Tests.Analysis;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Door;

public class DiskCacheTests
{
    [Fact]
    public void A_warm_load_gives_the_same_decisions()
    {
        using var pack = new PackWithCache();

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        var cold = Document(PolicyLoader.Load(pack.Path, pack.Options).Set!);
        Assert.Equal(cold, Document(PolicyLoader.LoadWarm(pack.Path, pack.Options)!));
        Assert.Equal(cold, Document(PolicyLoader.Load(pack.Path, pack.Options).Set!));
    }

    [Fact]
    public void A_changed_file_is_not_answered_from_the_cache()
    {
        using var pack = new PackWithCache();
        var before = Document(PolicyLoader.Load(pack.Path, pack.Options).Set!);

        pack.Write(Grants.Cycle.Replace("value: 20,", "value: 18,", StringComparison.Ordinal));

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        Assert.NotEqual(before, Document(PolicyLoader.Load(pack.Path, pack.Options).Set!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(400)]
    [InlineData(-1)]
    [InlineData(-300)]
    public void A_damaged_entry_is_a_miss(int place)
    {
        using var pack = new PackWithCache();
        var expected = Document(PolicyLoader.Load(pack.Path, pack.Options).Set!);

        pack.ChangeEntry(bytes => bytes[place < 0 ? bytes.Length + place : place] ^= 0x41);

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        Assert.Equal(expected, Document(PolicyLoader.Load(pack.Path, pack.Options).Set!));
        Assert.Equal(expected, Document(PolicyLoader.LoadWarm(pack.Path, pack.Options)!));
    }

    [Fact]
    public void A_half_written_entry_is_a_miss()
    {
        using var pack = new PackWithCache();
        PolicyLoader.Load(pack.Path, pack.Options);

        File.WriteAllBytes(pack.Entry, File.ReadAllBytes(pack.Entry)[..1000]);

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
    }

    [Fact]
    public void An_entry_that_belongs_to_other_policies_is_not_used()
    {
        using var pack = new PackWithCache();
        using var other = new PackWithCache();
        other.Write(Grants.Cycle.Replace("age < age_limit", "age > age_limit", StringComparison.Ordinal));
        PolicyLoader.Load(pack.Path, pack.Options);
        PolicyLoader.Load(other.Path, other.Options);

        File.Copy(other.Entry, pack.Entry, overwrite: true);

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        Assert.Equal("granted", PolicyLoader.Load(pack.Path, pack.Options).Set!["cycle-grant"].DecideJson(Grants.AnnJson, Grants.Day).Outcome);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_no_error()
    {
        using var pack = new PackWithCache();
        var blocked = new LoadOptions { CacheFolder = Path.Combine(pack.Path, "policy.yaml", "cache") };

        Assert.True(PolicyLoader.Load(pack.Path, blocked).Succeeded);
        Assert.Null(PolicyLoader.LoadWarm(pack.Path, blocked));
    }

    [Fact]
    public void The_folder_is_for_its_owner_only()
    {
        using var pack = new PackWithCache();
        PolicyLoader.Load(pack.Path, pack.Options);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(pack.Options.CacheFolder!));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(pack.Entry));
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_folder_that_others_can_write_to_is_not_used_and_that_is_said(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var pack = new PackWithCache();
        PolicyLoader.Load(pack.Path, pack.Options);
        var folder = pack.Options.CacheFolder!;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | more);

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        var result = PolicyLoader.Load(pack.Path, pack.Options);

        Assert.True(result.Succeeded);
        Assert.Contains("other users can write to it", Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "PE7175").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_link_is_not_used()
    {
        using var pack = new PackWithCache();
        Directory.CreateDirectory(pack.Options.CacheFolder! + "-elsewhere");
        Directory.CreateSymbolicLink(pack.Options.CacheFolder!, pack.Options.CacheFolder! + "-elsewhere");

        Assert.Contains(PolicyLoader.Load(pack.Path, pack.Options).Diagnostics, diagnostic => diagnostic.Id == "PE7175");
        Assert.Empty(Directory.EnumerateFileSystemEntries(pack.Options.CacheFolder!));
    }

    [Fact]
    public void A_link_in_the_place_of_an_entry_is_neither_read_nor_written_through()
    {
        using var pack = new PackWithCache();
        PolicyLoader.Load(pack.Path, pack.Options);
        var elsewhere = pack.Options.CacheFolder! + "-elsewhere";
        File.Move(pack.Entry, elsewhere);
        var before = File.ReadAllBytes(elsewhere);
        var entry = Path.Combine(pack.Options.CacheFolder!, KeyOf(before) + ".policies");
        File.CreateSymbolicLink(entry, elsewhere);

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        Assert.True(PolicyLoader.Load(pack.Path, pack.Options).Succeeded);
        Assert.Equal(before, File.ReadAllBytes(elsewhere));
        Assert.NotNull(new FileInfo(entry).LinkTarget);
    }

    [Fact]
    public void An_entry_with_a_right_checksum_that_refers_to_what_no_policy_may_is_not_loaded()
    {
        using var pack = new PackWithCache();
        var expected = Document(PolicyLoader.Load(pack.Path, pack.Options).Set!);
        var bytes = File.ReadAllBytes(pack.Entry);
        var key = KeyOf(bytes);
        var image = PolicyImage.FromBytes(bytes[key.Length..])!;
        var code = CSharpCompilation.Create(
            "evil",
            [CSharpSyntaxTree.ParseText("public class Evil { public static void Go() => System.IO.File.Delete(\"x\"); }")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        new PolicyImageCache(pack.Options.CacheFolder!).Keep(key, image with { Assembly = Emitted.ImageOf(code).AsMemory() });

        Assert.Null(PolicyLoader.LoadWarm(pack.Path, pack.Options));
        Assert.Equal(expected, Document(PolicyLoader.Load(pack.Path, pack.Options).Set!));
    }

    [Fact]
    public void Many_that_write_at_once_leave_one_good_entry()
    {
        using var pack = new PackWithCache();

        Parallel.For(0, 6, _ => Assert.True(PolicyLoader.Load(pack.Path, pack.Options).Succeeded));

        Assert.Equal("cycle-grant", PolicyLoader.LoadWarm(pack.Path, pack.Options)!.Policies[0].Id);
        Assert.Equal([".alias", ".policies"], Directory.GetFiles(pack.Options.CacheFolder!).Select(Path.GetExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Processes_that_write_at_once_decide_alike_and_leave_one_good_entry()
    {
        using var pack = new PackWithCache();
        var process = new PolicyProcess { Variables = new Dictionary<string, string?> { ["POLICYENGINE_CACHE"] = pack.Options.CacheFolder } };
        var runs = new PolicyRun[2];

        Parallel.For(0, runs.Length, i => runs[i] = process.Start("decide", pack.Path, "--set", "resident=no", "--as-of", "2018-09-18"));

        Assert.All(runs, run => Assert.StartsWith("There is no grant\n", run.Output, StringComparison.Ordinal));
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], process.Start("decide", pack.Path, "--set", "resident=no", "--as-of", "2018-09-18"));
        Assert.True(File.Exists(pack.Entry));
    }

    private static string KeyOf(byte[] entry) => System.Text.Encoding.ASCII.GetString(entry, 0, 64);

    private static string Document(PolicySet set) =>
        JsonRenderer.Render(DecisionDocument.Of(set["cycle-grant"].DecideJson(Grants.AnnJson, Grants.Day), withExplanation: true, withChanges: true));

    private sealed class PackWithCache : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public PackWithCache() => Write(Grants.Cycle);

        public string Path => System.IO.Path.Combine(folder.Path, "packs");

        public LoadOptions Options => new() { CacheFolder = System.IO.Path.Combine(folder.Path, "cache") };

        public string Entry => Assert.Single(Directory.GetFiles(Options.CacheFolder!, "*.policies"));

        public void Write(string text) => folder.Write("packs/policy.yaml", text);

        public void ChangeEntry(Action<byte[]> change)
        {
            var bytes = File.ReadAllBytes(Entry);
            change(bytes);
            File.WriteAllBytes(Entry, bytes);
        }

        public void Dispose() => folder.Dispose();
    }
}
