using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>Facts were refused: a wrong name, type, range or option. Nothing was decided and nothing was guessed.</summary>
public sealed class FactsRefusedException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public FactsRefusedException(IReadOnlyList<PolicyDiagnostic> diagnostics)
        : base(string.Join("; ", (diagnostics ?? throw new ArgumentNullException(nameof(diagnostics))).Select(diagnostic => diagnostic.Help.Length == 0 ? diagnostic.Message : $"{diagnostic.Message} ({diagnostic.Help})"))) =>
        Diagnostics = diagnostics;

    /// <summary>Everything that is wrong, by position.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }
}
