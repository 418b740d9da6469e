using System.Collections.Immutable;

namespace PolicyEngine.Cases.Rehearsing;

/// <summary>What is fired on paper: triggers of a case, or of one that would be opened for it.</summary>
public sealed record RehearseRequest
{
    /// <summary>The case; empty for one that would be opened.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>For a case that would be opened, its policy.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>For a case that would be opened, the content hash of the version; empty for the current one.</summary>
    public string PolicyHash { get; init; } = "";

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>Who would fire.</summary>
    public required string Actor { get; init; }

    /// <summary>
    /// The triggers in order. None for the way that the role goes by itself: from state to state by the trigger that leads on, up to the first decision, or to where somebody else, or nobody, goes on.
    /// </summary>
    public ImmutableArray<string> Triggers { get; init; } = [];

    /// <summary>The answers there are, for all triggers together. Each trigger gets those that matter to it; the others are set aside.</summary>
    public CaseArguments Facts { get; init; } = CaseArguments.None;

    /// <summary>The outcome, where a trigger decides the case; empty otherwise.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The reason, where one is needed.</summary>
    public string Reason { get; init; } = "";
}
