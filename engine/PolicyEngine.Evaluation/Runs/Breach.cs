using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <summary>A place where the policy broke on the case.</summary>
/// <param name="Leaf">The expression; -1 when it was none.</param>
/// <param name="Item">The item whose rules or rows disagree; -1 otherwise.</param>
/// <param name="Rule">The rule among the item's, when one alone is to blame; -1 otherwise.</param>
/// <param name="Cause">What happened.</param>
internal sealed record Breach(int Leaf, int Item, int Rule, Exception Cause)
{
    /// <summary>Whether an exception is the policy's, and not the machine's or the caller's.</summary>
    public static bool IsPolicyFault(Exception exception) =>
        exception is not (OutOfMemoryException or StackOverflowException or ThreadAbortException or ThreadInterruptedException or OperationCanceledException or AccessViolationException);

    /// <summary>What happened, in the officer's words.</summary>
    public string Words => Cause switch
    {
        PolicyFaultException fault => fault.Message,
        DivideByZeroException => "it divides by zero",
        OverflowException => "a number became too large",
        ArgumentOutOfRangeException => "a value is outside the range that a function accepts",
        ArgumentException => "a function cannot work with the value that it was given",
        _ => "it could not be worked out",
    };
}

/// <summary>A value that an expression needed and did not find: a keyed parameter without a value, the smallest of nothing.</summary>
/// <param name="Leaf">The expression.</param>
/// <param name="Slot">The slot; -1 when it is none.</param>
/// <param name="Key">The key as text, or what was looked for.</param>
internal sealed record Gap(int Leaf, int Slot, string? Key)
{
    /// <summary>For a figure that was read on a day of the expression's own, the day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The calendar that does not know a day; <see langword="null"/> for none.</summary>
    public string? Calendar { get; init; }
}
