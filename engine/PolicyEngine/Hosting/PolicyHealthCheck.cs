using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PolicyEngine;

/// <summary>Says whether the policies in use are those in the files. It loads nothing.</summary>
internal sealed class PolicyHealthCheck(PolicyLibrary library) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var status = library.Status;
        var data = new Dictionary<string, object>
        {
            ["policies"] = library.Current.Policies.Count,
            ["loaded_at"] = status.LoadedAt.ToString("O", CultureInfo.InvariantCulture),
            ["tried_at"] = status.TriedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (status.IsUpToDate)
        {
            return Task.FromResult(HealthCheckResult.Healthy("the policies in use are those of the files", data));
        }

        data["errors"] = status.Refusals.Select(PolicyLibrary.InOneLine).ToArray();
        return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, "the files have changed and do not load; older policies are in use", data: data));
    }
}
