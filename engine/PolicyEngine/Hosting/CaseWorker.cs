using System.Diagnostics.CodeAnalysis;
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
        await RunDueAsync(cancellation).ConfigureAwait(false);
        await DeliverAsync(cancellation).ConfigureAwait(false);
    }

    // Side by side: a slow post must not make deadlines late.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(RepeatAsync(RunDueAsync, stoppingToken), RepeatAsync(DeliverAsync, stoppingToken));

    private async Task RunDueAsync(CancellationToken cancellation)
    {
        if (!options.RunsTimers)
        {
            return;
        }

        using var activity = CaseTelemetry.Source.StartActivity("cases.run-due");
        var due = await service.RunDueAsync(options.NewLease(), cancellation).ConfigureAwait(false);
        CaseTelemetry.TimersDone.Add(due.Done);
        CaseTelemetry.TimersFailed.Add(due.Problems.Count);
        foreach (var problem in due.Problems)
        {
            CaseLog.DueFailed(log, problem.CaseId, problem.Message);
        }
    }

    private async Task DeliverAsync(CancellationToken cancellation)
    {
        if (outbox is null)
        {
            return;
        }

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

    [SuppressMessage("Design", "CA1031", Justification = "a look that failed is told to the log and made again; it must not stop the service")]
    private async Task RepeatAsync(Func<CancellationToken, Task> look, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await look(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // What was claimed comes again when the claim ends.
                CaseLog.LookFailed(log, failure.Message, failure);
            }

            await Task.Delay(options.Poll, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
