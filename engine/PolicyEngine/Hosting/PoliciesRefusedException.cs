using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>Policies could not be loaded: something in their text is wrong.</summary>
public sealed class PoliciesRefusedException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public PoliciesRefusedException(IReadOnlyList<PolicyDiagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, (diagnostics ?? throw new ArgumentNullException(nameof(diagnostics))).Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"{diagnostic.Location}: {diagnostic.Id} {diagnostic.Message}"))) =>
        Diagnostics = diagnostics;

    /// <summary>Everything there is to say, by file and position.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }
}
