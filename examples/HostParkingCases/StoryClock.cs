namespace HostParkingCases;

/// <summary>A clock that the story sets, so that a day passes at once.</summary>
public sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        now += time;
        Console.Out.WriteLine(FormattableString.Invariant($"{now:ddd d MMM HH:mm}"));
    }
}
