namespace PolicyEngine.Evaluation.Runs;

/// <summary>What a condition has come to.</summary>
internal enum Truth : byte
{
    NotLooked,
    No,
    Yes,
    Unknown,

    /// <summary>Unknown, and where the unknown part allows it to be reached, a later part breaks. No further part can settle it.</summary>
    Doubtful,
    Fault,
}

/// <summary>What the value in a slot has come to.</summary>
internal enum SlotState : byte
{
    None,
    Ready,
    NotAsked,
    NotKnown,
    NotApplicable,

    /// <summary>A parameter without a value for the day, a table or rules that say nothing.</summary>
    Silent,

    /// <summary>Open between a few values.</summary>
    Several,

    /// <summary>It depends on something unknown.</summary>
    Unknown,
    Doubtful,
    Fault,

    /// <summary>Being computed.</summary>
    Busy,
}

/// <summary>What a rule has come to.</summary>
internal enum RuleState : byte
{
    NotLooked,
    NotLive,
    No,
    Fires,
    Overridden,
    Possible,
    Doubtful,
    Fault,
}
