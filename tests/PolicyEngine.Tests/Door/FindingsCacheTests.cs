using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Door;

/// <summary>Findings are kept by what they hang on, and a cache never hides one.</summary>
public sealed class FindingsCacheTests : IDisposable
{
    private const string Placeholder = "owner: TBC";

    private readonly TemporaryFolder folder = new();
    private readonly LoadOptions options;

    public FindingsCacheTests()
    {
        options = new LoadOptions { CacheFolder = Path.Combine(folder.Path, "cache"), Advise = true, Today = new DateOnly(2018, 9, 18) };
        Write(Grants.Cycle);
    }

    private string Pack => Path.Combine(folder.Path, "packs");

    private string Entry => Assert.Single(Directory.GetFiles(options.CacheFolder!, "*.findings"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_second_check_says_what_the_first_said_and_what_a_check_without_a_cache_says()
    {
        Write(Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));

        var first = Told(Check());
        var written = File.GetLastWriteTimeUtc(Entry);
        var second = Told(Check());

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.Equal(first, Told(PolicyLoader.Load(Pack, options with { CacheFolder = null })));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Entry));
    }

    [Fact]
    public void An_edit_that_brings_a_finding_is_found()
    {
        var before = Told(Check());

        Write(Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));

        Assert.NotEqual(before, Told(Check()));
    }

    [Fact]
    public void An_edit_that_moves_a_finding_moves_it()
    {
        Write(Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));
        var before = Check().Diagnostics.Select(finding => finding.Location.Line).ToArray();

        Write("# a line above\n" + Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));

        Assert.Equal(before.Select(line => line + 1), Check().Diagnostics.Select(finding => finding.Location.Line));
    }

    [Fact]
    public void Settings_that_change_are_heeded()
    {
        Write(Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));
        var finding = Assert.Single(Check().Diagnostics, diagnostic => diagnostic.Span.Text.Contains("TBC", StringComparison.Ordinal));

        folder.Write("packs/policy.config.yaml", $"severity: {{ {finding.Id}: error }}\n");
        Assert.Equal(Severity.Error, Assert.Single(Check().Diagnostics, diagnostic => diagnostic.Id == finding.Id).Severity);
        folder.Write("packs/policy.config.yaml", $"severity: {{ {finding.Id}: off }}\n");
        Assert.DoesNotContain(Check().Diagnostics, diagnostic => diagnostic.Id == finding.Id);
    }

    [Fact]
    public void Another_day_is_another_check()
    {
        Write(Grants.Cycle.Replace("owner: Transport", "owner: Transport\nreview_by: 2019-01-01", StringComparison.Ordinal));
        var before = Told(Check());

        Assert.NotEqual(before, Told(PolicyLoader.Load(Pack, options with { Today = new DateOnly(2020, 1, 1) })));
        Assert.Equal(before, Told(Check()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(100)]
    [InlineData(-1)]
    public void A_damaged_entry_is_ignored(int place)
    {
        Write(Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));
        var expected = Told(Check());
        var bytes = File.ReadAllBytes(Entry);
        bytes[place < 0 ? bytes.Length + place : place] ^= 0x41;
        File.WriteAllBytes(Entry, bytes);

        Assert.Equal(expected, Told(Check()));
    }

    [Fact]
    public void An_entry_of_another_policy_is_ignored()
    {
        var clean = Told(Check());
        var entry = File.ReadAllBytes(Entry);
        File.Delete(Entry);
        Write(Grants.Cycle.Replace("owner: Transport", Placeholder, StringComparison.Ordinal));
        var expected = Told(Check());
        File.WriteAllBytes(Entry, entry);

        Assert.NotEqual(clean, expected);
        Assert.Equal(expected, Told(Check()));
    }

    [Fact]
    public void What_another_engine_found_is_not_used()
    {
        var stamp = Emission.EngineStamp.Checking;

        Assert.All(new[] { "PolicyEngine.dll", "PolicyEngine.Proof.dll", "PolicyEngine.Evaluation.dll", "PolicyEngine.Diagnostics.dll" }, part => Assert.Contains(part + " ", stamp, StringComparison.Ordinal));
        Assert.All(new[] { "PolicyEngine.Analysis.dll", "PolicyEngine.Binding.dll", "PolicyEngine.Language.dll", "Microsoft.CodeAnalysis.dll" }, part => Assert.Contains(part + " ", Emission.EngineStamp.Compiling, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_is_looked_for_each_time()
    {
        Write(Grants.Cycle.Replace("age < age_limit", "age < age_limt", StringComparison.Ordinal));

        Assert.Equal(Told(Check()), Told(Check()));
        Assert.False(Check().Succeeded);
    }

    [Fact]
    public void A_folder_that_others_can_write_to_is_not_used()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Check();
        File.SetUnixFileMode(options.CacheFolder!, File.GetUnixFileMode(options.CacheFolder!) | UnixFileMode.OtherWrite);
        Write(Grants.Cycle + "# an edit\n");
        Check();

        Assert.Single(Directory.GetFiles(options.CacheFolder!, "*.findings"));
    }

    private void Write(string text) => folder.Write("packs/policy.yaml", text);

    private LoadResult Check() => PolicyLoader.Load(Pack, options);

    private static string Told(LoadResult result) => string.Join('\n', result.Diagnostics.Select(Told).Concat(result.Advice.Accepted.Select(accepted => $"{accepted.Policy} {accepted.Reason} {Told(accepted.Diagnostic)}")).Concat(result.Advice.Undecided.Select(undecided => undecided.ToString())));

    private static string Told(PolicyDiagnostic finding) =>
        $"{finding.Location} {finding.Id} {finding.Severity} {finding.Message} {finding.Help} {finding.Discreet} [{string.Join(' ', finding.Symptoms.Select(Told))}]";
}
