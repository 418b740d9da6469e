namespace PolicyEngine.Evaluation.Decisions;

/// <summary>How far a decision, or one of its values, has come.</summary>
public enum DecisionStatus
{
    /// <summary>It is settled.</summary>
    Determined,

    /// <summary>Something that could change it is not known.</summary>
    Undetermined,

    /// <summary>The policy broke on this case. Never a no.</summary>
    Faulted,
}
