namespace PolicyEngine.Cases;

/// <summary>Instants as cases keep them.</summary>
internal static class CaseClock
{
    /// <summary>Now, UTC, to the microsecond that every store keeps.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => Kept(clock.GetUtcNow());

    public static DateTimeOffset Kept(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
