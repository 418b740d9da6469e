using PolicyEngine.Diagnostics;

namespace PolicyEngine.Emission;

/// <summary>What Emission says. Ids are append-only.</summary>
public static class EmissionDiagnostics
{
    /// <summary>The compiler refused to write what it had accepted.</summary>
    public static readonly DiagnosticDescriptor NotEmitted = new("PE7001", Severity.Error, "the engine could not write the compiled policies: {0}", "this is a fault of the engine, not of your policy; please report it together with the policies");
}
