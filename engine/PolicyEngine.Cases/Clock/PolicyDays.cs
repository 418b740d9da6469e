using PolicyEngine.Model;

namespace PolicyEngine.Cases.Clock;

/// <summary>The days of a policy: the one place where a day comes from a time.</summary>
public static class PolicyDays
{
    /// <summary>The day that an instant belongs to in the policy's zone, <see cref="PolicyModel.Zone"/>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="CalendarLimitException">The zone is not in the time zone database.</exception>
    public static DateOnly DayOf(PolicyModel policy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return DeadlineClock.Of(policy).DayOf(at);
    }
}
