using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyEngine.Cases;
using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>Loads the policies before any other part of the service starts, so that a broken policy stops the start and no request waits for a compiler.</summary>
internal sealed class PolicyStart(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var library = services.GetRequiredService<PolicyLibrary>();
            if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(ICasePolicies)) == true)
            {
                // A case is pinned to the texts of its version.
                _ = library.CurrentWithTexts;
            }
        }
        catch (PoliciesRefusedException refused)
        {
            var log = services.GetService<ILogger<PolicyLibrary>>() ?? NullLogger<PolicyLibrary>.Instance;
            var errors = refused.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
            PolicyLog.StartRefused(log, errors.Length, PolicyLibrary.InOneLine(errors[0]));
            throw;
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
