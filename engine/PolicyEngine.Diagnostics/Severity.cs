namespace PolicyEngine.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Info,

    /// <summary>Probably a mistake; the policy still loads.</summary>
    Warning,

    /// <summary>The policy cannot be loaded.</summary>
    Error,
}
