namespace PolicyEngine.Cases.Delivery;

/// <summary>How often and how soon a message is tried again.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How many tries a message has before it is given up; default 10, at least 1. With the other defaults that takes some 18 hours.</summary>
    public int MostAttempts { get; init; } = 10;

    /// <summary>How long after a first failure it is tried again; doubled after each further one. Default 3 minutes.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The longest wait between two tries; default 6 hours.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long to wait after a try that failed.</summary>
    /// <param name="attempt">Which try it was, from 1.</param>
    public TimeSpan RetryAfter(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var wait = FirstRetry;
        for (var number = 1; number < attempt && wait < LongestRetry; number++)
        {
            wait *= 2;
        }

        return wait < LongestRetry ? wait : LongestRetry;
    }
}
