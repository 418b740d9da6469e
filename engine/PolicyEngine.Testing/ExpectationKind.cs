namespace PolicyEngine.Testing;

/// <summary>What an expectation is about.</summary>
public enum ExpectationKind
{
    /// <summary>The decision's status.</summary>
    Status,

    /// <summary>The outcome, or an output, part or definition by name.</summary>
    Value,

    /// <summary>The rules that fired, exactly, in any order.</summary>
    Fired,

    /// <summary>What is missing, in order.</summary>
    Missing,
}
