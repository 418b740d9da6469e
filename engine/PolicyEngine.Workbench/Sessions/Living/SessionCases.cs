using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Cases.Views;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Sessions.Living;

/// <summary>The case that lives in a session: in memory, on a clock of its own, gone with the session. It stays on the policy version that it was opened under.</summary>
public sealed class SessionCases
{
    private static readonly Lease Claim = new("session", TimeSpan.FromMinutes(5), 100);

    private readonly CaseService service;
    private long seen;

    /// <summary>Starts with no case.</summary>
    /// <param name="library">The policies.</param>
    /// <param name="policy">The policy, whose time zone the clock shows.</param>
    /// <param name="asOf">The day on which the clock begins, at nine in the morning.</param>
    public SessionCases(SessionLibrary library, PolicyModel policy, DateOnly asOf)
    {
        Clock = new SessionClock(asOf.ToDateTime(new TimeOnly(9, 0)), TimeZoneInfo.FindSystemTimeZoneById(policy.Zone));
        var store = new InMemoryCaseStore();
        service = new CaseService(store, library.CasePolicies(store), Clock);
    }

    /// <summary>The clock.</summary>
    public SessionClock Clock { get; }

    /// <summary>The case's id; empty before one is opened.</summary>
    public string CaseId { get; private set; } = "";

    /// <summary>Opens a case; the one before is left.</summary>
    public CaseResult Open(OpenRequest request, CancellationToken cancellation)
    {
        var result = service.OpenAsync(request, cancellation).GetAwaiter().GetResult();
        if (result is CaseResult.Done done)
        {
            (CaseId, seen) = (done.State.CaseId, 0);
        }

        return result;
    }

    /// <summary>Fires a trigger.</summary>
    public CaseResult Fire(FireRequest request, CancellationToken cancellation) => service.FireAsync(request, cancellation).GetAwaiter().GetResult();

    /// <summary>Does what is due by now.</summary>
    public DueReport RunDue(CancellationToken cancellation) => service.RunDueAsync(Claim, cancellation).GetAwaiter().GetResult();

    /// <summary>The case as it stands.</summary>
    public CaseView? View(CancellationToken cancellation) => service.ViewAsync(CaseId, cancellation).GetAwaiter().GetResult();

    /// <summary>What happened to the case.</summary>
    public IReadOnlyList<TimelineEntry> Timeline(CancellationToken cancellation) => service.TimelineAsync(CaseId, cancellation).GetAwaiter().GetResult();

    /// <summary>What happened since it was last told.</summary>
    public IReadOnlyList<TimelineEntry> News(CancellationToken cancellation)
    {
        var all = Timeline(cancellation);
        var news = all.Where(entry => entry.Sequence > seen).ToList();
        seen = all.Count == 0 ? 0 : all[^1].Sequence;
        return news;
    }
}
