using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Delivery;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine;

/// <summary>Puts cases into a service's container.</summary>
public static class PolicyCasesServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="CaseService"/> over a store, and a hosted service that opens the store when the host starts, does deadlines when they are due and delivers messages through the <see cref="IMessageDelivery"/> that the host
    /// registers. The policies are those of <see cref="PolicyServiceCollectionExtensions.AddPolicyEngine"/>; each version stays in the store with the cases pinned to it. Time comes from a registered
    /// <see cref="TimeProvider"/>, by default the system's. Activities and counters have the name <c>PolicyEngine.Cases</c>.
    /// </summary>
    /// <param name="services">The service's container.</param>
    /// <param name="configure">Chooses the store, and says how the host works in the background.</param>
    /// <exception cref="ArgumentException">No store is chosen, or a number is out of its range.</exception>
    public static IServiceCollection AddPolicyCases(this IServiceCollection services, Action<PolicyCasesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new PolicyCasesOptions();
        configure(options);
        var make = options.MakeStore ?? throw new ArgumentException("choose where cases are kept: UseSqlite, UsePostgres, UseMemory or UseStore", nameof(configure));
        Check(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(make);
        services.AddSingleton<ICasePolicies>(provider => new CasePolicies(provider.GetRequiredService<PolicyLibrary>(), provider.GetRequiredService<ICaseStore>()));
        services.AddSingleton(provider => new CaseService(provider.GetRequiredService<ICaseStore>(), provider.GetRequiredService<ICasePolicies>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider => new CaseWorker(
            provider.GetRequiredService<ICaseStore>(),
            provider.GetRequiredService<CaseService>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CaseWorker>>(),
            provider.GetService<IMessageDelivery>()));
        return services;
    }

    private static void Check(PolicyCasesOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.HostName);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Delivery.MostAttempts, 1);
        foreach (var time in new[] { options.Poll, options.Lease, options.Delivery.FirstRetry, options.Delivery.LongestRetry })
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        }
    }
}
