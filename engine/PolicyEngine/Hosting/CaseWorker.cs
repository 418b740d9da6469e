using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Delivery;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine;

/// <summary>What the host does for cases in the background: it opens the store before the service begins, then does what is due and delivers what waits, until the host stops.</summary>
internal sealed class CaseWorker(ICaseStore store, CaseService service, PolicyCasesOptions options, TimeProvider clock, ILogger<CaseWorker> log, IMessageDelivery? delivery = null) : BackgroundService
{
    private readonly OutboxRunner? outbox = options.DeliversMessages && delivery is not null ? new OutboxRunner(store, delivery, clock, options.Delivery) : null;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (outbox is null && options.DeliversMessages)
        {
            CaseLog.NobodyDelivers(log);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what is due, and delivers what waits, once.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellation)
    {
        if (options.RunsTimers)
        {
            using var activity = CaseTelemetry.Source.StartActivity("cases.run-due");
            var due = await service.RunDueAsync(options.NewLease(), cancellation).ConfigureAwait(false);
            CaseTelemetry.TimersDone.Add(due.Done);
            CaseTelemetry.TimersFailed.Add(due.Problems.Count);
            foreach (var problem in due.Problems)
            {
                CaseLog.DueFailed(log, problem.CaseId, problem.Message);
            }
        }

        if (outbox is not null)
        {
            using var activity = CaseTelemetry.Source.StartActivity("cases.deliver");
            var report = await outbox.RunAsync(options.NewLease(), cancellation).ConfigureAwait(false);
            CaseTelemetry.MessagesDelivered.Add(report.Delivered);
            CaseTelemetry.MessagesFailed.Add(report.Failed);
            CaseTelemetry.MessagesDead.Add(report.Dead);
            if (report.Dead > 0)
            {
                CaseLog.GivenUp(log, report.Dead);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (CaseStoreException unreachable)
            {
                // It may be back at the next look; what was claimed comes again when the claim ends.
                CaseLog.StoreFailed(log, unreachable.Message, unreachable);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(options.Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
