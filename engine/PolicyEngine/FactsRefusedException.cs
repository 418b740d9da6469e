using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>Facts were refused: a wrong name, type, range or option. Nothing was decided and nothing was guessed. Its text, which ends in logs, holds no value of a fact; <see cref="Diagnostics"/> show them to whoever asks.</summary>
public sealed class FactsRefusedException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public FactsRefusedException(IReadOnlyList<PolicyDiagnostic> diagnostics)
        : base(string.Join("; ", (diagnostics ?? throw new ArgumentNullException(nameof(diagnostics))).Select(diagnostic => diagnostic.Discreet))) =>
        Diagnostics = diagnostics;

    /// <summary>Everything that is wrong, by position.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }
}
