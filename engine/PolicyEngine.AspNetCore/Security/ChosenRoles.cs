using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.PageEndPoints;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Security;

/// <summary>For a machine of one's own, where nobody signs in: one chooses who one is. It answers this machine alone.</summary>
internal static class ChosenRoles
{
    public const string Scheme = "chosen";

    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>With which a program says who it is: a name, and a role behind a semicolon.</summary>
    public const string Header = "Policy-Who";

    private const string Resident = "resident";
    private const int LongestName = 60;

    public static IResult Show(HttpContext context, PageTools tools, PolicyLibrary library)
    {
        CheckLocal(context);
        return PageTools.Page<WhoPage>(context, 200, ("Frame", tools.Frame(context, "Who do you want to be?")), ("Personas", PersonasOf(library)), ("Return", LocalPath(context.Request.Query["ReturnUrl"].ToString())));
    }

    public static async Task<IResult> ChooseAsync(HttpContext context, PageTools tools, PolicyLibrary library)
    {
        CheckLocal(context);
        var form = await tools.FormAsync(context, "who", "name", "return").ConfigureAwait(false);
        var who = PersonasOf(library).FirstOrDefault(persona => persona.Value == form.GetValueOrDefault("who")) ?? throw new ProblemException(Problem.Wrong("Nobody was chosen.", "Go back and choose somebody."));
        var name = form.GetValueOrDefault("name", "").Trim();
        name = name.Length is > 0 and <= LongestName ? name : "Somebody";
        await context.SignInAsync(Cookie, PersonOf(name, who.Value == Resident ? [] : [who.Value])).ConfigureAwait(false);
        if (LocalPath(form.GetValueOrDefault("return", "")) is { Length: > 0 } back)
        {
            return PageTools.GoTo(context, back);
        }

        return tools.Go(context, who.Value == Resident ? "/apply" : "/desk");
    }

    /// <summary>Somebody by name and roles.</summary>
    public static ClaimsPrincipal PersonOf(string name, IEnumerable<string> roles) =>
        new(new ClaimsIdentity(roles.Select(role => new Claim("role", role)).Append(new Claim("sub", $"local:{name}")).Append(new Claim("name", name)), Scheme));

    /// <summary>A path of this service, or nothing: a form, or an address, leads nowhere else.</summary>
    public static string LocalPath(string path) =>
        path.Length > 0 && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) && !path.Contains("/who", StringComparison.Ordinal) ? path : "";

    private static void CheckLocal(HttpContext context)
    {
        if (!IsLocal(context))
        {
            throw new ProblemException(new Problem(403, "not-local", "Roles are chosen on this machine alone."));
        }
    }

    /// <summary>
    /// Whether a request comes from this machine, for this machine. A proxy before it would make everybody local, and is told by what it adds; a foreign page that has its name lead here is told by the host that it names.
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded")
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));

    private static ImmutableArray<PersonaView> PersonasOf(PolicyLibrary library)
    {
        var roles = library.Current.Policies.Where(policy => policy.Model.Lifecycle is not null)
            .SelectMany(policy => policy.Model.Lifecycle!.Roles.Select(role => (role.Name, role.Title, Policy: policy.Title)))
            .Where(role => role.Name is not ("applicant" or CaseRole.Clock or CaseRole.System))
            .GroupBy(role => role.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PersonaView(group.Key, group.First().Title, string.Join(", ", group.Select(role => role.Policy).Distinct(StringComparer.Ordinal))));
        return [new PersonaView(Resident, "A resident", "Applies, and sees own cases."), .. roles];
    }
}
