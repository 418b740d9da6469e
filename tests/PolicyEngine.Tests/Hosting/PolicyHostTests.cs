using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation;
using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.Hosting;

/// <summary>A service around the library: it fails at its start and not at a request, follows reloads, and says how it stands.</summary>
public class PolicyHostTests
{
    private const string Broken = "policy: two\n";

    [Fact]
    public async Task Policies_load_before_the_service_starts()
    {
        using var folder = new VersionedFolder();
        using var log = new KeptLog();
        using var host = HostOf(log, options => options.Paths.Add(folder.Path));
        await host.StartAsync();

        Assert.Contains(log.Lines, line => line.StartsWith("101 Information 2 policies loaded", StringComparison.Ordinal));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_broken_policy_stops_the_start_and_the_log_names_its_place()
    {
        using var folder = new VersionedFolder();
        folder.WritePack("two", Broken);
        using var log = new KeptLog();
        using var host = HostOf(log, options => options.Paths.Add(folder.Path));

        await Assert.ThrowsAsync<PoliciesRefusedException>(() => host.StartAsync());
        Assert.Contains(log.Lines, line => line.StartsWith("106 Critical", StringComparison.Ordinal) && line.Contains("two/policy.yaml:1:1: PE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no path", "give at least one folder of policies in Paths")]
    [InlineData("a path that is not there", "there is no folder or file `not/there`, which Paths names")]
    [InlineData("a negative quiet time", "Quiet must be between nothing and one hour")]
    [InlineData("an empty cache folder", "CacheFolder names no folder")]
    public async Task Wrong_options_stop_the_start_in_words(string mistake, string said)
    {
        using var folder = new VersionedFolder();
        using var log = new KeptLog();
        using var host = HostOf(log, options => Mistaken(options, mistake, folder.Path));

        Assert.Contains(said, (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_decider_follows_the_library()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options());
        var bound = library.Bind<AskedFacts, VersionResult>("one");

        Assert.Equal(1, VersionOf(bound));
        folder.WriteVersion(2);
        Assert.True(library.Reload().Succeeded);
        Assert.Equal(2, VersionOf(bound));
        Assert.Equal(library.Current["one"].Model.ContentHash, bound.Explain(new AskedFacts(true), Grants.Day).ContentHash);
        Assert.Same(bound, library.Bind<AskedFacts, VersionResult>("one"));
    }

    [Fact]
    public void A_reload_that_would_not_fit_a_bound_decider_is_refused_as_a_whole()
    {
        using var folder = new VersionedFolder();
        using var log = new KeptLog();
        using var library = new PolicyLibrary(folder.Options(), log.For<PolicyLibrary>());
        var bound = library.Bind<AskedFacts, VersionResult>("one");
        var before = library.Current;

        folder.WriteVersion(2);
        folder.WritePack("one", Grants.Asking("wanted: { type: yes_no, ask: Wanted? }", "wanted", "one"));
        var result = library.Reload();

        var refusal = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "PE7103");
        Assert.Contains("`one`", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("one/policy.yaml", Path.GetRelativePath(folder.Path, refusal.Span.File.Path).Replace('\\', '/'));
        Assert.Null(result.Set);
        Assert.Same(before, library.Current);
        Assert.Equal(1, VersionOf(bound));
        Assert.False(library.Status.IsUpToDate);
    }

    [Fact]
    public async Task A_broken_file_under_watch_shows_in_the_log_the_status_and_the_health()
    {
        using var folder = new VersionedFolder();
        using var log = new KeptLog();
        using var host = HostOf(log, options =>
        {
            options.Paths.Add(folder.Path);
            options.Watch = true;
            options.Quiet = TimeSpan.FromMilliseconds(20);
        });
        await host.StartAsync();
        var library = host.Services.GetRequiredService<PolicyLibrary>();
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host, "policies"));

        folder.WritePack("two", Broken);
        Assert.True(SpinWait.SpinUntil(() => !library.Status.IsUpToDate, TimeSpan.FromSeconds(60)));
        Assert.Contains(library.Status.Refusals, refusal => refusal.Location.ToString().EndsWith("two/policy.yaml:1:1", StringComparison.Ordinal));
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host, "policies"));
        Assert.True(SpinWait.SpinUntil(() => log.Lines.Any(line => line.StartsWith("103 Error", StringComparison.Ordinal)), TimeSpan.FromSeconds(60)));

