using System.Globalization;

namespace PolicyEngine.Model;

/// <summary>How the policy says that a number is rounded: <c>half_up to 0.01</c>.</summary>
/// <param name="Mode">Which way.</param>
/// <param name="Step">To multiples of what, above zero.</param>
public sealed record Rounding(RoundingMode Mode, decimal Step)
{
    /// <summary>The words of the language for the ways, in the order of <see cref="RoundingMode"/>.</summary>
    public static IReadOnlyList<string> Words { get; } = ["half_up", "half_even", "up", "down"];

    /// <summary>As it is written.</summary>
    public override string ToString() => $"{Words[(int)Mode]} to {Step.ToString(CultureInfo.InvariantCulture)}";
}
