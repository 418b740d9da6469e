using System.Globalization;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.Cases;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>What can be read of cases. An officer sees the cases of policies in which a claim gives a role; a resident sees own cases, as <see cref="OwnView"/> shows them.</summary>
internal static class CaseReads
{
    private const int MostRows = 200;

    private static readonly string[] ListMembers = ["policy", "state", "ended", "due_by", "order", "after", "most", "own"];

    public static async Task<IResult> ListAsync(HttpContext context, ICaseStore store, ICasePolicies policies)
    {
        var caller = CaseEndPoints.CallerOf(context);
        var query = QueryOf(context, caller);
        var listed = await CaseLister.ReadAsync(store, policies, query, (row, policy) => !caller.RolesIn(policy, row.Subject).IsEmpty, GuardFilter.EndOf(context)).ConfigureAwait(false);
        return new JsonAnswer(new { Cases = listed.Cases.Select(one => new CaseEntry(one.Row)), listed.Next });
    }

    public static async Task<IResult> ShowAsync(HttpContext context, CaseService cases, CaseDoor doors, string id)
    {
        var door = await doors.EnterAsync(CaseEndPoints.CallerOf(context), id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var view = await cases.ViewAsync(door.Row.CaseId, GuardFilter.EndOf(context)).ConfigureAwait(false) ?? throw new ProblemException(Problem.NotFound);
        context.Response.Headers.ETag = CaseEndPoints.TagOf(view.Sequence);
        return new JsonAnswer(door.IsOfficer ? view : OwnView.Of(view, door.Policy, door.Roles));
    }

    public static async Task<IResult> TimelineAsync(HttpContext context, CaseService cases, CaseDoor doors, string id)
    {
        var door = await doors.EnterAsync(CaseEndPoints.CallerOf(context), id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var timeline = await cases.TimelineAsync(door.Row.CaseId, GuardFilter.EndOf(context)).ConfigureAwait(false);
        if (door.IsOfficer)
        {
            return new JsonAnswer(new { Timeline = timeline });
        }

        var events = (await cases.ReadAsync(door.Row.CaseId, GuardFilter.EndOf(context)).ConfigureAwait(false))!.Events;
        return new JsonAnswer(new { Timeline = OwnView.Of(timeline, events, door.Roles) });
    }

    public static async Task<IResult> MessagesAsync(HttpContext context, ICaseStore store, CaseDoor doors, string id)
    {
        var door = await doors.EnterAsync(CaseEndPoints.CallerOf(context), id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        return new JsonAnswer(new { Messages = await CaseLetters.ReadAsync(store, door.Row.CaseId, door.IsOfficer ? null : door.Roles, GuardFilter.EndOf(context)).ConfigureAwait(false) });
    }

    public static async Task<IResult> VerifyAsync(HttpContext context, CaseService cases, CaseDoor doors, string id)
    {
        var door = await doors.EnterAsOfficerAsync(CaseEndPoints.CallerOf(context), id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        return new JsonAnswer(await cases.VerifyAsync(door.Row.CaseId, GuardFilter.EndOf(context)).ConfigureAwait(false) ?? throw new ProblemException(Problem.NotFound));
    }

    public static async Task<IResult> DueAsync(HttpContext context, CaseService cases, PolicyLibrary library, TimeProvider clock)
    {
        var caller = CaseEndPoints.CallerOf(context);
        var mine = library.Current.Policies.Where(policy => !caller.OfficerRoles(policy.Model).IsEmpty).Select(policy => policy.Id).ToHashSet(StringComparer.Ordinal);
        if (mine.Count == 0)
        {
            throw new ProblemException(new Problem(403, "not-for-you", "This is for officers."));
        }

        var until = Instant(context, "until") ?? clock.GetUtcNow().AddDays(7);
        var due = await cases.ListDueAsync(until, GuardFilter.EndOf(context)).Where(item => mine.Contains(item.PolicyId)).Take(MostRows).ToArrayAsync(GuardFilter.EndOf(context)).ConfigureAwait(false);
        return new JsonAnswer(new { Due = due });
    }

    private static CaseQuery QueryOf(HttpContext context, Caller caller)
    {
        var asked = context.Request.Query;
        if (asked.Keys.FirstOrDefault(key => !ListMembers.Contains(key, StringComparer.Ordinal)) is not null)
        {
            throw new ProblemException(Problem.Wrong("The address asks for something that is not known here.", $"What can be asked is {string.Join(", ", ListMembers)}."));
        }

        return new CaseQuery
        {
            PolicyId = Given(asked["policy"]),
            State = Given(asked["state"]),
            IsEnded = YesNo(asked["ended"], "ended"),
            Subject = YesNo(asked["own"], "own") == true || !caller.HasGrants ? caller.Subject : null,
            DueBy = Instant(context, "due_by"),
            Order = asked["order"].ToString() == "due" ? CaseOrder.Due : CaseOrder.Id,
            After = Given(asked["after"]),
            Most = int.TryParse(asked["most"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Clamp(most, 1, MostRows) : MostRows,
        };
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool? YesNo(string? text, string name) => text switch
    {
        null or "" => null,
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => throw new ProblemException(Problem.Wrong($"`{name}` is neither yes nor no.", "Write yes or no, or leave it out.")),
    };

    private static DateTimeOffset? Instant(HttpContext context, string name)
    {
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new ProblemException(Problem.Wrong($"`{name}` is no instant.", "Write it as 2018-10-02T09:00:00Z, or leave it out."));
    }
}

/// <summary>A case in a list.</summary>
internal sealed record CaseEntry(string Case, string Policy, string Version, string State, bool IsEnded, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, DateTimeOffset? DueAt)
{
    public CaseEntry(CaseRow row)
        : this(row.CaseId, row.PolicyId, row.PolicyVersion, row.State, row.IsEnded, row.OpenedAt, row.ChangedAt, row.DueAt)
    {
    }
}
