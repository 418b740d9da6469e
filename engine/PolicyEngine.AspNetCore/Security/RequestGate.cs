using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PolicyEngine.AspNetCore.Security;

/// <summary>How many requests are worked on at once; the others wait in a line that has an end.</summary>
internal sealed class RequestGate(IOptions<PolicyWebOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.MostAtOnce,
        QueueLimit = options.Value.MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly PartitionedRateLimiter<string> senders = PartitionedRateLimiter.Create<string, string>(sender => RateLimitPartition.GetSlidingWindowLimiter(sender, _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = options.Value.MostSentAMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
        QueueLimit = 0,
    }));

    /// <summary>Whether a sender may send once more now.</summary>
    public bool MaySend(string sender)
    {
        using var lease = senders.AttemptAcquire(sender);
        return lease.IsAcquired;
    }

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation) => limiter.AcquireAsync(1, cancellation);

    public void Dispose()
    {
        limiter.Dispose();
        senders.Dispose();
    }
}
