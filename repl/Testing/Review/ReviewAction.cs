namespace PolicyEngine.Repl.Testing.Review;

/// <summary>What a reviewer can do.</summary>
internal enum ReviewAction
{
    /// <summary>A key or word that means nothing here.</summary>
    None,

    /// <summary>This change is right.</summary>
    Accept,

    /// <summary>This change is wrong.</summary>
    Reject,

    /// <summary>Leave this change.</summary>
    Skip,

    /// <summary>All of the group that are open are right.</summary>
    AcceptGroup,

    /// <summary>All of the group that are open are wrong.</summary>
    RejectGroup,

    /// <summary>Leave all of the group that are open.</summary>
    SkipGroup,

    /// <summary>Show the changed lines.</summary>
    Diff,

    /// <summary>Go to the change before.</summary>
    Back,

    /// <summary>Go to the next change that holds a text.</summary>
    Search,

    /// <summary>Say what can be done.</summary>
    Help,

    /// <summary>Record what was decided and end.</summary>
    Quit,
}
