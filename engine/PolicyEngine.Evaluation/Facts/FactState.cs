namespace PolicyEngine.Evaluation.Facts;

/// <summary>What is known of a fact.</summary>
public enum FactState
{
    /// <summary>Nobody has asked.</summary>
    NotAsked,

    /// <summary>It was asked, and the person does not know.</summary>
    NotKnown,

    /// <summary>A value was given.</summary>
    Given,
}
