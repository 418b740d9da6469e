using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.Cases;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Journeys;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>Cases on pages: a resident's own, and an officer's desk.</summary>
internal static class CasePages
{
    private const int MostRows = 50;

    public static async Task<IResult> MineAsync(HttpContext context, PageTools tools, ICaseStore store, ICasePolicies policies, TimeProvider clock)
    {
        var caller = tools.SignedIn(context);
        var lines = await LinesAsync(new CaseQuery { Subject = caller.Subject, Parent = "", Most = MostRows }, new Listing(context, store, policies, clock, "my"), (_, _) => true).ConfigureAwait(false);
        return PageTools.Page<CaseListPage>(context, 200, ("Frame", tools.Frame(context, "My cases")), ("View", new CaseListView("My cases", lines.Lines, "")));
    }

    public static async Task<IResult> DeskAsync(HttpContext context, PageTools tools, PolicyLibrary library, ICaseStore store, ICasePolicies policies, TimeProvider clock)
    {
        var caller = tools.SignedIn(context);
        Policy[] mine = [.. library.Current.Policies.Where(policy => !caller.OfficerRoles(policy.Model).IsEmpty)];
        if (mine.Length == 0)
        {
            throw new ProblemException(new Problem(403, "not-for-you", "This is for officers."));
        }

        var policy = mine.FirstOrDefault(one => one.Id == context.Request.Query["policy"].ToString())?.Id ?? "";
        var withEnded = context.Request.Query["ended"].ToString() == "all";
        var query = new CaseQuery { PolicyId = policy.Length > 0 ? policy : null, IsEnded = withEnded ? null : false, Order = CaseOrder.Due, Most = MostRows, After = context.Request.Query["after"].ToString() is { Length: > 0 } after ? after : null };
        var lines = await LinesAsync(query, new Listing(context, store, policies, clock, "desk"), (row, model) => caller.IsOfficerIn(model, row.Subject)).ConfigureAwait(false);
        var view = new CaseListView("Cases by what is due", lines.Lines, lines.Next.Length > 0 ? $"?policy={Uri.EscapeDataString(policy)}&ended={(withEnded ? "all" : "")}&after={Uri.EscapeDataString(lines.Next)}" : "")
        {
            Policies = [.. mine.Select(one => new FieldOption(one.Id, one.Title))],
            Policy = policy,
            WithEnded = withEnded,
        };
        return PageTools.Page<CaseListPage>(context, 200, ("Frame", tools.Frame(context, "Desk")), ("View", view));
    }

