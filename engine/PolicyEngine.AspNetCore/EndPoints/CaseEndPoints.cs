using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.Cases;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Rehearsing;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>What can be done with cases: opened, fired, rehearsed, noted. Reading is in <see cref="CaseReads"/>.</summary>
internal static class CaseEndPoints
{
    private const int LongestKey = 255;

    private static readonly string[] OpenMembers = ["policy", "facts", "role", "subject", "acts_for", "channel"];
    private static readonly string[] FireMembers = ["trigger", "facts", "role", "outcome", "reason", "acts_for", "channel"];
    private static readonly string[] RehearseMembers = ["policy", "triggers", "facts", "role", "outcome", "reason"];

    public static async Task<IResult> OpenAsync(HttpContext context, CaseService cases, PolicyLibrary library)
    {
        var caller = CallerOf(context);
        using var body = await Envelope.ReadAsync(context, BytesOf(context), OpenMembers).ConfigureAwait(false);
        var policy = PolicyEndPoints.Find(library, body.Text("policy")).Model;
        var own = caller.OwnRoles(policy);
        var roles = own.AddRange(caller.OfficerRoles(policy));
        var role = roles.IsEmpty ? throw new ProblemException(new Problem(403, "not-your-policy", "You open no cases of this policy.")) : Roleful.Choose(roles, body.Text("role"));
        var isOwn = own.Contains(role);
        CheckOwn(body, isOwn);
        var result = await cases.OpenAsync(
            new OpenRequest
            {
                PolicyId = policy.Id,
                Actor = caller.Name,
                Role = role,
                Subject = isOwn ? caller.Subject : body.Text("subject"),
                ActsFor = body.Text("acts_for"),
                Channel = body.Text("channel"),
                Facts = CaseArguments.OfJson(body.Facts()),
                Key = KeyOf(context, caller),
            },
            GuardFilter.EndOf(context)).ConfigureAwait(false);
        return Answer(context, result, isNew: true);
    }

