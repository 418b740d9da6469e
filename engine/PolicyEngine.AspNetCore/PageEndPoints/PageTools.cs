using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.Assets;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>What every page needs of a request: who calls, a frame, a form that nobody has forged.</summary>
internal sealed class PageTools(IOptions<PolicyWebOptions> options, IAntiforgery antiforgery, PagePlace place)
{
    private const string Csp =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const int MostFields = 200;

    public string Base => place.Prefix;

    public Caller? CallerOf(HttpContext context) => Caller.Of(context.User, options.Value);

    /// <summary>A resident who has not signed in yet.</summary>
    public Caller AnyResident => Caller.AnyResident(options.Value);

    public Caller SignedIn(HttpContext context) => CallerOf(context) ?? throw new ProblemException(Problem.SignIn);

    /// <summary>The frame of a page.</summary>
    public PageFrame Frame(HttpContext context, string title)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var caller = CallerOf(context);
        var root = $"{context.Request.PathBase}{place.Prefix}";
        return new PageFrame
        {
            Title = title,
            Service = options.Value.ServiceName,
            Base = root,
            Banner = options.Value.Banner,
            Who = caller is null ? "" : caller.Grants.Count > 0 ? $"{caller.Name} ({string.Join(", ", caller.Grants.Order(StringComparer.Ordinal))})" : caller.Name,
            TokenName = tokens.FormFieldName,
            TokenValue = tokens.RequestToken ?? "",
            Styles = [$"{root}/{AssetFiles.PathOf("govuk-frontend.css")}", $"{root}/{AssetFiles.PathOf("policy.css")}"],
            Icon = $"{root}/{AssetFiles.PathOf("icon.svg")}",
            Links = LinksOf(caller),
        };
    }

    /// <summary>Answers with a page.</summary>
    public static IResult Page<TPage>(HttpContext context, int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        Secure(context);
        return new RazorComponentResult<TPage>(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)) { StatusCode = status, PreventStreamingRendering = true };
    }

    public IResult Message(HttpContext context, int status, MessageView view) => Page<MessagePage>(context, status, ("Frame", Frame(context, view.Heading)), ("View", view));

    /// <summary>The fields of a form: none but those that the page asked for, and each once.</summary>
    /// <exception cref="ProblemException">It is forged, too large, or holds something else.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FormAsync(HttpContext context, params IEnumerable<string> names)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MostBytes;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { ValueCountLimit = MostFields, BufferBodyLengthLimit = options.Value.MostBytes, ValueLengthLimit = options.Value.MostBytes }));
        if (!context.Request.HasFormContentType)
        {
            throw new ProblemException(new Problem(415, "no-form", "This page takes a form."));
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(GuardFilter.EndOf(context)).ConfigureAwait(false);
            await antiforgery.ValidateRequestAsync(context).ConfigureAwait(false);
        }
        catch (AntiforgeryValidationException)
        {
            throw new ProblemException(new Problem(400, "form-too-old", "The page was open for too long, or it was not ours. Go back, load the page again and send it once more: your answers are still there."));
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            throw new ProblemException(Problem.TooLarge);
        }

        var known = names.Append(antiforgery.GetTokens(context).FormFieldName).ToHashSet(StringComparer.Ordinal);
        if (form.Files.Count > 0 || form.Any(field => !known.Contains(field.Key) || field.Value.Count > 1))
        {
            throw new ProblemException(Problem.Wrong("The form holds something that the page did not ask for.", "Load the page again."));
        }

        return form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Goes to another page of this service.</summary>
    public IResult Go(HttpContext context, string path) => GoTo(context, $"{context.Request.PathBase}{place.Prefix}{path}");

    /// <summary>Goes to a path as a browser sees it.</summary>
    public static IResult GoTo(HttpContext context, string path)
    {
        Secure(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
        return Results.Empty;
    }

    public static void Secure(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Csp;
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private ImmutableArray<PageLink> LinksOf(Caller? caller)
    {
        var links = ImmutableArray.CreateBuilder<PageLink>();
        links.Add(new PageLink("/apply", "Apply"));
        if (caller is not null)
        {
            links.Add(new PageLink("/my", "My cases"));
        }

        if (caller is { HasGrants: true })
        {
            links.Add(new PageLink("/desk", "Desk"));
        }

        if (place.HasChosenRoles)
        {
            links.Add(new PageLink("/who", caller is null ? "Choose a role" : "Change role"));
        }

        return links.ToImmutable();
    }
}

/// <summary>Where the pages are.</summary>
internal sealed class PagePlace
{
    /// <summary>What their paths begin with; empty for nothing.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether one chooses who one is.</summary>
    public bool HasChosenRoles { get; set; }
}
