using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong between a base policy and a locality's override.</summary>
internal static class OverrideDiagnostics
{
    public static readonly DiagnosticDescriptor AllowedUnknown = new("PE1301", Severity.Error,
        "`{1}` is not {0} of this policy", "{2}");

    public static readonly DiagnosticDescriptor NoRange = new("PE1302", Severity.Error,
        "`{0}` has the type `{1}`, which has no range", "write `{0}: set`");

    public static readonly DiagnosticDescriptor NoBase = new("PE1303", Severity.Error,
        "there is no policy `{0}` here that this could override", "{1}");

    public static readonly DiagnosticDescriptor UnknownParameter = new("PE1304", Severity.Error,
        "the policy `{0}` has no parameter `{1}`", "{2}");

    public static readonly DiagnosticDescriptor NotOpen = new("PE1305", Severity.Error,
        "the policy `{0}` does not let a locality set `{1}`", "{2}");

    public static readonly DiagnosticDescriptor OutsideRange = new("PE1306", Severity.Error,
        "`{0}` is outside {1}, the range that the policy `{2}` leaves to a locality", "choose a value within {1}");

    public static readonly DiagnosticDescriptor ChangesBase = new("PE1307", Severity.Error,
        "`{0}` is already {1} of the policy `{2}`, which a locality cannot change", "give it another name, or take it away");

    public static readonly DiagnosticDescriptor OutcomeNotAllowed = new("PE1308", Severity.Error,
        "the policy `{0}` does not let a locality's rule lead to `{1}`", "{2}");
}
