using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.AspNetCore.Security;

/// <summary>
/// Stands before every end point: nobody passes where no rule says so, a body has a size, a request an end, and too many are turned away. What goes wrong becomes a problem document; no value of a request reaches the log.
/// </summary>
internal static class GuardFilter
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var options = context.RequestServices.GetRequiredService<IOptions<PolicyWebOptions>>().Value;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        if (context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is not { } rule)
        {
            return Say(context, Problem.NotFound);
        }

        if (rule.Access == Access.SignedIn && Caller.Of(context.User, options) is null)
        {
            return await ChallengeAsync(context).ConfigureAwait(false);
        }

        var gate = context.RequestServices.GetRequiredService<RequestGate>();
        if (!HttpMethods.IsGet(context.Request.Method) && !gate.MaySend(SenderOf(context, options)))
        {
            context.Response.Headers.RetryAfter = "60";
            return Say(context, Problem.TooOften);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        ended.CancelAfter(rule.Bytes > options.MostBytes ? options.StreamDeadline : options.Deadline);
        using var lease = await EnterAsync(gate, ended.Token).ConfigureAwait(false);
        if (lease is not { IsAcquired: true })
        {
            return TurnedAway(context);
        }

        using var activity = WebTelemetry.Source.StartActivity("policy.request");
        var answer = await AnswerAsync(invocation, next, ended).ConfigureAwait(false);
        WebTelemetry.Requests.Add(1, new KeyValuePair<string, object?>("http.route", RouteOf(context)));
        return answer;
    }

    /// <summary>What ends a request: its deadline, or whoever waits for it.</summary>
    public static CancellationToken EndOf(HttpContext context) => context.Items[typeof(GuardFilter)] is CancellationToken token ? token : context.RequestAborted;

    public static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    [SuppressMessage("Design", "CA1031", Justification = "whatever broke, the caller gets a document or a page, and nothing of the inside")]
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, CancellationTokenSource ended)
    {
        var context = invocation.HttpContext;
        context.Items[typeof(GuardFilter)] = ended.Token;
        try
        {
            return await next(invocation).ConfigureAwait(false);
        }
        catch (ProblemException refused)
        {
            WebTelemetry.Refused(LogOf(context), RouteOf(context), refused.Problem.Status, refused.Problem.Kind);
            return Say(context, refused.Problem);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            WebTelemetry.Refused(LogOf(context), RouteOf(context), Problem.TooLong.Status, Problem.TooLong.Kind);
            return Say(context, Problem.TooLong);
        }
        catch (CaseStoreException broken)
        {
            WebTelemetry.Broke(LogOf(context), RouteOf(context), broken.Fault.ToString());
            return Say(context, Problem.StoreFailed);
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or BadHttpRequestException or OperationCanceledException))
        {
            // What an exception says may hold what was sent: the log gets its kind and place alone.
            WebTelemetry.Broke(LogOf(context), RouteOf(context), $"{broken.GetType().Name}{PlaceOf(broken)}");
            return Say(context, Problem.Broken);
        }
    }

    private static string PlaceOf(Exception broken) => broken.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("PolicyEngine", StringComparison.Ordinal))?.Trim() is { } line ? $" {line}" : "";

    private static string SenderOf(HttpContext context, PolicyWebOptions options) =>
        Caller.Of(context.User, options) is { } caller ? $"account {caller.Subject}" : $"address {context.Connection.RemoteIpAddress}";

    private static async ValueTask<System.Threading.RateLimiting.RateLimitLease?> EnterAsync(RequestGate gate, CancellationToken cancellation)
    {
        try
        {
            return await gate.EnterAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static IResult TurnedAway(HttpContext context)
    {
        WebTelemetry.Shed.Add(1);
        WebTelemetry.TurnedAway(LogOf(context), RouteOf(context));
        context.Response.Headers.RetryAfter = "2";
        return Say(context, Problem.TooMany);
    }

    // A page sends a person to sign in, where the host says how; a program gets its 401.
    private static async Task<IResult> ChallengeAsync(HttpContext context)
    {
        var schemes = context.RequestServices.GetService<IAuthenticationSchemeProvider>();
        if (schemes is not null && await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false) is { } scheme)
        {
            return Results.Challenge(authenticationSchemes: [scheme.Name]);
        }

        return Say(context, Problem.SignIn);
    }

    // A page says it on a page; a program gets a document.
    private static IResult Say(HttpContext context, Problem problem) => context.GetEndpoint()?.Metadata.GetMetadata<ProblemPages>()?.Render(context, problem) ?? problem.ToResult();

    private static ILogger LogOf(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(WebTelemetry.Name);
}

/// <summary>How end points that are pages say what went wrong, as metadata.</summary>
/// <param name="Render">Makes the page.</param>
internal sealed record ProblemPages(Func<HttpContext, Problem, IResult> Render);
