using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage;

/// <summary>Instants as stores keep them: whole microseconds of UTC since 1970, so that no session's time zone and no daylight saving can touch them.</summary>
internal static class Instants
{
    public static long Micros(DateTimeOffset instant) => (CaseCommitRules.ToMicrosecond(instant) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static long? Micros(DateTimeOffset? instant) => instant is { } given ? Micros(given) : null;

    public static DateTimeOffset Of(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset? Of(long? micros) => micros is { } given ? Of(given) : null;
}
