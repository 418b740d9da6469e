using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.PageEndPoints;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.AspNetCore;

/// <summary>Puts end points for policies and cases into a service.</summary>
public static class PolicyEndPointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the end points of policies: the list, a policy with its facts and results, its page, decisions one by one or as JSON Lines, the next question, the explanation, what other facts would change, the help page of a
    /// message, and the OpenAPI document, which follows each reload. They take whoever is signed in; help pages and the OpenAPI document everybody.
    /// </summary>
    /// <param name="routes">The service's end points.</param>
    /// <param name="prefix">The path that they begin with.</param>
    public static IEndpointConventionBuilder MapPolicies(this IEndpointRouteBuilder routes, string prefix = "/policies")
    {
        ArgumentNullException.ThrowIfNull(routes);
        var most = routes.ServiceProvider.GetRequiredService<IOptions<PolicyWebOptions>>().Value;
        var group = Group(routes, prefix);
        Rule(group.MapGet("", PolicyEndPoints.List), Access.SignedIn);
        Rule(group.MapGet("/openapi.json", PolicyEndPoints.OpenApi), Access.Everybody);
        Rule(group.MapGet("/help/{id}", PolicyEndPoints.Help), Access.Everybody);
        Rule(group.MapGet("/{id}", PolicyEndPoints.Describe), Access.SignedIn);
        Rule(group.MapGet("/{id}/docs", PolicyEndPoints.Docs), Access.SignedIn);
        Rule(group.MapPost("/{id}/decide", PolicyEndPoints.DecideAsync), Access.SignedIn, most.MostStreamBytes);
        Rule(group.MapPost("/{id}/next-question", PolicyEndPoints.NextQuestionAsync), Access.SignedIn);
        Rule(group.MapPost("/{id}/explain", PolicyEndPoints.ExplainAsync), Access.SignedIn);
        Rule(group.MapPost("/{id}/what-if", PolicyEndPoints.WhatIfAsync), Access.SignedIn);
        return group;
    }

    /// <summary>
    /// Maps the end points of cases: opening, firing, firing on paper, notes, the list, one case, its timeline and letters, what is due, and the check of its chain. An officer, whose roles come from claims, sees the cases of
    /// policies that have such a role; a resident sees own cases, and a case of anybody else is not found.
    /// </summary>
    /// <param name="routes">The service's end points.</param>
    /// <param name="prefix">The path that they begin with.</param>
    public static IEndpointConventionBuilder MapCases(this IEndpointRouteBuilder routes, string prefix = "/cases")
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = Group(routes, prefix);
        Rule(group.MapGet("", CaseReads.ListAsync), Access.SignedIn);
        Rule(group.MapPost("", CaseEndPoints.OpenAsync), Access.SignedIn);
        Rule(group.MapGet("/due", CaseReads.DueAsync), Access.SignedIn);
        Rule(group.MapPost("/rehearse", CaseEndPoints.RehearseAsync), Access.SignedIn);
        Rule(group.MapGet("/{id}", CaseReads.ShowAsync), Access.SignedIn);
        Rule(group.MapPost("/{id}/fire", CaseEndPoints.FireAsync), Access.SignedIn);
        Rule(group.MapPost("/{id}/rehearse", CaseEndPoints.RehearseCaseAsync), Access.SignedIn);
        Rule(group.MapPost("/{id}/notes", CaseEndPoints.NoteAsync), Access.SignedIn);
        Rule(group.MapGet("/{id}/timeline", CaseReads.TimelineAsync), Access.SignedIn);
        Rule(group.MapGet("/{id}/messages", CaseReads.MessagesAsync), Access.SignedIn);
        Rule(group.MapGet("/{id}/verify", CaseReads.VerifyAsync), Access.SignedIn);
        return group;
    }

    /// <summary>
    /// Maps the pages: what can be begun, one question a page, the answers before they are sent, the answer, own cases, and the officers' desk. They work without scripts. Put them where their paths are free:
    /// <c>/apply</c>, <c>/my</c>, <c>/desk</c> and <c>/policy-assets</c> behind the prefix.
    /// </summary>
    /// <param name="routes">The service's end points.</param>
    /// <param name="prefix">The path that they begin with; empty for none.</param>
    public static IEndpointConventionBuilder MapPolicyPages(this IEndpointRouteBuilder routes, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(prefix);
        return PageRoutes.Map(routes, prefix.TrimEnd('/'));
    }

    internal static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix);
        group.AddEndpointFilter(GuardFilter.InvokeAsync);
        return group;
    }

    internal static void Rule(IEndpointConventionBuilder endPoint, Access access, long bytes = 0) =>
        endPoint.WithMetadata(new AccessRule(access, bytes), new BodyLimit(bytes));

    // The server itself stops a body that is larger, before anything is read.
    private sealed class BodyLimit(long bytes) : IRequestSizeLimitMetadata
    {
        private const long Usual = 1024 * 1024;

        public long? MaxRequestBodySize => bytes > 0 ? bytes : Usual;
    }
}
