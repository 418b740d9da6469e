using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.OpenApi;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Pages;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>What can be asked of policies.</summary>
internal static class PolicyEndPoints
{
    private static readonly string[] WhatIfMembers = [.. DecideWork.Members, "changes"];

    public static IResult List(PolicyLibrary library) => new JsonAnswer(new { Policies = library.Current.Policies.Select(policy => PolicyEntry.Of(policy.Model)) });

    public static IResult Describe(PolicyLibrary library, string id) => new JsonAnswer(PolicyDescription.Of(Find(library, id).Model));

    public static IResult Docs(PolicyLibrary library, string id)
    {
        var policy = Find(library, id);
        var syntax = library.Written.FirstOrDefault(one => one.ContentHash == policy.Model.ContentHash) ?? throw new ProblemException(Problem.NotFound);
        return Results.Text(PolicyPage.Write(policy.Model, syntax, []), "text/markdown; charset=utf-8");
    }

    public static IResult Help(string id) =>
        HelpPages.Find(id) is { } page ? Results.Text(page, "text/markdown; charset=utf-8") : throw new ProblemException(Problem.NotFound);

    public static IResult OpenApi(PolicyLibrary library, OpenApiDocuments documents, HttpContext context) =>
        Results.Bytes(documents.Of(library.Current, PrefixOf(context)), "application/json");

    public static async Task<IResult> DecideAsync(HttpContext context, PolicyLibrary library, IOptions<PolicyWebOptions> options, TimeProvider clock, string id)
    {
        var work = WorkOf(context, Find(library, id), options.Value, clock);
        if (DecideStream.IsAsked(context.Request))
        {
            await new DecideStream(context, options.Value, work).RunAsync().ConfigureAwait(false);
            return Results.Empty;
        }

        using var body = await Envelope.ReadAsync(context, options.Value.MostBytes, DecideWork.Members).ConfigureAwait(false);
        return Document(DecisionDocument.Of(work.Decide(body)));
    }

    public static async Task<IResult> ExplainAsync(HttpContext context, PolicyLibrary library, IOptions<PolicyWebOptions> options, TimeProvider clock, string id)
    {
        using var body = await Envelope.ReadAsync(context, options.Value.MostBytes, DecideWork.Members).ConfigureAwait(false);
        var decision = WorkOf(context, Find(library, id), options.Value, clock).Decide(body);
        return Document(DecisionDocument.Of(decision, withExplanation: true, withChanges: true, withGrounds: true, withLetter: true));
    }

    public static async Task<IResult> NextQuestionAsync(HttpContext context, PolicyLibrary library, IOptions<PolicyWebOptions> options, TimeProvider clock, string id)
    {
        var policy = Find(library, id);
        using var body = await Envelope.ReadAsync(context, options.Value.MostBytes, DecideWork.Members).ConfigureAwait(false);
        var decision = WorkOf(context, policy, options.Value, clock).Decide(body);
        Question[] left = [.. Question.Left(decision)];
        return new JsonAnswer(new NextQuestion(
            StatusOf(decision),
            decision.Outcome,
            decision.HandToPerson,
            left.Length > 0 ? QuestionDescription.Of(decision, left[0]) : null,
            [.. left.Select(question => question.Fact.Name)]));
    }

    public static async Task<IResult> WhatIfAsync(HttpContext context, PolicyLibrary library, IOptions<PolicyWebOptions> options, TimeProvider clock, string id)
    {
        using var body = await Envelope.ReadAsync(context, options.Value.MostBytes, WhatIfMembers).ConfigureAwait(false);
        var work = WorkOf(context, Find(library, id), options.Value, clock);
        var compared = DecisionComparison.Of(work.Decide(body), work.DecideChanged(body));
        return new JsonAnswer(new WhatIf(
            compared.IsSame,
            AnswerDescription.Of(compared.Was),
            AnswerDescription.Of(compared.Now),
            [.. compared.Differences.Select(DifferenceDescription.Of)],
            [.. compared.NewReasons.Select(reason => reason.Text)]));
    }

    /// <exception cref="ProblemException">There is no such policy.</exception>
    public static Policy Find(PolicyLibrary library, string id) =>
        library.Current.Find(id) ?? throw new ProblemException(new Problem(404, "no-policy", "There is no policy of this id.") { Detail = NearestName.Hint(id, library.Current.Policies.Select(policy => policy.Id)) });

    public static string StatusOf(Decision decision) => JsonAnswer.Names.ConvertName(decision.Status.ToString());

    private static DecideWork WorkOf(HttpContext context, Policy policy, PolicyWebOptions options, TimeProvider clock) =>
        new(policy, clock, new DecideOptions { Cancellation = GuardFilter.EndOf(context), Deadline = options.Deadline });

    private static IResult Document(DecisionDocument document) => Results.Text(JsonRenderer.Render(document, indented: false), "application/json");

    private static string PrefixOf(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return $"{context.Request.PathBase}{path[..path.LastIndexOf('/')]}";
    }
}

/// <summary>What is to be asked next for a decision.</summary>
internal sealed record NextQuestion(string Status, string? Outcome, bool HandToPerson, QuestionDescription? Question, ImmutableArray<string> Open);

/// <summary>A question.</summary>
internal sealed record QuestionDescription(FactDescription Fact, string Answer, ImmutableArray<string> Why)
{
    public static QuestionDescription Of(Decision decision, Question question) => new(FactDescription.Of(decision.Policy, question.Fact), question.Answer, question.Why);
}

/// <summary>What other facts would change.</summary>
internal sealed record WhatIf(bool Same, AnswerDescription Was, AnswerDescription Now, ImmutableArray<DifferenceDescription> Differences, ImmutableArray<string> NewReasons);

/// <summary>An answer in short.</summary>
internal sealed record AnswerDescription(string Status, string? Outcome, string Headline, string AsOf)
{
    public static AnswerDescription Of(Decision decision) => new(
        PolicyEndPoints.StatusOf(decision), decision.Outcome, DecisionDocument.Of(decision).Headline, decision.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>A difference of two decisions.</summary>
internal sealed record DifferenceDescription(string Kind, string? Name, string? Was, string? Now, ImmutableArray<string>? Names)
{
    public static DifferenceDescription Of(DecisionDifference difference) => difference switch
    {
        DecisionDifference.Answer answer => new("answer", null, answer.Was, answer.Now, null),
        DecisionDifference.Value value => new("value", value.Name, value.Was, value.Now, null),
        DecisionDifference.Fires rule => new("fires", rule.Rule, null, null, null),
        DecisionDifference.NoLongerFires rule => new("no_longer_fires", rule.Rule, null, null, null),
        DecisionDifference.Needed needed => new("needed", null, null, null, needed.Names),
        DecisionDifference.NoLongerNeeded needed => new("no_longer_needed", null, null, null, needed.Names),
        _ => throw new ArgumentOutOfRangeException(nameof(difference)),
    };
}
