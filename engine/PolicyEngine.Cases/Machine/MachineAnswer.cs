namespace PolicyEngine.Cases.Machine;

/// <summary>What comes of a trigger in a state.</summary>
public enum MachineResult
{
    /// <summary>The case moves, re-enters its state, or stays with the transition's steps.</summary>
    Fires,

    /// <summary>It is said that nothing happens.</summary>
    Ignored,

    /// <summary>The state has no transition for the trigger.</summary>
    NotPermitted,

    /// <summary>No guard holds.</summary>
    Unmet,

    /// <summary>A guard is not known, and could hold.</summary>
    Unknown,

    /// <summary>A guard broke.</summary>
    Broken,

    /// <summary>Two guards hold, and the policy does not say which way to go.</summary>
    Ambiguous,
}

/// <summary>The answer of the machine.</summary>
/// <param name="Result">What comes of it.</param>
/// <param name="Transition">The transition taken, ignored, unknown or broken, the first of two; -1 for none.</param>
/// <param name="Other">The second of two whose guards hold; -1 for none.</param>
/// <param name="To">The leaf state afterwards.</param>
public readonly record struct MachineAnswer(MachineResult Result, int Transition, int Other, int To);
