using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine;

/// <summary>Says whether the store of cases answers.</summary>
internal sealed class CaseStoreHealthCheck(ICaseStore store) : IHealthCheck
{
    [SuppressMessage("Design", "CA1031", Justification = "a store that does not answer is what this check looks for, whatever its reason")]
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await store.ListDeadMessagesAsync(0, 1, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("the store of cases answers");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "the store of cases does not answer", failure);
        }
    }
}
