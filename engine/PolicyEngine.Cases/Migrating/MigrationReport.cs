using System.Collections.Immutable;

namespace PolicyEngine.Cases.Migrating;

/// <summary>Which cases are to move to which version of their policy.</summary>
public sealed record MigrateRequest
{
    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The content hash of the version to move to; <see langword="null"/> for the current one.</summary>
    public string? ToHash { get; init; }

    /// <summary>The cases; empty for all that have not ended.</summary>
    public ImmutableArray<string> CaseIds { get; init; } = [];

    /// <summary>For states whose name is no longer there, the state in which a case goes on.</summary>
    public IReadOnlyDictionary<string, string> States { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Who moves them; not blank where <see cref="Apply"/> moves some.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Why; it stands in the clear, so nothing personal. Not blank where <see cref="Apply"/> moves some.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether those that may move do; otherwise only the report is made.</summary>
    public bool Apply { get; init; }
}

/// <summary>What moving would change, or has changed.</summary>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="ToVersion">The version to move to; empty when it is not to be had.</param>
/// <param name="ToHash">Its content hash.</param>
/// <param name="Problem">Why nothing can move at all; empty for nothing.</param>
/// <param name="Cases">Case by case.</param>
public sealed record MigrationReport(string PolicyId, string ToVersion, string ToHash, string Problem, ImmutableArray<MigrationOfCase> Cases);

/// <summary>What moving would change, or has changed, for one case.</summary>
public sealed record MigrationOfCase
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The version it is pinned to.</summary>
    public required string FromVersion { get; init; }

    /// <summary>Its state.</summary>
    public required string State { get; init; }

    /// <summary>The state in which it goes on; empty when there is none.</summary>
    public string ToState { get; init; } = "";

    /// <summary>What is decided on today's facts under its own version: an outcome, or the kind of answer.</summary>
    public string Decision { get; init; } = "";

    /// <summary>What is decided on the same facts under the other version.</summary>
    public string ToDecision { get; init; } = "";

    /// <summary>What can no longer be done in its state.</summary>
    public ImmutableArray<string> TriggersGone { get; init; } = [];

    /// <summary>What can be done in its state that could not be.</summary>
    public ImmutableArray<string> TriggersNew { get; init; } = [];

    /// <summary>Deadlines that the other version does not have, and that therefore end.</summary>
    public ImmutableArray<string> DeadlinesGone { get; init; } = [];

    /// <summary>Each clock that runs in the case, or would under the other version, before and after. A move does exactly this.</summary>
    public ImmutableArray<MigrationClock> Clocks { get; init; } = [];

    /// <summary>What differs between the calendars of the two versions, one a calendar.</summary>
    public ImmutableArray<string> Calendars { get; init; } = [];

    /// <summary>How long its personal data is kept after its end; empty where its version does not say.</summary>
    public string Retention { get; init; } = "";

    /// <summary>How long it would be kept under the other version.</summary>
    public string ToRetention { get; init; } = "";

    /// <summary>Facts that the other version does not have. They stay on record.</summary>
    public ImmutableArray<string> FactsGone { get; init; } = [];

    /// <summary>Of an open request, the facts that the other version does not have or does not need: nobody waits for them any more.</summary>
    public ImmutableArray<string> QuestionsGone { get; init; } = [];

    /// <summary>Of an open request, the facts that the other version needs besides. Nothing is sent: whoever moves the case tells the person.</summary>
    public ImmutableArray<string> QuestionsNew { get; init; } = [];

    /// <summary>Why it can't move; empty when it can.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Whether it has moved.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Whether it can move.</summary>
    public bool CanMove => Problems.IsEmpty;

    /// <summary>Whether the decision would be another.</summary>
    public bool ChangesDecision => Decision != ToDecision;
}
