using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What is wrong with scales.</summary>
internal static class ScaleDiagnostics
{
    /// <summary>A bracket without an edge, or with neither or both of rate and amount.</summary>
    public static readonly DiagnosticDescriptor BracketForm = new("PE1256", Severity.Error,
        "a bracket has one lower edge and one of `rate` and `amount`, the same in all brackets of a scale",
        "give each bracket its edge and its rate, for example `more_than: 12_570, rate: 20 %`, or its edge and its amount; one amount for the whole band belongs under `bands`");

    /// <summary>Edges that do not rise.</summary>
    public static readonly DiagnosticDescriptor EdgesFall = new("PE1257", Severity.Error,
        "on {0} the edge {1} is not above {2}, and the brackets of a scale must rise",
        "put the brackets in rising order, and correct the figure that is too low or too high");

    /// <summary>A rate that may be read in two ways.</summary>
    public static readonly DiagnosticDescriptor BareRate = new("PE1258", Severity.Error,
        "the rate `{0}` may be read in two ways: is 1 one per cent, or the whole?",
        "say it with its sign, for example `20 %`, or name a parameter that holds it");

    /// <summary>Open values beside edges that are worked out.</summary>
    public static readonly DiagnosticDescriptor UndecidedEdges = new("PE1259", Severity.Error,
        "`undecided` names exact values, and an edge of these bands is worked out or has days",
        "leave `undecided` out, and let `more_than` and `less_than` leave the open value out on both sides");
}
