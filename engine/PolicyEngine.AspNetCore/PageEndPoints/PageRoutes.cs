using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PolicyEngine.AspNetCore.Assets;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>The paths of pages, each with who may see it.</summary>
internal static class PageRoutes
{
    private const string Draft = "/apply/{policy}/{draft}";

    public static RouteGroupBuilder Map(IEndpointRouteBuilder routes, string prefix)
    {
        var place = routes.ServiceProvider.GetRequiredService<PagePlace>();
        place.Prefix = prefix;
        var group = PolicyEndPointRouteBuilderExtensions.Group(routes, prefix);
        group.WithMetadata(new ProblemPages(Say));
        Rule(group.MapGet("/policy-assets/{hash}/{name}", AssetFiles.Serve), Access.Everybody);
        Rule(group.MapGet("/apply", ApplyPages.List), Access.Everybody);
        Rule(group.MapGet("/apply/{policy}", ApplyPages.Start), Access.Everybody);
        Rule(group.MapPost("/apply/{policy}", ApplyPages.BeginAsync), Access.Everybody);
        Rule(group.MapGet(Draft, QuestionPages.NextAsync), Access.Everybody);
        Rule(group.MapGet($"{Draft}/q/{{fact}}", QuestionPages.ShowAsync), Access.Everybody);
        Rule(group.MapPost($"{Draft}/q/{{fact}}", QuestionPages.AnswerAsync), Access.Everybody);
        Rule(group.MapGet($"{Draft}/check", CheckPages.ShowAsync), Access.Everybody);
        Rule(group.MapPost($"{Draft}/check", CheckPages.SendAsync), Access.Everybody);
        Rule(group.MapGet($"{Draft}/answer", CheckPages.AnswerAsync), Access.Everybody);
        Rule(group.MapGet("/my", CasePages.MineAsync), Access.SignedIn);
        Rule(group.MapGet("/my/{id}", CasePages.MyCaseAsync), Access.SignedIn);
        Rule(group.MapPost("/my/{id}/do/{trigger}", CasePages.DoMineAsync), Access.SignedIn);
        Rule(group.MapGet("/desk", CasePages.DeskAsync), Access.SignedIn);
        Rule(group.MapGet("/desk/{id}", CasePages.DeskCaseAsync), Access.SignedIn);
        Rule(group.MapPost("/desk/{id}/do/{trigger}", CasePages.DoDeskAsync), Access.SignedIn);
        Rule(group.MapPost("/desk/{id}/note", CasePages.NoteAsync), Access.SignedIn);
        if (place.HasChosenRoles)
        {
            Rule(group.MapGet("/who", ChosenRoles.Show), Access.Everybody);
            Rule(group.MapPost("/who", ChosenRoles.ChooseAsync), Access.Everybody);
        }

        return group;
    }

    private static void Rule(IEndpointConventionBuilder endPoint, Access access) => PolicyEndPointRouteBuilderExtensions.Rule(endPoint, access);

    private static IResult Say(HttpContext context, Problem problem)
    {
        var tools = context.RequestServices.GetRequiredService<PageTools>();
        return tools.Message(context, problem.Status, new MessageView(problem.Title, problem.Detail, $"{context.Request.PathBase}{tools.Base}/apply", "Go to the start"));
    }
}
