using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with files of cases and facts.</summary>
internal static class CaseDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownPolicy = new("PE6501", Severity.Error,
        "there is no policy `{0}` here", "{1}");

    public static readonly DiagnosticDescriptor CaseTwice = new("PE6502", Severity.Error,
        "`{0}` is the id of another case of this policy already, in {1}", "give one of the two another id; each case has its own snapshot");

    public static readonly DiagnosticDescriptor GivenAndUnknown = new("PE6503", Severity.Error,
        "`{0}` has a value and is listed as unknown as well", "take it away from `unknown`, or from `facts`");

    public static readonly DiagnosticDescriptor NoFactValue = new("PE6504", Severity.Error,
        "`{0}` has no value", "write a value, or take the line away: a fact that is left out is not asked");
}
