using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.Cases;
using PolicyEngine.AspNetCore.Journeys;
using PolicyEngine.AspNetCore.OpenApi;
using PolicyEngine.AspNetCore.PageEndPoints;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.AspNetCore;

/// <summary>Puts what end points and pages need into a service's container.</summary>
public static class PolicyWebServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <c>MapPolicies</c> and <c>MapCases</c> need beside <c>AddPolicyEngine</c> and <c>AddPolicyCases</c>. Authentication is the host's: without it, every end point but the open ones answers 401.
    /// Activities and counters have the name <c>PolicyEngine.AspNetCore</c>.
    /// </summary>
    /// <param name="services">The service's container.</param>
    /// <param name="configure">Changes the options.</param>
    public static IServiceCollection AddPolicyWeb(this IServiceCollection services, Action<PolicyWebOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PolicyWebOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PolicyWebOptions>, PolicyWebOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RequestGate>();
        services.TryAddSingleton<OpenApiDocuments>();
        services.TryAddSingleton(provider => new CaseDoor(provider.GetRequiredService<ICaseStore>(), provider.GetRequiredService<ICasePolicies>()));
        return services;
    }

    /// <summary>Adds what <c>MapPolicyPages</c> needs beside <see cref="AddPolicyWeb"/>. Keep the keys of .NET's data protection in a place of their own: without them a restart refuses every form that is open.</summary>
    /// <param name="services">The service's container.</param>
    public static IServiceCollection AddPolicyPages(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "policy-form";
            options.FormFieldName = "form_token";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.TryAddSingleton<PagePlace>();
        services.TryAddSingleton<PageTools>();
        services.TryAddSingleton<DraftStore>();
        services.TryAddSingleton<JourneyReader>();
        services.TryAddSingleton<CasePageReader>();
        return services;
    }

    /// <summary>
    /// For a machine of one's own, where nobody signs in: pages let one choose who one is, and programs say it with the header <c>Policy-Who: NAME; ROLE</c>. It takes requests of this machine alone; a service that others reach
    /// must have a real sign-in in its place.
    /// </summary>
    /// <param name="services">The service's container.</param>
    public static IServiceCollection AddChosenRoles(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddAuthentication(ChosenRoles.Scheme).AddScheme<AuthenticationSchemeOptions, ChosenRolesHandler>(ChosenRoles.Scheme, null).AddCookie(ChosenRoles.Cookie, options =>
        {
            options.Cookie.Name = "policy-who";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddSingleton(new PagePlace { HasChosenRoles = true });
        return services;
    }
}
