namespace PolicyEngine.Runtime;

/// <summary>
/// How much more work the decision on this thread may do. List operations and the loops of scripts take a step a turn, so that no policy runs away. Each call of a script has a budget of its own, so that the one that runs
/// away is the one that is blamed; all calls of a decision together have ten times as much.
/// </summary>
/// <remarks>Whoever starts a decision calls <see cref="Reset(long)"/> first: it also clears the depth that an interrupted script left behind.</remarks>
public static class StepBudget
{
    /// <summary>The steps of a decision on a thread that was never reset.</summary>
    public const long DefaultSteps = 10_000_000;

    /// <summary>How long a decision may take for which the caller has set no time.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(10);

    /// <summary>How deep scripts may call each other.</summary>
    public const int MaxDepth = 200;

    private const int CallsInFull = 10;

    // Kept as steps to go below the default, so that a thread's zero means "the whole default is left".
    [ThreadStatic]
    private static long spent;

    [ThreadStatic]
    private static int depth;

    // What a fresh budget has spent already: 0 where it is the default.
    [ThreadStatic]
    private static long start;

    // Spent outside scripts before the outermost call that is running.
    [ThreadStatic]
    private static long outside;

    [ThreadStatic]
    private static long inScripts;

    /// <summary>The steps left on this thread.</summary>
    public static long Remaining => DefaultSteps - spent;

    /// <summary>Gives this thread a fresh budget and depth.</summary>
    /// <param name="steps">The steps allowed; 0 or more.</param>
    public static void Reset(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        start = DefaultSteps - steps;
        spent = start;
        inScripts = 0;
        depth = 0;
        DecisionClock.Reset();
    }

    /// <summary>Gives this thread a fresh budget and depth, and a decision of its own deadline.</summary>
    /// <param name="steps">The steps allowed; 0 or more.</param>
    /// <param name="deadline">How long the decision may take from now on; 0 or more.</param>
    /// <param name="cancellation">Stops the decision.</param>
    public static void Reset(long steps, TimeSpan deadline, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(deadline, TimeSpan.Zero);
        Reset(steps);
        DecisionClock.Start(deadline, cancellation);
    }

    /// <summary>Lets go of the deadline and the cancellation of a decision that has ended; the steps stay as they are.</summary>
    public static void Release() => DecisionClock.Reset();

    /// <summary>What stopped the decision on this thread, when its time ran out; <see langword="null"/> when it did not.</summary>
    public static PolicyFaultException? Late => DecisionClock.HasRunOut ? DecisionClock.Late() : null;

    /// <summary>Takes one step.</summary>
    /// <exception cref="PolicyFaultException">No step or no time is left.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled the decision.</exception>
    public static void Step()
    {
        DecisionClock.Count(1);
        if (++spent > DefaultSteps)
        {
            spent = DefaultSteps;
            throw new PolicyFaultException("the calculation takes too many steps; shorten its lists or its loops", PolicyFaultKind.Steps);
        }
    }

    /// <summary>Takes many steps at once; nought takes none.</summary>
    /// <param name="steps">How many; 0 or more.</param>
    /// <exception cref="PolicyFaultException">Fewer are left.</exception>
    public static void Step(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (steps == 0)
        {
            return;
        }

        DecisionClock.Count(steps - 1);
        if (steps > Remaining)
        {
            spent = DefaultSteps;
        }
        else
        {
            spent += steps - 1;
        }

        Step();
    }

    /// <summary>Enters a script's method; takes a step.</summary>
    /// <exception cref="PolicyFaultException">The calls are nested too deeply, or no step is left.</exception>
    public static void Enter()
    {
        Step();
        if (depth == 0)
        {
            Begin();
        }

        if (++depth > MaxDepth)
        {
            End();
            throw new PolicyFaultException("the script calls itself too deeply; more than 200 calls are inside each other", PolicyFaultKind.Steps);
        }
    }

    /// <summary>Enters a script's method that does much work outside its loops.</summary>
    /// <param name="steps">The steps that it takes; 1 or more.</param>
    /// <exception cref="PolicyFaultException">The calls are nested too deeply, or fewer steps are left.</exception>
    public static void Enter(long steps)
    {
        Step(steps - 1);
        Enter();
    }

    /// <summary>Leaves a script's method.</summary>
    public static void Leave()
    {
        if (depth == 1)
        {
            End();
        }
        else if (depth > 0)
        {
            depth--;
        }
    }

    private static void Begin()
    {
        if (inScripts > CallsInFull * (DefaultSteps - start))
        {
            throw new PolicyFaultException("the scripts of the policy take too many steps together; shorten their loops, or call them less often", PolicyFaultKind.Steps);
        }

        outside = spent;
        spent = start;
    }

    private static void End()
    {
        inScripts += spent - start;
        spent = outside;
        depth = 0;
    }
}
