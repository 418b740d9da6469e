namespace PolicyEngine.Testing;

/// <summary>What changed in a case's decision, the gravest first.</summary>
public enum ChangeKind
{
    /// <summary>The outcome, or whether there is one.</summary>
    Outcome,

    /// <summary>A part or output.</summary>
    Results,

    /// <summary>Which rules fired.</summary>
    Fired,

    /// <summary>What is missing or broken.</summary>
    Missing,

    /// <summary>Whether a person has to take it on, the route or the signposts.</summary>
    Next,

    /// <summary>The wording of reasons or advice.</summary>
    Wording,

    /// <summary>Only citations.</summary>
    Citations,

    /// <summary>Only the explanation, or what was given.</summary>
    Explanation,

    /// <summary>Nothing, but nobody signed for the snapshot as it stands.</summary>
    Unsigned,

    /// <summary>A case without an approved snapshot.</summary>
    New,

    /// <summary>An approved snapshot without a case.</summary>
    Removed,
}
