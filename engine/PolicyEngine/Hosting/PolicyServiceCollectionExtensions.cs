using Microsoft.Extensions.DependencyInjection;

namespace PolicyEngine;

/// <summary>Puts the engine into a service's container.</summary>
public static class PolicyServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="PolicyLibrary"/> for the service, and <see cref="PolicySet"/> as the set in use at the moment it is asked for: inject the library where policies are reloaded, and hold a set for one piece of work.
    /// </summary>
    /// <param name="services">The service's container.</param>
    /// <param name="configure">Says where the policies are.</param>
    public static IServiceCollection AddPolicyEngine(this IServiceCollection services, Action<PolicyEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new PolicyEngineOptions();
        configure(options);
        services.AddSingleton(_ => new PolicyLibrary(options));
        services.AddTransient(provider => provider.GetRequiredService<PolicyLibrary>().Current);
        return services;
    }
}
