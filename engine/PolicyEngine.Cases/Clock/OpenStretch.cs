using NodaTime;

namespace PolicyEngine.Cases.Clock;

/// <summary>A stretch of time in which a calendar is open.</summary>
/// <param name="Opens">From, inclusive.</param>
/// <param name="Closes">To, exclusive.</param>
internal readonly record struct OpenStretch(Instant Opens, Instant Closes)
{
    public Duration Length => Closes - Opens;
}
