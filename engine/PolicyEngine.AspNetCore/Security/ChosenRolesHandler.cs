using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.PageEndPoints;

namespace PolicyEngine.AspNetCore.Security;

/// <summary>Takes who one says that one is, from this machine alone: a program by a header, a person by the choice that a cookie keeps.</summary>
internal sealed class ChosenRolesHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!ChosenRoles.IsLocal(Context))
        {
            return AuthenticateResult.NoResult();
        }

        if (Request.Headers[ChosenRoles.Header].ToString() is { Length: > 0 } said)
        {
            var parts = said.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 0 ? AuthenticateResult.NoResult() : AuthenticateResult.Success(new AuthenticationTicket(ChosenRoles.PersonOf(parts[0], parts[1..]), Scheme.Name));
        }

        return await Context.AuthenticateAsync(ChosenRoles.Cookie).ConfigureAwait(false);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<ProblemPages>() is null)
        {
            await Problem.SignIn.ToResult().ExecuteAsync(Context).ConfigureAwait(false);
            return;
        }

        var back = HttpMethods.IsGet(Request.Method) ? $"{Request.PathBase}{Request.Path}" : "";
        var tools = Context.RequestServices.GetRequiredService<PageTools>();
        Response.Redirect($"{Request.PathBase}{tools.Base}/who?ReturnUrl={Uri.EscapeDataString(back)}");
    }
}