    public static async Task<IResult> FireAsync(HttpContext context, CaseService cases, CaseDoor doors, string id)
    {
        var caller = CallerOf(context);
        using var body = await Envelope.ReadAsync(context, BytesOf(context), FireMembers).ConfigureAwait(false);
        var door = await doors.EnterAsync(caller, id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var role = door.RoleOf(body.Text("role"));
        CheckOwn(body, caller.OwnRoles(door.Policy).Contains(role));
        var result = await cases.FireAsync(
            new FireRequest
            {
                CaseId = door.Row.CaseId,
                Trigger = body.Text("trigger"),
                Actor = caller.Name,
                Role = role,
                ActsFor = body.Text("acts_for"),
                Channel = body.Text("channel"),
                Facts = CaseArguments.OfJson(body.Facts()),
                Outcome = body.Text("outcome"),
                Reason = body.Text("reason"),
                Key = KeyOf(context, caller),
                Expected = ExpectedOf(context),
            },
            GuardFilter.EndOf(context)).ConfigureAwait(false);
        return Answer(context, result, isNew: false);
    }

    public static async Task<IResult> RehearseAsync(HttpContext context, CaseService cases, PolicyLibrary library)
    {
        var caller = CallerOf(context);
        using var body = await Envelope.ReadAsync(context, BytesOf(context), RehearseMembers).ConfigureAwait(false);
        var policy = PolicyEndPoints.Find(library, body.Text("policy")).Model;
        var roles = caller.OwnRoles(policy).AddRange(caller.OfficerRoles(policy));
        if (roles.IsEmpty)
        {
            throw new ProblemException(new Problem(403, "not-your-policy", "You open no cases of this policy."));
        }

        var request = Rehearsed(body, caller, Roleful.Choose(roles, body.Text("role"))) with { PolicyId = policy.Id };
        return Answer(await cases.RehearseAsync(request, GuardFilter.EndOf(context)).ConfigureAwait(false));
    }

    public static async Task<IResult> RehearseCaseAsync(HttpContext context, CaseService cases, CaseDoor doors, string id)
    {
        var caller = CallerOf(context);
        using var body = await Envelope.ReadAsync(context, BytesOf(context), RehearseMembers).ConfigureAwait(false);
        var door = await doors.EnterAsync(caller, id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var request = Rehearsed(body, caller, door.RoleOf(body.Text("role"))) with { CaseId = door.Row.CaseId };
        return Answer(await cases.RehearseAsync(request, GuardFilter.EndOf(context)).ConfigureAwait(false));
    }

    public static async Task<IResult> NoteAsync(HttpContext context, CaseService cases, CaseDoor doors, string id)
    {
        var caller = CallerOf(context);
        using var body = await Envelope.ReadAsync(context, BytesOf(context), "text", "role").ConfigureAwait(false);
        var door = await doors.EnterAsOfficerAsync(caller, id, GuardFilter.EndOf(context)).ConfigureAwait(false);
        var role = Roleful.Choose(caller.OfficerRoles(door.Policy), body.Text("role"));
        if (string.IsNullOrWhiteSpace(body.Text("text")))
        {
            throw new ProblemException(Problem.Wrong("The note is empty.", "Say in `text` what is noted."));
        }

        var request = new NoteRequest { CaseId = door.Row.CaseId, Actor = caller.Name, Role = role, Text = body.Text("text") };
        return Answer(context, await cases.NoteAsync(request, GuardFilter.EndOf(context)).ConfigureAwait(false), isNew: false);
    }

    public static Caller CallerOf(HttpContext context) => Caller.Of(context.User, OptionsOf(context)) ?? throw new ProblemException(Problem.SignIn);

    public static string TagOf(long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{sequence}\"");

    private static PolicyWebOptions OptionsOf(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<PolicyWebOptions>>().Value;

    private static int BytesOf(HttpContext context) => OptionsOf(context).MostBytes;

    private static RehearseRequest Rehearsed(Envelope body, Caller caller, string role) => new()
    {
        Actor = caller.Name,
        Role = role,
        Triggers = body.Texts("triggers"),
        Facts = CaseArguments.OfJson(body.Facts()),
        Outcome = body.Text("outcome"),
        Reason = body.Text("reason"),
    };

    // For whom somebody acts, and whose case it is, is for officers to say: a resident acts for the own account.
    private static void CheckOwn(Envelope body, bool isOwn)
    {
        if (isOwn && (body.Text("acts_for").Length > 0 || body.Has("subject")))
        {
            throw new ProblemException(new Problem(403, "not-for-others", "Only officers act for somebody else."));
        }
    }

    // A key is the caller's own: nobody can use up, or find out, the key of somebody else.
    private static string KeyOf(HttpContext context, Caller caller)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
        {
            throw new ProblemException(Problem.Wrong("The Idempotency-Key is too long.", "Send 255 characters at most."));
        }

        return key.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Subject.Length}\n{caller.Subject}\n{key}")));
    }

    private static long? ExpectedOf(HttpContext context)
    {
        var tag = context.Request.Headers.IfMatch.ToString();
        if (tag.Length == 0 || tag == "*")
        {
            return null;
        }

        return tag.Length > 2 && tag[0] == '"' && tag[^1] == '"' && long.TryParse(tag[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw new ProblemException(Problem.Wrong("The If-Match is no tag of a case.", "Send the ETag that the case came with."));
    }

    private static JsonAnswer Answer(HttpContext context, CaseResult result, bool isNew)
    {
        switch (result)
        {
            case CaseResult.Done done:
                return Answer(context, done.State, "done", isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
            case CaseResult.AlreadyDone before:
                return Answer(context, before.State, "already_done", StatusCodes.Status200OK);
            case CaseResult.Ignored ignored:
                return new JsonAnswer(new FiringAnswer("ignored", ignored.State.CaseId, ignored.State.State, ignored.State.IsEnded, ignored.State.Sequence, ignored.Reason));
            case CaseResult.Refused refused:
                throw new ProblemException(Problem.Of(refused.Refusal));
            case CaseResult.Conflict conflict:
                context.Response.Headers.ETag = TagOf(conflict.State.Sequence);
                throw new ProblemException(new Problem(409, "conflict", "Somebody else did something with the case first.") { Detail = "Read the case again, and do it then if it still fits." });
            case CaseResult.NotFound:
                throw new ProblemException(Problem.NotFound);
            default:
                throw new InvalidOperationException("a result of an unknown kind");
        }
    }

    private static JsonAnswer Answer(HttpContext context, CaseState state, string done, int status)
    {
        context.Response.Headers.ETag = TagOf(state.Sequence);
        if (status == StatusCodes.Status201Created)
        {
            context.Response.Headers.Location = $"{context.Request.PathBase}{context.Request.Path}/{Uri.EscapeDataString(state.CaseId)}";
        }

        return new JsonAnswer(new FiringAnswer(done, state.CaseId, state.State, state.IsEnded, state.Sequence, null), status);
    }

    private static JsonAnswer Answer(Rehearsal rehearsal) => rehearsal switch
    {
        Rehearsal.Done done => new JsonAnswer(new { Result = "done", done.Steps, done.State.State, done.Decision?.Outcome }),
        Rehearsal.Asks asks => new JsonAnswer(new { Result = "asks", asks.Steps, asks.Trigger, Fact = asks.Question.Name, Ask = asks.Question.Question, asks.Question.Help, asks.Open, asks.MayBeUnknown }),
        Rehearsal.Refused refused => throw new ProblemException(Problem.Of(refused.Refusal)),
        Rehearsal.NotFound => throw new ProblemException(Problem.NotFound),
        _ => throw new ArgumentOutOfRangeException(nameof(rehearsal)),
    };
}

/// <summary>What came of opening or firing.</summary>
internal sealed record FiringAnswer(string Result, string Case, string State, bool IsEnded, long Sequence, string? Reason);
