using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Delivery;

/// <summary>
/// Delivers what the outbox holds: at least once, of one case in order, with longer and longer waits after failures, and given up in the end. Any number of hosts may run one over the same store. Safe for any number of threads.
/// </summary>
/// <param name="store">The store; opened already.</param>
/// <param name="delivery">Who delivers.</param>
/// <param name="clock">What time it is.</param>
/// <param name="options">How failures are dealt with.</param>
public sealed class OutboxRunner(ICaseStore store, IMessageDelivery delivery, TimeProvider clock, DeliveryOptions options)
{
    /// <summary>Delivers what is due now. Ends when nothing is left to take.</summary>
    /// <param name="lease">The claim under which messages are taken; a single try may take half its time.</param>
    /// <param name="cancellation">Gives up; what was delivered stays recorded.</param>
    /// <exception cref="CaseStoreException">The store can't be reached.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<DeliveryReport> RunAsync(Lease lease, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var report = new DeliveryReport(0, 0, 0);
        while (true)
        {
            var latest = clock.Now() + (lease.For / 2);
            var messages = await store.LeaseMessagesAsync(clock.Now(), lease, cancellation).ConfigureAwait(false);
            if (messages.Count == 0)
            {
                return report;
            }

            // What could not be begun in time is left for the next lease: its own would end while it is delivered.
            foreach (var message in messages.TakeWhile(_ => clock.Now() < latest))
            {
                cancellation.ThrowIfCancellationRequested();
                report = Add(report, await DeliverAsync(message, lease, cancellation).ConfigureAwait(false));
            }
        }
    }

    private async Task<DeliveryReport> DeliverAsync(OutboxMessage message, Lease lease, CancellationToken cancellation)
    {
        // One that was taken so often and never came to an answer may be what brought those hosts down.
        var failure = message.Attempts > options.MostAttempts
            ? new Failure($"it was tried {options.MostAttempts} times without an answer", null)
            : await TryAsync(message, lease, cancellation).ConfigureAwait(false);
        if (failure is null)
        {
            return new DeliveryReport(await store.CompleteMessageAsync(message.Number, lease.Owner, clock.Now(), CancellationToken.None).ConfigureAwait(false) ? 1 : 0, 0, 0);
        }

        var recorded = await store.FailMessageAsync(message.Number, lease.Owner, failure.Why, clock.Now() + failure.RetryAfter, CancellationToken.None).ConfigureAwait(false);
        return new DeliveryReport(0, recorded && failure.RetryAfter is not null ? 1 : 0, recorded && failure.RetryAfter is null ? 1 : 0);
    }

    [SuppressMessage("Design", "CA1031", Justification = "whatever the host's delivery throws is a failed try")]
    private async Task<Failure?> TryAsync(OutboxMessage message, Lease lease, CancellationToken cancellation)
    {
        TimeSpan? later = message.Attempts >= options.MostAttempts ? null : options.RetryAfter(message.Attempts);
        using var limit = new CancellationTokenSource(lease.For / 2, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            if (await OpenAsync(message, either.Token).ConfigureAwait(false) is not { } opened)
            {
                return new Failure(OutboxMessage.CaseErased, null);
            }

            await delivery.DeliverAsync(opened, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Another host may take it at once.
            return new Failure("the host stopped during delivery", TimeSpan.Zero);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new Failure("delivery took too long", later);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or CaseStoreException))
        {
            return new Failure(exception.Message.Length > 0 ? exception.Message : exception.GetType().Name, later);
        }
    }

    private async Task<CaseDelivery?> OpenAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var opened = new CaseDelivery { CaseId = message.CaseId, Sequence = message.Sequence, Key = message.Key, Kind = message.Kind, Body = message.Body, Attempt = message.Attempts };
        if (message.Kind != "notification")
        {
            return opened;
        }

        try
        {
            var protection = new CaseProtection(await store.GetOrCreateKeyAsync(message.CaseId, cancellation).ConfigureAwait(false));
            return CaseMessage.Open(message.Body, message.Key, protection) is { } text ? opened with { Text = text, Body = "" } : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("the message is damaged: it can't be opened with the case's key", exception);
        }
    }

    private static DeliveryReport Add(DeliveryReport one, DeliveryReport other) => new(one.Delivered + other.Delivered, one.Failed + other.Failed, one.Dead + other.Dead);

    /// <summary>A try that failed.</summary>
    /// <param name="Why">Why, for an administrator.</param>
    /// <param name="RetryAfter">When it is tried again; <see langword="null"/> to give it up.</param>
    private sealed record Failure(string Why, TimeSpan? RetryAfter);
}
