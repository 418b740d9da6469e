using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using PolicyEngine.Cases;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>Why a request was not done, as a problem document of RFC 9457.</summary>
/// <param name="Status">The status.</param>
/// <param name="Kind">Its kind; the document's type is <c>urn:policyengine:problem:KIND</c>.</param>
/// <param name="Title">What is wrong, in general.</param>
internal sealed record Problem(int Status, string Kind, string Title)
{
    private const string Media = "application/problem+json";

    public static Problem NotFound { get; } = new(404, "not-found", "There is nothing here for you.");

    public static Problem SignIn { get; } = new(401, "sign-in", "Sign in first.");

    public static Problem TooLarge { get; } = new(413, "too-large", "The body is larger than this end point takes.");

    public static Problem TooLong { get; } = new(408, "too-long", "The request took too long and was ended.");

    public static Problem TooMany { get; } = new(503, "too-many", "Too many requests wait. Try again in a moment.");

    public static Problem TooOften { get; } = new(429, "too-often", "You have sent too much in a minute. Wait a minute, then send it again.");

    public static Problem Broken { get; } = new(500, "broken", "Something broke on our side. Nothing was decided by it. Try again, or ask us.");

    public static Problem StoreFailed { get; } = new(503, "store", "The store of cases can't be used now.");

    /// <summary>What to do next; empty for nothing more to say.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What is wrong one by one, with our ids.</summary>
    public ImmutableArray<ProblemEntry> Errors { get; init; } = [];

    /// <summary>The number of a stream's line that it is about; 0 for none.</summary>
    public int Line { get; init; }

    public static Problem Wrong(string title, string detail) => new(400, "wrong-request", title) { Detail = detail };

    public static Problem OfFacts(IEnumerable<PolicyDiagnostic> diagnostics) => new(422, "facts-refused", "Facts are wrong. Nothing was decided.")
    {
        Errors = [.. diagnostics.Select(ProblemEntry.Of)],
    };

    public static Problem Of(CaseRefusal refusal) => new(StatusOf(refusal.Kind), $"refused-{WordOf(refusal.Kind)}", refusal.Message)
    {
        Detail = refusal.Help,
        Errors =
        [
            .. refusal.Diagnostics.Select(ProblemEntry.Of),
            .. refusal.Missing.Where(input => input.Kind == MissingKind.Fact).Select(input => new ProblemEntry("", input.Question, input.Help, input.Name)),
        ],
    };

    public IResult ToResult() => new JsonAnswer(ToDocument(), Status, Media);

    public ProblemDocument ToDocument() => new(
        $"urn:policyengine:problem:{Kind}", Title, Status, Detail.Length > 0 ? Detail : null, Errors.IsEmpty ? null : Errors, Line > 0 ? Line : null);

    private static string WordOf(RefusalKind kind) => JsonAnswer.Names.ConvertName(kind.ToString()).Replace('_', '-');

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.UnknownPolicy or RefusalKind.UnknownTrigger => 404,
        RefusalKind.WrongRole or RefusalKind.UnknownRole or RefusalKind.SamePerson => 403,
        RefusalKind.NotPermitted or RefusalKind.NotNow or RefusalKind.Ended or RefusalKind.Erased => 409,
        RefusalKind.Faulted => 500,
        RefusalKind.WrongFact or RefusalKind.FactNotTaken or RefusalKind.FactMissing or RefusalKind.ReasonMissing or RefusalKind.WrongOutcome
            or RefusalKind.GuardUnmet or RefusalKind.GuardUnknown or RefusalKind.KeyUsed or RefusalKind.WrongWords or _ => 422,
    };
}

/// <summary>A problem as it is written.</summary>
internal sealed record ProblemDocument(string Type, string Title, int Status, string? Detail, ImmutableArray<ProblemEntry>? Errors, int? Line);

/// <summary>One thing that is wrong.</summary>
/// <param name="Id">The id of its kind, whose help page <c>policies/help/ID</c> shows; empty for none.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Help">What to do next.</param>
/// <param name="Fact">The fact; empty for none.</param>
/// <param name="At">Where in the facts that were sent, as line and column.</param>
internal sealed record ProblemEntry(string Id, string Message, string Help, string Fact = "", string? At = null)
{
    public static ProblemEntry Of(PolicyDiagnostic diagnostic) =>
        new(diagnostic.Id, diagnostic.Message, diagnostic.Help, "", FormattableString.Invariant($"{diagnostic.Location.Line}:{diagnostic.Location.Column}"));
}

/// <summary>Ends a request with a problem.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    public Problem Problem { get; } = problem;
}
