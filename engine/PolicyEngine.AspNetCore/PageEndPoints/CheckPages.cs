using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.Forms;
using PolicyEngine.AspNetCore.Journeys;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;
using PolicyEngine.Documents;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>The answers before they are sent, the sending, and the answer of a policy that only decides.</summary>
internal static class CheckPages
{
    private const string OutcomeField = "outcome";
    private const string ReasonField = "reason";

    public static string PathOf(Draft draft) => $"{ApplyPages.PathOf(draft)}/check";

    /// <summary>Where a draft was begun.</summary>
    public static string StartOf(Draft draft) =>
        draft.CaseId.Length == 0 ? $"/apply/{Uri.EscapeDataString(draft.PolicyId)}" : $"/{(IsDesk(draft) ? "desk" : "my")}/{Uri.EscapeDataString(draft.CaseId)}";

    public static async Task<IResult> ShowAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, string policy, string draft)
    {
        var found = ApplyPages.Find(context, tools, drafts, policy, draft);
        return await QuestionPages.ReadAsync(context, tools, journeys, found).ConfigureAwait(false) is var journey and not Journey.Asks
            ? Page(context, tools, found, journey, ImmutableDictionary<string, string>.Empty)
            : tools.Go(context, ApplyPages.PathOf(found));
    }

    public static async Task<IResult> AnswerAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, string policy, string draft)
    {
        var found = ApplyPages.Find(context, tools, drafts, policy, draft);
        if (await QuestionPages.ReadAsync(context, tools, journeys, found).ConfigureAwait(false) is not Journey.Complete { Decision: { } decision } journey || found.Role.Length > 0)
        {
            return tools.Go(context, ApplyPages.PathOf(found));
        }

        var frame = tools.Frame(context, $"Your answer - {journey.Policy.Title}");
        return PageTools.Page<AnswerPage>(context, 200, ("Frame", frame), ("View", AnswerViews.Of(decision, [.. Rows(frame, found, journey).Select(row => row with { Change = "" })])), ("Check", frame.To(PathOf(found))));
    }

    public static async Task<IResult> SendAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, CaseService cases, string policy, string draft)
    {
        var found = ApplyPages.Find(context, tools, drafts, policy, draft);
        var form = await tools.FormAsync(context, "version", OutcomeField, ReasonField).ConfigureAwait(false);
        var journey = await QuestionPages.ReadAsync(context, tools, journeys, found).ConfigureAwait(false);
        if (journey is not Journey.Complete)
        {
            return tools.Go(context, ApplyPages.PathOf(found));
        }

        if (form.GetValueOrDefault("version") != found.Version.ToString(CultureInfo.InvariantCulture))
        {
            return Page(context, tools, found, journey, form, "Another window changed these answers. Check them again.", 409);
        }

        if (found.Role.Length == 0)
        {
            return tools.Go(context, $"{ApplyPages.PathOf(found)}/answer");
        }

        var missing = ErrorsOf(found, journey, form);
        if (missing.Count > 0)
        {
            return Page(context, tools, found, journey, form, "", 422, missing);
        }

        return await SendAsync(context, tools, drafts, new DraftSender(cases, found, journey, tools.SignedIn(context)), form).ConfigureAwait(false);
    }

    private static async Task<IResult> SendAsync(HttpContext context, PageTools tools, DraftStore drafts, DraftSender sender, IReadOnlyDictionary<string, string> form)
    {
        var sent = await sender.SendAsync(form.GetValueOrDefault(OutcomeField, ""), form.GetValueOrDefault(ReasonField, ""), GuardFilter.EndOf(context)).ConfigureAwait(false);
        if (sent.Conflict.Length > 0)
        {
            return Page(context, tools, sender.Draft, sender.Journey, form, sent.Conflict, 409);
        }

        if (sent.Refusal is { } refusal)
        {
            return Page(context, tools, sender.Draft, new Journey.Refused(refusal) { Policy = sender.Journey.Policy, Answered = sender.Journey.Answered, Steps = sender.Journey.Steps }, form, "", 422);
        }

        drafts.Remove(sender.Draft.Id);
        return tools.Go(context, $"/{(IsDesk(sender.Draft) ? "desk" : "my")}/{Uri.EscapeDataString(sent.CaseId)}");
    }

    private static bool IsDesk(Draft draft) => draft.IsOfficers;

    private static Dictionary<string, string> ErrorsOf(Draft draft, Journey journey, IReadOnlyDictionary<string, string> form)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var trigger = TriggerOf(draft, journey);
        if (trigger is { Decides: true } && form.GetValueOrDefault(OutcomeField, "").Length == 0)
        {
            errors[OutcomeField] = "Select what you decide";
        }

        if (trigger is { Decides: true } or { NeedsReason: true } && string.IsNullOrWhiteSpace(form.GetValueOrDefault(ReasonField)))
        {
            errors[ReasonField] = "Enter a reason, in a sentence that the person concerned may read";
        }

        return errors;
    }

    private static LifecycleTrigger? TriggerOf(Draft draft, Journey journey) => journey.Policy.Lifecycle?.Triggers.FirstOrDefault(trigger => trigger.Name == draft.Trigger);

    private static IResult Page(
        HttpContext context, PageTools tools, Draft draft, Journey journey, IReadOnlyDictionary<string, string> form, string notice = "", int status = 200, IReadOnlyDictionary<string, string>? errors = null)
    {
        var frame = tools.Frame(context, "");
        var rows = Rows(frame, draft, journey);
        frame = frame with { Title = $"{(rows.IsEmpty ? SendOf(draft, journey) : "Check your answers")} - {journey.Policy.Title}" };
        var trigger = TriggerOf(draft, journey);
        var needsReason = trigger is { Decides: true } or { NeedsReason: true };
        var view = new CheckView(frame.To(PathOf(draft)), draft.Version, journey.Policy.Title, SendOf(draft, journey), rows)
        {
            Heading = rows.IsEmpty ? SendOf(draft, journey) : "Check your answers",
            CanSend = journey is Journey.Complete,
            ActsFor = draft.ActsFor,
            Notice = journey is Journey.Refused refused ? $"It can’t be done so: {refused.Refusal.Message} {refused.Refusal.Help}".Trim() : notice,
            Engine = trigger is { Decides: true } && journey is Journey.Complete { Decision: { } decision } ? DecisionDocument.Of(decision).Headline : "",
            Outcome = trigger is { Decides: true } ? OutcomeOf(journey.Policy, form, errors) : null,
            Reason = needsReason ? ReasonOf(form, errors) : null,
        };
        frame = frame with
        {
            Back = journey.Answered is [.., var last] ? frame.To(QuestionPages.PathOf(draft, last)) : frame.To(StartOf(draft)),
            Errors = [.. (errors ?? ImmutableDictionary<string, string>.Empty).OrderBy(error => error.Key, StringComparer.Ordinal).Select(error => new PageError(error.Key, error.Value))],
        };
        return PageTools.Page<CheckPage>(context, status, ("Frame", frame), ("View", view));
    }

    private static FieldView OutcomeOf(PolicyModel policy, IReadOnlyDictionary<string, string> form, IReadOnlyDictionary<string, string>? errors) => new()
    {
        Name = OutcomeField,
        Kind = FieldKind.Radios,
        Label = "What do you decide?",
        Options = [.. policy.Choices[policy.Items[policy.OutcomeItem].ChoiceSet].Options.Select(option => new FieldOption(option.Name, option.Title))],
        Value = form.GetValueOrDefault(OutcomeField, ""),
        Error = errors?.GetValueOrDefault(OutcomeField) ?? "",
    };

    private static FieldView ReasonOf(IReadOnlyDictionary<string, string> form, IReadOnlyDictionary<string, string>? errors) => new()
    {
        Name = ReasonField,
        Kind = FieldKind.LongText,
        Label = "Why?",
        Hint = "The person concerned may read it.",
        Value = form.GetValueOrDefault(ReasonField, ""),
        Error = errors?.GetValueOrDefault(ReasonField) ?? "",
    };

    private static ImmutableArray<SummaryRow> Rows(PageFrame frame, Draft draft, Journey journey) =>
    [
        .. journey.Answered.Select(name => journey.Policy.Facts.First(fact => fact.Name == name)).Select(fact => new SummaryRow(
            FactField.LabelOf(fact),
            FactField.WordsOf(journey.Policy, fact, draft.Answers[fact.Name]),
            frame.To(QuestionPages.PathOf(draft, fact.Name)),
            draft.Answers[fact.Name] == "null" ? "A person looks at what is not known, where it matters." : "")),
    ];

    private static string SendOf(Draft draft, Journey journey)
    {
        if (draft.Role.Length == 0)
        {
            return "See the answer";
        }

        var name = draft.Trigger.Length > 0 ? draft.Trigger : journey.Steps is [.., var last] ? last.Trigger : "";
        return journey.Policy.Lifecycle!.Triggers.FirstOrDefault(trigger => trigger.Name == name)?.Title ?? "Send";
    }
}
