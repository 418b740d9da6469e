using System.Diagnostics;

namespace PolicyEngine.Runtime;

/// <summary>The deadline and the cancellation of the decision on this thread, looked at now and then while steps are counted.</summary>
internal static class DecisionClock
{
    // A look at the clock costs about as much as ten steps.
    private const int StepsBetweenLooks = 1024;

    [ThreadStatic]
    private static long untilLook;

    // Nought before the first look, so that short decisions never ask for the time.
    [ThreadStatic]
    private static long started;

    [ThreadStatic]
    private static bool isSet;

    [ThreadStatic]
    private static TimeSpan deadline;

    [ThreadStatic]
    private static CancellationToken cancellation;

    [ThreadStatic]
    private static bool hasRunOut;

    /// <summary>Whether the decision on this thread was stopped by its deadline.</summary>
    public static bool HasRunOut => hasRunOut;

    /// <summary>Starts afresh, with the default deadline and no cancellation.</summary>
    public static void Reset()
    {
        untilLook = StepsBetweenLooks;
        started = 0;
        isSet = false;
        cancellation = default;
        hasRunOut = false;
    }

    /// <summary>Starts afresh, from now on.</summary>
    public static void Start(TimeSpan limit, CancellationToken token)
    {
        Reset();
        untilLook = 0;
        started = Stopwatch.GetTimestamp();
        isSet = true;
        deadline = limit;
        cancellation = token;
    }

    /// <summary>Counts steps, and looks when it is time to.</summary>
    public static void Count(long steps)
    {
        untilLook -= steps;
        if (untilLook < 0)
        {
            Look();
        }
    }

    /// <summary>What is said of a decision that ran out of time.</summary>
    public static PolicyFaultException Late() =>
        new("the decision takes longer than it may; shorten its lists, its texts or its loops, or allow it more time", PolicyFaultKind.Deadline);

    private static void Look()
    {
        cancellation.ThrowIfCancellationRequested();
        started = started == 0 ? Stopwatch.GetTimestamp() : started;
        if (Stopwatch.GetElapsedTime(started) >= (isSet ? deadline : StepBudget.DefaultDeadline))
        {
            // Every further step ends here again, so that nothing that is tried in its place goes on.
            hasRunOut = true;
            throw Late();
        }

        untilLook = StepsBetweenLooks;
    }
}
