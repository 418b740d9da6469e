using PolicyEngine.Diagnostics;

namespace PolicyEngine.Workbench.Facts;

/// <summary>What can be wrong with the input of decisions, beside its facts.</summary>
public static class InputDiagnostics
{
    /// <summary>The day of a case is none: the text.</summary>
    public static readonly DiagnosticDescriptor NotADay = new("PE6560", Severity.Error, "`{0}` is not a day", "{1}");
}