    public static async Task<IResult> MyCaseAsync(HttpContext context, PageTools tools, CaseDoor doors, CasePageReader reader, string id)
    {
        var caller = tools.SignedIn(context);
        var door = await doors.EnterAsync(caller, id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        return caller.Owns(door.Row.Subject) ? await CaseAsync(context, tools, reader, door).ConfigureAwait(false) : throw new ProblemException(Problem.NotFound);
    }

    public static async Task<IResult> DeskCaseAsync(HttpContext context, PageTools tools, CaseDoor doors, CasePageReader reader, string id)
    {
        var caller = tools.SignedIn(context);
        var door = await doors.EnterAsOfficerAsync(caller, id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        return await CaseAsync(context, tools, reader, door).ConfigureAwait(false);
    }

    public static Task<IResult> DoMineAsync(HttpContext context, PageTools tools, CaseDoor doors, DraftStore drafts, string id, string trigger) => DoAsync(context, tools, doors, drafts, new Doing(id, trigger, IsDesk: false));

    public static Task<IResult> DoDeskAsync(HttpContext context, PageTools tools, CaseDoor doors, DraftStore drafts, string id, string trigger) => DoAsync(context, tools, doors, drafts, new Doing(id, trigger, IsDesk: true));

    public static async Task<IResult> NoteAsync(HttpContext context, PageTools tools, CaseDoor doors, CaseService cases, CasePageReader reader, string id)
    {
        var form = await tools.FormAsync(context, "note").ConfigureAwait(false);
        var caller = tools.SignedIn(context);
        var door = await doors.EnterAsOfficerAsync(caller, id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var roles = caller.OfficerRoles(door.Policy);
        var text = form.GetValueOrDefault("note", "");
        if (string.IsNullOrWhiteSpace(text))
        {
            return await CaseAsync(context, tools, reader, door, "Enter a note").ConfigureAwait(false);
        }

        var result = await cases.NoteAsync(new NoteRequest { CaseId = door.Row.CaseId, Actor = caller.Name, Role = roles[0], Text = text }, GuardFilter.EndOf(context)).ConfigureAwait(false);
        return result is CaseResult.Refused refused
            ? await CaseAsync(context, tools, reader, door, refused.Refusal.Message).ConfigureAwait(false)
            : tools.Go(context, $"/desk/{Uri.EscapeDataString(door.Row.CaseId)}");
    }

    private static async Task<IResult> DoAsync(HttpContext context, PageTools tools, CaseDoor doors, DraftStore drafts, Doing doing)
    {
        await tools.FormAsync(context, "version").ConfigureAwait(false);
        var caller = tools.SignedIn(context);
        var door = await doors.EnterAsync(caller, doing.CaseId, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var lifecycle = door.Policy.Lifecycle!;
        var roles = doing.IsDesk ? caller.OfficerRoles(door.Policy) : caller.OwnRoles(door.Policy);
        if (doing.IsDesk != door.IsOfficer)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var role = lifecycle.Triggers.FirstOrDefault(trigger => trigger.Name == doing.Trigger)?.By.Select(by => lifecycle.Roles[by].Name).FirstOrDefault(roles.Contains);
        if (role is null)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var draft = ApplyPages.Begin(context, drafts, new Draft
        {
            Id = "",
            Key = "",
            PolicyId = door.Policy.Id,
            PolicyHash = door.Policy.ContentHash,
            CaseId = door.Row.CaseId,
            Trigger = doing.Trigger,
            Seen = door.Row.Sequence,
            Role = role,
            IsOfficers = doing.IsDesk,
            Account = caller.Subject,
        });
        return tools.Go(context, ApplyPages.PathOf(draft));
    }

    private static async Task<IResult> CaseAsync(HttpContext context, PageTools tools, CasePageReader reader, OpenDoor door, string error = "")
    {
        var view = await reader.ReadAsync(door, error, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var frame = tools.Frame(context, $"{view.State} - {view.Policy}");
        frame = frame with { Back = frame.To(door.IsOfficer ? "/desk" : "/my"), Errors = error.Length > 0 ? [new PageError("note", error)] : [] };
        return PageTools.Page<CasePage>(context, error.Length > 0 ? 422 : 200, ("Frame", frame), ("View", view));
    }

    private static async Task<(ImmutableArray<CaseLine> Lines, string Next)> LinesAsync(CaseQuery query, Listing listing, Func<CaseRow, PolicyModel, bool> isShown)
    {
        var listed = await CaseLister.ReadAsync(listing.Store, listing.Policies, query, isShown, GuardFilter.EndOf(listing.Context)).ConfigureAwait(false);
        return ([.. listed.Cases.Select(one => LineOf(one.Row, one.Policy, listing))], listed.Next ?? "");
    }

    private static CaseLine LineOf(CaseRow row, PolicyModel policy, Listing listing) => new(
        $"/{listing.Place}/{Uri.EscapeDataString(row.CaseId)}",
        row.CaseId,
        policy.Title,
        policy.Lifecycle!.States.FirstOrDefault(state => state.Name == row.State)?.Title ?? row.State,
        row.DueAt is { } due ? LocalTimes.Words(policy, due) : "",
        row.DueAt < listing.Clock.GetUtcNow(),
        row.OpenedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    private sealed record Listing(HttpContext Context, ICaseStore Store, ICasePolicies Policies, TimeProvider Clock, string Place);

    private sealed record Doing(string CaseId, string Trigger, bool IsDesk);
}

/// <summary>Instants in the words of a policy's zone.</summary>
internal static class LocalTimes
{
    public static string Words(PolicyModel policy, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(policy.Zone));
        return local.ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
    }
}
