using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What a policy without a decision must have.</summary>
internal static class CalculatingCheck
{
    /// <summary>The blocks of which one is enough.</summary>
    public static readonly string[] Results = ["outputs", "parts", "for_each"];

    /// <summary>There is nothing that the policy would say.</summary>
    public static readonly DiagnosticDescriptor Nothing = new(
        "PE1118",
        Severity.Error,
        "there is nothing to decide or to work out",
        "add `decision` with its outcomes, or `outputs` with what the policy works out");

    /// <summary>A locality adds rules to a decision that its base does not have.</summary>
    public static readonly DiagnosticDescriptor NoDecision = new(
        "PE1119",
        Severity.Error,
        "{0}, and `{1}` decides nothing: it only calculates",
        "take it away; only a policy with a `decision` has outcomes and rules that lead to them");
}
