using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PolicyEngine;

/// <summary>Health checks of a service that decides.</summary>
public static class PolicyHealthChecksBuilderExtensions
{
    /// <summary>Adds the check <c>policies</c>: degraded while the files hold a mistake and older policies stay in use, with the errors as data. It never loads anything.</summary>
    /// <param name="builder">The service's health checks.</param>
    public static IHealthChecksBuilder AddPolicies(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<PolicyHealthCheck>("policies", HealthStatus.Degraded);
    }

    /// <summary>Adds the check <c>case-store</c>: unhealthy when the store of cases does not answer a small question.</summary>
    /// <param name="builder">The service's health checks.</param>
    public static IHealthChecksBuilder AddCaseStore(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<CaseStoreHealthCheck>("case-store", HealthStatus.Unhealthy);
    }
}
