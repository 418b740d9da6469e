using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;

namespace PolicyEngine.Cases.Events;

/// <summary>Where a case stands: the fold of its events. Immutable. It needs no policy to be read.</summary>
public sealed record CaseState
{
    /// <summary>The case.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>The case of which this one is a part; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Whose case it is, as the host knows that person; empty where nobody said, and once it was erased.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The policy's id.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>The version that people name.</summary>
    public string PolicyVersion { get; init; } = "";

    /// <summary>The content hash of the policy version that the case is pinned to.</summary>
    public string PolicyHash { get; init; } = "";

    /// <summary>The leaf state's name.</summary>
    public string State { get; init; } = "";

    /// <summary>Whether it has ended.</summary>
    public bool IsEnded { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it lives.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether its personal data was erased.</summary>
    public bool IsErased { get; init; }

    /// <summary>The number of the last event.</summary>
    public long Sequence { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last event was recorded.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The facts, each with when it became known.</summary>
    public ImmutableSortedDictionary<string, KnownFact> Facts { get; init; } = ImmutableSortedDictionary.Create<string, KnownFact>(StringComparer.Ordinal);

    /// <summary>The deadlines that ever began.</summary>
    public ImmutableSortedDictionary<string, DeadlineState> Deadlines { get; init; } = ImmutableSortedDictionary.Create<string, DeadlineState>(StringComparer.Ordinal);

    /// <summary>The states that the case is in, the leaf and those around it, with the firing that entered each.</summary>
    public ImmutableSortedDictionary<string, long> EnteredIn { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The facts that are asked for and were not answered yet; <see langword="null"/> when no request is open.</summary>
    public InformationRequest? Request { get; init; }

    /// <summary>Who last fired which trigger, by trigger and person.</summary>
    public ImmutableSortedDictionary<string, CaseAct> Acts { get; init; } = ImmutableSortedDictionary.Create<string, CaseAct>(StringComparer.Ordinal);

    /// <summary>
    /// The decisions, in order, the engine's and the officers' side by side. What a firing of a long case returns holds the latest; <see cref="CaseService.ReadAsync"/> gives all.
    /// </summary>
    public ImmutableArray<CaseDecision> Decisions { get; init; } = [];

    /// <summary>What was drawn, as far back as <see cref="Decisions"/>.</summary>
    public ImmutableArray<EventSample> Samples { get; init; } = [];

    /// <summary>The parts.</summary>
    public ImmutableArray<CasePart> Parts { get; init; } = [];

    /// <summary>What was last refused; <see langword="null"/> when something has succeeded since.</summary>
    public LastRefusal? Refusal { get; init; }

    /// <summary>The decision in effect: the last one; <see langword="null"/> before the first.</summary>
    public CaseDecision? Decision => Decisions.IsEmpty ? null : Decisions[^1];
}

/// <summary>A fact as a case knows it.</summary>
/// <param name="Json">Its value as canonical JSON; <c>null</c> for asked and not known; empty once it was erased.</param>
/// <param name="KnownAt">When it became known.</param>
/// <param name="Sequence">The event that told it.</param>
/// <param name="Actor">Who told it; empty when a step set it.</param>
/// <param name="IsProtected">Whether it is kept under the case's key.</param>
/// <param name="IsErased">Whether it was erased.</param>
public sealed record KnownFact(string Json, DateTimeOffset KnownAt, long Sequence, string Actor, bool IsProtected, bool IsErased);

/// <summary>An open request for information.</summary>
/// <param name="Facts">The facts that are still to be answered.</param>
/// <param name="Asked">All that was asked.</param>
/// <param name="At">When.</param>
public sealed record InformationRequest(ImmutableArray<string> Facts, ImmutableArray<string> Asked, DateTimeOffset At);

/// <summary>A decision in a case.</summary>
/// <param name="Sequence">The event.</param>
/// <param name="Firing">The firing in which it was made.</param>
/// <param name="At">When.</param>
/// <param name="Engine">The engine's view.</param>
/// <param name="Officer">Who decided; empty for the engine alone.</param>
/// <param name="OfficerOutcome">What that person decided; empty for the engine alone.</param>
/// <param name="Reason">That person's reason.</param>
public sealed record CaseDecision(long Sequence, long Firing, DateTimeOffset At, EventDecision Engine, string Officer, string OfficerOutcome, ProtectedText Reason)
{
    /// <summary>The kind of answer that counts: a person's outcome where there is one, otherwise the engine's.</summary>
    public AnswerKind Answer => OfficerOutcome.Length > 0 ? AnswerKind.Outcome : Engine.Answer;

    /// <summary>The outcome that counts; empty when it is open.</summary>
    public string Outcome => OfficerOutcome.Length > 0 ? OfficerOutcome : Engine.Outcome;
}

/// <summary>A part of a split case.</summary>
/// <param name="Key">What the record calls it.</param>
/// <param name="CaseId">The part's own case.</param>
/// <param name="EndedIn">The state in which it ended; empty while it lives.</param>
public sealed record CasePart(string Key, string CaseId, string EndedIn);

/// <summary>What was last refused.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">To whom.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Refusal">Why.</param>
public sealed record LastRefusal(DateTimeOffset At, string Actor, string Trigger, EventRefusal Refusal);

/// <summary>How a deadline stands.</summary>
public enum DeadlineStatus
{
    /// <summary>Its clock goes.</summary>
    Running,

    /// <summary>Its clock stands still.</summary>
    Paused,

    /// <summary>It is past and not met yet.</summary>
    Overdue,

    /// <summary>It was met in time, or no longer matters.</summary>
    Ended,

    /// <summary>It was met after it was due.</summary>
    EndedLate,

    /// <summary>It counts, and has no date, because the policy has no value for it.</summary>
    Undated,
}

/// <summary>A deadline of a case.</summary>
public sealed record DeadlineState
{
    /// <summary>How it stands.</summary>
    public DeadlineStatus Status { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When its date was last set: when it began, when its clock went on, or when it was worked out anew. What it does counts from then at the earliest.</summary>
    public DateTimeOffset SetAt { get; init; }

    /// <summary>When it is, or was, due; of a paused one, when it was due before the pause; of an undated one, when it began.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When the clock stopped; <see langword="null"/> while it goes.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>What is left while the clock stands still.</summary>
    public RemainingTime? Remaining { get; init; }

    /// <summary>The reminders still to be sent.</summary>
    public ImmutableArray<DeadlineReminderTime> Reminders { get; init; } = [];

    /// <summary>Of an undated one, what is not known, in plain words.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];
}
