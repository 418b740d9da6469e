using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PolicyEngine.AspNetCore.Cases;
using PolicyEngine.AspNetCore.OpenApi;
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
}
