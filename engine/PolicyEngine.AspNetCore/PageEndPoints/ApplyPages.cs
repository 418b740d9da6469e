using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Journeys;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>What can be begun: the list, and the start page of a policy.</summary>
internal static class ApplyPages
{
    private const string DraftCookie = "policy-draft";

    public static IResult List(HttpContext context, PageTools tools, PolicyLibrary library)
    {
        var caller = tools.CallerOf(context);
        ImmutableArray<StartEntry> entries = [.. library.Current.Policies.Where(policy => CanBegin(policy.Model, caller, tools)).Select(policy => new StartEntry($"/apply/{Uri.EscapeDataString(policy.Id)}", policy.Title, AboutOf(policy.Model)))];
        return PageTools.Page<StartListPage>(context, 200, ("Frame", tools.Frame(context, "What do you need?")), ("Entries", entries));
    }

    public static IResult Start(HttpContext context, PageTools tools, PolicyLibrary library, string policy)
    {
        var model = PolicyEndPoints.Find(library, policy).Model;
        if (!CanBegin(model, tools.CallerOf(context), tools))
        {
            throw new ProblemException(new Problem(403, "not-online", "Nobody applies for this here."));
        }

        var frame = tools.Frame(context, model.Title);
        var caller = tools.CallerOf(context);
        var officer = caller?.OfficerRoles(model) ?? [];
        var view = StartViews.Of(model, frame.To($"/apply/{Uri.EscapeDataString(model.Id)}"), [.. (caller ?? tools.AnyResident).OwnRoles(model), .. officer], !officer.IsEmpty);
        return PageTools.Page<StartPage>(context, 200, ("Frame", frame with { Back = frame.To("/apply") }), ("View", view));
    }

    public static async Task<IResult> BeginAsync(HttpContext context, PageTools tools, PolicyLibrary library, DraftStore drafts, string policy)
    {
        var form = await tools.FormAsync(context, "acts_for", "channel").ConfigureAwait(false);
        var model = PolicyEndPoints.Find(library, policy).Model;
        var caller = tools.CallerOf(context);
        if (model.Lifecycle is not null && caller is null)
        {
            throw new ProblemException(Problem.SignIn);
        }

        var actsFor = form.GetValueOrDefault("acts_for", "").Trim();
        var role = RoleOf(model, caller, actsFor.Length > 0);
        if (model.Lifecycle is not null && role.Length == 0)
        {
            throw new ProblemException(new Problem(403, "not-online", "Nobody applies for this here."));
        }

        var draft = drafts.Add(new Draft
        {
            Id = Draft.NewToken(),
            Key = KeyOf(context),
            PolicyId = model.Id,
            PolicyHash = model.ContentHash,
            Role = role,
            IsOfficers = caller is not null && caller.OfficerRoles(model).Contains(role),
            Account = caller?.Subject ?? "",
            ActsFor = actsFor,
            Channel = actsFor.Length > 0 ? form.GetValueOrDefault("channel", "") : "",
        });
        return tools.Go(context, PathOf(draft));
    }

    /// <summary>Begins something that is done with a case.</summary>
    public static Draft Begin(HttpContext context, DraftStore drafts, Draft draft) => drafts.Add(draft with { Id = Draft.NewToken(), Key = KeyOf(context) });

    public static string PathOf(Draft draft) => $"/apply/{Uri.EscapeDataString(draft.PolicyId)}/{draft.Id}";

    /// <summary>The draft that an address names, when this browser, and this account, began it.</summary>
    /// <exception cref="ProblemException">There is none: sent, too old, or of somebody else.</exception>
    public static Draft Find(HttpContext context, PageTools tools, DraftStore drafts, string policy, string id)
    {
        var draft = drafts.Find(id);
        return draft is not null && draft.PolicyId == policy && context.Request.Cookies[DraftCookie] == draft.Key && draft.IsOf(tools.CallerOf(context))
            ? draft
            : throw new ProblemException(new Problem(404, "no-draft", "These answers are not here.") { Detail = "They were sent, or nobody touched them for a day, or another browser began them. Begin again if you have not sent them." });
    }

    // One key a browser: whoever reads an address over a shoulder has not got it.
    private static string KeyOf(HttpContext context)
    {
        if (context.Request.Cookies[DraftCookie] is { Length: 32 } known && known.All(char.IsAsciiHexDigitLower))
        {
            return known;
        }

        var key = Draft.NewToken();
        context.Response.Cookies.Append(DraftCookie, key, new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" });
        return key;
    }

    private static string RoleOf(PolicyModel model, Caller? caller, bool forSomebody)
    {
        if (model.Lifecycle is null || caller is null)
        {
            return "";
        }

        var own = forSomebody ? [] : caller.OwnRoles(model);
        return own.Concat(caller.OfficerRoles(model).Where(role => CanOpen(model, role))).FirstOrDefault() ?? "";
    }

    // A policy that only decides is for everybody; an application is for residents, and for officers whose role leads on from the first state.
    private static bool CanBegin(PolicyModel model, Caller? caller, PageTools tools) =>
        model.Lifecycle is null
        || (caller ?? tools.AnyResident).OwnRoles(model).Length > 0
        || (caller is not null && caller.OfficerRoles(model).Any(role => CanOpen(model, role)));

    private static bool CanOpen(PolicyModel model, string role)
    {
        var lifecycle = model.Lifecycle!;
        return lifecycle.Transitions.Any(way => way.Trigger >= 0
            && way.From.Any(state => state == lifecycle.InitialState)
            && lifecycle.Triggers[way.Trigger] is { Decides: false, NeedsReason: false } trigger
            && trigger.By.Any(by => lifecycle.Roles[by].Name == role));
    }

    private static string AboutOf(PolicyModel model) => model.Description.Length > 0 ? FirstSentence(model.Description) : model.Source;

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;
}
