using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Forms;
using PolicyEngine.AspNetCore.Journeys;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using Problem = PolicyEngine.AspNetCore.EndPoints.Problem;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>One question a page.</summary>
internal static class QuestionPages
{
    private const string Field = "answer";
    private const string Stale = "Another window changed these answers. This is the question as it stands now; send it again if it still fits.";

    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    /// <summary>Goes on where the draft stands.</summary>
    public static async Task<IResult> NextAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, string policy, string draft)
    {
        var found = ApplyPages.Find(context, tools, drafts, policy, draft);
        return tools.Go(context, await PathOfNextAsync(context, tools, journeys, found).ConfigureAwait(false));
    }

    public static async Task<IResult> ShowAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, string policy, string draft, string fact)
    {
        var found = ApplyPages.Find(context, tools, drafts, policy, draft);
        var journey = await ReadAsync(context, tools, journeys, found).ConfigureAwait(false);
        if (FactOf(journey, fact) is not { } asked)
        {
            return tools.Go(context, ApplyPages.PathOf(found));
        }

        var typed = found.Answers.TryGetValue(fact, out var json) && asked.Type != FactType.List ? FactField.TypedOf(asked, Field, json) : [];
        return Page(context, tools, new Asked(found, journey, asked), typed, None, "");
    }

    public static async Task<IResult> AnswerAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, string policy, string draft, string fact)
    {
        var found = ApplyPages.Find(context, tools, drafts, policy, draft);
        var journey = await ReadAsync(context, tools, journeys, found).ConfigureAwait(false);
        if (FactOf(journey, fact) is not { } asked)
        {
            return tools.Go(context, ApplyPages.PathOf(found));
        }

        var question = new Asked(found, journey, asked);
        var form = await tools.FormAsync(context, NamesOf(asked)).ConfigureAwait(false);
        if (form.GetValueOrDefault("version") != found.Version.ToString(CultureInfo.InvariantCulture))
        {
            return Page(context, tools, question, form, None, Stale, 409);
        }

        return asked.Type == FactType.List ? await RecordAsync(context, tools, drafts, journeys, question, form).ConfigureAwait(false) : await OneAsync(context, tools, drafts, journeys, question, form).ConfigureAwait(false);
    }

    public static async Task<Journey> ReadAsync(HttpContext context, PageTools tools, JourneyReader journeys, Draft draft) =>
        await journeys.ReadAsync(draft, tools.CallerOf(context)?.Name ?? "", GuardFilter.EndOf(context)).ConfigureAwait(false) is var journey and not Journey.Gone
            ? journey
            : throw new ProblemException(new Problem(410, "gone", "This can’t be gone on with.") { Detail = "The policy has changed, or the case is gone. Begin again." });

    private static async Task<IResult> OneAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, Asked question, IReadOnlyDictionary<string, string> form)
    {
        var posted = form.GetValueOrDefault("do") == "unknown" && question.MayBeUnknown
            ? new PostedFact("null", "")
            : PostedFacts.Read(question.Journey.Policy, question.Fact, Field, form, question.MayBeUnknown);
        return posted.Json is { } json
            ? await KeepAsync(context, tools, drafts, journeys, question, json).ConfigureAwait(false)
            : Page(context, tools, question, form, new Dictionary<string, string>(StringComparer.Ordinal) { [Field] = posted.Error }, "", 422);
    }

    private static async Task<IResult> RecordAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, Asked question, IReadOnlyDictionary<string, string> form)
    {
        var list = question.Draft.Answers.GetValueOrDefault(question.Fact.Name, "[]");
        if (int.TryParse(form.GetValueOrDefault("remove"), NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            return await KeepAsync(context, tools, drafts, journeys, question, PostedFacts.WithoutRecord(list, place), stays: true).ConfigureAwait(false);
        }

        var fields = question.Fact.Fields.Select(field => (field, Posted: PostedFacts.Read(question.Journey.Policy, field, NameOf(field), form, false))).ToArray();
        var isBlank = question.Fact.Fields.SelectMany(field => FactField.NamesOf(field, NameOf(field))).All(name => form.GetValueOrDefault(name, "").Trim().Length == 0);
        if (form.GetValueOrDefault("do") == "continue" && isBlank)
        {
            return await KeepAsync(context, tools, drafts, journeys, question, list == "null" ? "[]" : list).ConfigureAwait(false);
        }

        var errors = fields.Where(field => field.Posted.Json is null).ToDictionary(field => NameOf(field.field), field => field.Posted.Error, StringComparer.Ordinal);
        if (errors.Count == 0)
        {
            var longer = PostedFacts.WithRecord(list, fields.Select(field => (field.field.Name, field.Posted.Json!)));
            if (ProblemOf(question, longer) is not { Length: > 0 } problem)
            {
                return await KeepAsync(context, tools, drafts, journeys, question, longer, stays: form.GetValueOrDefault("do") != "continue").ConfigureAwait(false);
            }

            errors[NameOf(question.Fact.Fields[0])] = problem;
        }

        return Page(context, tools, question, form, errors, "", 422);
    }

    private static async Task<IResult> KeepAsync(HttpContext context, PageTools tools, DraftStore drafts, JourneyReader journeys, Asked question, string json, bool stays = false)
    {
        var after = question.Draft with { Answers = question.Draft.Answers.SetItem(question.Fact.Name, json) };
        if (after.Json.Length > Draft.MostCharacters)
        {
            throw new ProblemException(Problem.TooLarge);
        }

        if (drafts.Change(question.Draft, after) is not { } kept)
        {
            return Page(context, tools, question, None, None, Stale, 409);
        }

        return tools.Go(context, stays ? PathOf(kept, question.Fact.Name) : await PathOfNextAsync(context, tools, journeys, kept).ConfigureAwait(false));
    }

    private static async Task<string> PathOfNextAsync(HttpContext context, PageTools tools, JourneyReader journeys, Draft draft) =>
        await ReadAsync(context, tools, journeys, draft).ConfigureAwait(false) is Journey.Asks asks ? PathOf(draft, asks.Fact) : CheckPages.PathOf(draft);

    public static string PathOf(Draft draft, string fact) => $"{ApplyPages.PathOf(draft)}/q/{fact}";

    // Only what is asked now, or was asked on the way, is a question of this draft.
    private static Fact? FactOf(Journey journey, string name) =>
        journey.Answered.Contains(name) || (journey is Journey.Asks asks && asks.Fact == name) ? journey.Policy.Facts.FirstOrDefault(fact => fact.Name == name) : null;

    private static IEnumerable<string> NamesOf(Fact fact) =>
        ["version", "do", "remove", .. fact.Type == FactType.List ? fact.Fields.SelectMany(field => FactField.NamesOf(field, NameOf(field))) : FactField.NamesOf(fact, Field).Append(Field)];

    private static string NameOf(Fact field) => $"field-{field.Name}";

    private static string ProblemOf(Asked question, string list)
    {
        var (facts, problems) = FactReader.ReadJson(new SourceFile("answers", $"{{\"{question.Fact.Name}\":{list}}}"));
        var wrong = problems.Count > 0 || facts.Count != 1 ? problems : FactReader.Read(question.Journey.Policy, facts[0]).Diagnostics;
        return wrong.Count == 0 ? "" : $"Check your answer: {wrong[0].Message}";
    }

    private static IResult Page(HttpContext context, PageTools tools, Asked question, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> errors, string notice, int status = 200)
    {
        var model = question.Journey.Policy;
        var frame = tools.Frame(context, $"{FactField.LabelOf(question.Fact)} - {model.Title}");
        var field = FactField.Of(model, question.Fact, Field, typed) with { IsHeading = true, MayBeUnknown = question.MayBeUnknown, Error = errors.GetValueOrDefault(Field, "") };
        ImmutableArray<FieldView> record = [.. question.Fact.Fields.Select(one => FactField.Of(model, one, NameOf(one), typed) with { Error = errors.GetValueOrDefault(NameOf(one), "") })];
        var view = new QuestionView(frame.To(PathOf(question.Draft, question.Fact.Name)), question.Draft.Version, model.Title, field)
        {
            Why = [.. question.Fact.Cite, .. question.WhyRules],
            Notice = notice,
            RecordFields = record,
            Records = question.Fact.Type == FactType.List ? RecordsOf(question) : [],
        };
        frame = frame with
        {
            Back = BackOf(frame, question),
            Errors = [.. record.Prepend(field).Where(one => one.Error.Length > 0).Select(one => new PageError(one.Id, one.Error))],
        };
        return PageTools.Page<QuestionPage>(context, status, ("Frame", frame), ("View", view));
    }

    private static ImmutableArray<string> RecordsOf(Asked question)
    {
        using var document = JsonDocument.Parse(question.Draft.Answers.GetValueOrDefault(question.Fact.Name, "[]"));
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(record => FactField.RecordWords(question.Journey.Policy, question.Fact, record))]
            : [];
    }

    private static string BackOf(PageFrame frame, Asked question)
    {
        var answered = question.Journey.Answered;
        var place = answered.IndexOf(question.Fact.Name);
        var before = place < 0 ? answered.Length - 1 : place - 1;
        return before >= 0 ? frame.To(PathOf(question.Draft, answered[before])) : frame.To(CheckPages.StartOf(question.Draft));
    }

    /// <summary>A question of a draft.</summary>
    private sealed record Asked(Draft Draft, Journey Journey, Fact Fact)
    {
        public bool MayBeUnknown => Journey is Journey.Asks asks && asks.Fact == Fact.Name ? asks.MayBeUnknown : !IsRequired;

        private bool IsRequired => Journey.Steps.FirstOrDefault(step => step.Facts.Contains(Fact.Name)) is { } step
            && Journey.Policy.Lifecycle!.Triggers.First(trigger => trigger.Name == step.Trigger).Takes.Any(taken => taken.IsRequired && Journey.Policy.Facts[taken.Fact].Name == Fact.Name);

        public IEnumerable<string> WhyRules => Journey is Journey.Asks asks && asks.Fact == Fact.Name ? asks.Why.Select(RuleTitle).Where(title => title.Length > 0).Distinct(StringComparer.Ordinal) : [];

        private string RuleTitle(string path)
        {
            var id = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
            return Journey.Policy.Items.SelectMany(item => item.Rules?.Rules ?? []).FirstOrDefault(rule => rule.Id == id)?.Title ?? "";
        }
    }
}
