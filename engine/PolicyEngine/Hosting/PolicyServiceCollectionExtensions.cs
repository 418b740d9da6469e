using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PolicyEngine;

/// <summary>Puts the engine into a service's container.</summary>
public static class PolicyServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="PolicyLibrary"/> for the service, and <see cref="PolicySet"/> as the set in use at the moment it is asked for: inject the library where policies are reloaded, and hold a set for one piece of work.
    /// A host loads the policies before it starts anything else, and does not start when an option or a policy is wrong. Activities and counters have the name <c>PolicyEngine</c>.
    /// Called again, it adds to the options of the one library.
    /// </summary>
    /// <param name="services">The service's container.</param>
    /// <param name="configure">Says where the policies are.</param>
    public static IServiceCollection AddPolicyEngine(this IServiceCollection services, Action<PolicyEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<PolicyEngineOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PolicyEngineOptions>, PolicyEngineOptionsCheck>());
        services.TryAddSingleton(provider => new PolicyLibrary(
            provider.GetRequiredService<IOptions<PolicyEngineOptions>>().Value,
            provider.GetService<ILogger<PolicyLibrary>>(),
            provider.GetService<TimeProvider>()));
        services.TryAddTransient(provider => provider.GetRequiredService<PolicyLibrary>().Current);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PolicyStart>());
        return services;
    }
}
