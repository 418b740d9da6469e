namespace PolicyEngine.Testing;

/// <summary>How far a named value has come, as cases expect it.</summary>
public enum ValueState
{
    /// <summary>It has a value.</summary>
    Settled,

    /// <summary>It does not apply: <c>not_applicable</c>.</summary>
    NotApplicable,

    /// <summary>It is not settled: <c>undetermined</c>.</summary>
    Undetermined,

    /// <summary>It broke: <c>faulted</c>.</summary>
    Faulted,
}
