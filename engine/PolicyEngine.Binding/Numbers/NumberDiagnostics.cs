using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Numbers;

/// <summary>What is said about numbers, money and rounding.</summary>
internal static class NumberDiagnostics
{
    public static readonly DiagnosticDescriptor FractionsOfPence = new("PE2040", Severity.Error,
        "`{0}` may make fractions of a penny, and {1} holds whole pence", "say how it is rounded: write `rounded: half_up to 0.01` (or `half_even`, `up`, `down`) {2}");

    public static readonly DiagnosticDescriptor FractionsInReason = new("PE2041", Severity.Error,
        "the sentence shows `{0}`, which may hold fractions of a penny because of `{1}`", "{2}");

    public static readonly DiagnosticDescriptor CannotRound = new("PE2042", Severity.Error,
        "{0}", "{1}");

    public static readonly DiagnosticDescriptor TwoPoundSigns = new("PE2043", Severity.Error,
        "`{0}` is an amount of money and shows its own pound sign", "write `{0}` without the `£` before it");
}
