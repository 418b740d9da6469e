using PolicyEngine.Model;

namespace PolicyEngine.Runtime.Functions;

/// <summary>Rounds to a multiple of any step: pence, pounds, tens, five pence. Exact: nothing is divided.</summary>
public static class StepRounding
{
    /// <summary>The multiple of a step that a number is rounded to, written with as many places as the step.</summary>
    /// <param name="x">The number.</param>
    /// <param name="step">The step, above zero.</param>
    /// <param name="mode">Which way.</param>
    /// <exception cref="OverflowException">The multiple is too large for a number.</exception>
    public static decimal Round(decimal x, decimal step, RoundingMode mode)
    {
        var over = x % step;
        var lower = x - over;
        var multiple = GoesOut(decimal.Abs(over), step, mode, lower) ? lower + (x < 0 ? -step : step) : lower;
        return decimal.Round(multiple, step.Scale);
    }

    // Whether to go from the multiple towards zero to the one away from it.
    private static bool GoesOut(decimal over, decimal step, RoundingMode mode, decimal lower) => mode switch
    {
        RoundingMode.HalfUp => over >= step - over,
        RoundingMode.HalfEven => over > step - over || (over == step - over && lower % (step * 2) != 0),
        RoundingMode.Up => over > 0,
        RoundingMode.Down => false,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
