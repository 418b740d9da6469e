namespace PolicyEngine.Model.Runtime;

/// <summary>How much more work the decision on this thread may do. List operations and the loops of scripts take a step a turn, so that no policy runs away.</summary>
/// <remarks>Whoever starts a decision calls <see cref="Reset"/> first: it also clears the depth that an interrupted script left behind.</remarks>
public static class StepBudget
{
    /// <summary>The steps of a decision on a thread that was never reset.</summary>
    public const long DefaultSteps = 10_000_000;

    /// <summary>How deep scripts may call each other.</summary>
    public const int MaxDepth = 200;

    // Kept as steps to go below the default, so that a thread's zero means "the whole default is left".
    [ThreadStatic]
    private static long spent;

    [ThreadStatic]
    private static int depth;

    /// <summary>The steps left on this thread.</summary>
    public static long Remaining => DefaultSteps - spent;

    /// <summary>Gives this thread a fresh budget and depth.</summary>
    /// <param name="steps">The steps allowed; 0 or more.</param>
    public static void Reset(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        spent = DefaultSteps - steps;
        depth = 0;
    }

    /// <summary>Takes one step.</summary>
    /// <exception cref="PolicyFaultException">No step is left.</exception>
    public static void Step()
    {
        if (++spent > DefaultSteps)
        {
            spent = DefaultSteps;
            throw new PolicyFaultException("the calculation takes too many steps; shorten its lists or its loops");
        }
    }

    /// <summary>Takes many steps at once.</summary>
    /// <param name="steps">How many; 0 or more.</param>
    /// <exception cref="PolicyFaultException">Fewer are left.</exception>
    public static void Step(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
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
        if (++depth > MaxDepth)
        {
            depth = 0;
            throw new PolicyFaultException("the script calls itself too deeply; more than 200 calls are inside each other");
        }
    }

    /// <summary>Leaves a script's method.</summary>
    public static void Leave()
    {
        if (depth > 0)
        {
            depth--;
        }
    }
}