        folder.WriteVersion(3);
        Assert.True(SpinWait.SpinUntil(() => library.Status.IsUpToDate && VersionedFolder.VersionOf(library.Current["two"]) == 3, TimeSpan.FromSeconds(60)));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host, "policies"));
        await host.StopAsync();
    }

    [Fact]
    public void Files_that_broke_after_a_warm_start_are_read_once_and_not_by_every_request()
    {
        using var folder = new VersionedFolder();
        using var cache = new VersionedFolder();
        var options = folder.Options();
        options.CacheFolder = Path.Combine(cache.Path, "cache");
        new PolicyLibrary(options).Dispose();
        using var library = new PolicyLibrary(options);
        var reloads = 0;
        library.Reloaded += (_, _) => reloads++;
        folder.WritePack("two", Broken);

        for (var request = 0; request < 3; request++)
        {
            Assert.Throws<PoliciesRefusedException>(() => library.CurrentWithTexts);
        }

        Assert.Equal(1, reloads);
    }

    [Fact]
    public void A_decision_with_a_name_can_be_found_in_the_log_the_trace_and_its_document()
    {
        using var folder = new VersionedFolder();
        using var log = new KeptLog();
        using var library = new PolicyLibrary(folder.Options(), log.For<PolicyLibrary>());
        var (traces, counted) = (new ConcurrentQueue<Activity>(), new ConcurrentQueue<string>());
        using var tracing = Trace(traces);
        using var counting = Count(counted);
        var id = $"request-{Guid.NewGuid():N}";

        var decision = library.Current["one"].DecideJson("""{ "asked": true }""", Grants.Day, new DecideOptions { DecisionId = id });

        Assert.Equal(id, decision.Id);
        Assert.Contains($"\"decision_id\": \"{id}\"", JsonRenderer.Render(DecisionDocument.Of(decision)), StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.StartsWith($"105 Debug Decision {id}: policy one, version ", StringComparison.Ordinal));
        var trace = Assert.Single(traces, trace => (string?)trace.GetTagItem("policyengine.decision_id") == id);
        Assert.Equal(("policy.decide", "2018-09-18", "determined"), (trace.OperationName, trace.GetTagItem("policyengine.as_of"), trace.GetTagItem("policyengine.status")));
        Assert.Contains("policyengine.decisions one determined", counted);
        Assert.DoesNotContain(log.Lines, line => line.Contains("yes_it_is", StringComparison.Ordinal));
    }

    [Fact]
    public void A_decision_without_a_name_has_none_in_its_document()
    {
        var decision = Grants.Ask("asked: { type: yes_no, ask: Asked? }", "asked", """{ "asked": true }""");

        Assert.Equal("", decision.Id);
        Assert.DoesNotContain("decision_id", JsonRenderer.Render(DecisionDocument.Of(decision)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_unhealthy()
    {
        using var folder = new VersionedFolder();
        using var log = new KeptLog();
        var file = Path.Combine(folder.Path, "cases.db");
        using var host = HostOf(log, options => options.Paths.Add(folder.Path), services =>
            services.AddPolicyCases(options => options.UseSqlite(file)).AddHealthChecks().AddCaseStore());
        await host.StartAsync();

        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host, "case-store"));
        await host.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(file, "This is no store.");
        File.Delete(file + "-wal");
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host, "case-store"));
    }

    private static void Mistaken(PolicyEngineOptions options, string mistake, string folder)
    {
        if (mistake != "no path")
        {
            options.Paths.Add(mistake == "a path that is not there" ? "not/there" : folder);
        }

        options.Quiet = mistake == "a negative quiet time" ? TimeSpan.FromSeconds(-1) : options.Quiet;
        options.CacheFolder = mistake == "an empty cache folder" ? " " : null;
    }

    private static IHost HostOf(KeptLog log, Action<PolicyEngineOptions> configure, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddPolicyEngine(configure).AddHealthChecks().AddPolicies();
        more?.Invoke(builder.Services);
        return builder.Build();
    }

    private static async Task<HealthStatus> HealthAsync(IHost host, string check) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(entry => entry.Name == check)).Status;

    private static decimal VersionOf(LibraryDecider<AskedFacts, VersionResult> bound)
    {
        Assert.Equal(PlainStatus.Determined, bound.Decide(new AskedFacts(true), Grants.Day, out var result));
        return result.Version;
    }

    private static ActivityListener Trace(ConcurrentQueue<Activity> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "PolicyEngine",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = traces.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Count(ConcurrentQueue<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "PolicyEngine")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counted.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        listener.Start();
        return listener;
    }

    private sealed record AskedFacts(bool Asked);

    private sealed record VersionResult(string Outcome, decimal Version);
}
