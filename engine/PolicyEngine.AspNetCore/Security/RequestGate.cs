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

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation) => limiter.AcquireAsync(1, cancellation);

    public void Dispose() => limiter.Dispose();
}
