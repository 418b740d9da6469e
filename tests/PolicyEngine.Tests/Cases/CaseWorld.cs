using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Binding;

namespace PolicyEngine.Tests.Cases;

/// <summary>A service on a store in memory with a clock that stands still until it is told to go.</summary>
internal sealed class CaseWorld
{
    private static readonly ConcurrentDictionary<string, CompiledPolicy> Known = new(StringComparer.Ordinal);

    public CaseWorld(string yaml, string at = "2018-10-01T08:00:00Z", ICaseStore? store = null)
        : this([yaml], at, store)
    {
    }

    public CaseWorld(IReadOnlyList<string> versions, string at, ICaseStore? store = null)
        : this([.. versions.Select(Compiled)], at, store)
    {
    }

    public CaseWorld(CompiledPolicy[] versions, string at, ICaseStore? store = null)
    {
        Clock = new FakeTimeProvider(Instant(at));
        Store = store ?? new InMemoryCaseStore();
        Policies = new OnePolicy(versions);
        Service = new CaseService(Store, Policies, Clock);
    }

    public FakeTimeProvider Clock { get; }

    public ICaseStore Store { get; }

    public OnePolicy Policies { get; }

    public CaseService Service { get; }

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static CompiledPolicy Compiled(string yaml) => Known.GetOrAdd(yaml, Compile);

    private static CompiledPolicy Compile(string yaml)
    {
        var result = PolicyLoader.Load([new SourceFile("pack/policy.yaml", yaml), new SourceFile("calendars/england.yaml", PermitPolicy.Calendar)]);
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(SamplePolicy.Show)));
        return result.Set!.Policies[0].Compiled;
    }

    public void At(string instant) => Clock.SetUtcNow(Instant(instant));

    public async Task<CaseState> Open(string caseId = "rose", string facts = "{}", string role = "applicant")
    {
        var result = await Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = caseId, Actor = "rose", Role = role, Facts = CaseArguments.OfJson(facts) });
        return Assert.IsType<CaseResult.Done>(result).State;
    }

    /// <summary>Fires: `role trigger`, or `role:actor trigger`.</summary>
    public Task<CaseResult> Try(string text, string facts = "{}", string outcome = "", string reason = "", string caseId = "rose", string key = "", long? expected = null)
    {
        var parts = text.Split(' ');
        var who = parts[0].Split(':');
        return Service.FireAsync(new FireRequest { CaseId = caseId, Trigger = parts[1], Role = who[0], Actor = who[^1], Facts = CaseArguments.OfJson(facts), Outcome = outcome, Reason = reason, Key = key, Expected = expected });
    }

    public async Task<CaseState> Fire(string text, string facts = "{}", string outcome = "", string reason = "", string caseId = "rose", string key = "")
    {
        var result = await Try(text, facts, outcome, reason, caseId, key);
        Assert.True(result is CaseResult.Done, (result as CaseResult.Refused)?.Refusal.Message ?? result.ToString());
        return ((CaseResult.Done)result).State;
    }

    public async Task<CaseRefusal> Refused(string text, string facts = "{}", string outcome = "", string reason = "", string caseId = "rose") =>
        Assert.IsType<CaseResult.Refused>(await Try(text, facts, outcome, reason, caseId)).Refusal;

    public Task<DueReport> RunDue() => Service.RunDueAsync(new Lease("test", TimeSpan.FromMinutes(1), 10));

    public async Task<CaseRecord> Read(string caseId = "rose") => (await Service.ReadAsync(caseId))!;

    public async Task<CaseState> State(string caseId = "rose") => (await Read(caseId)).State;
}
