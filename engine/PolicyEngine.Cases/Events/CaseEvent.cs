using System.Collections.Immutable;

namespace PolicyEngine.Cases.Events;

/// <summary>Something that happened to a case: what was done, by whom, when, under which policy version, and what came of it. The case's state is the fold of its events.</summary>
public sealed record CaseEvent
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its number in the case, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The number of the event with which the firing began that this one belongs to.</summary>
    public required long Firing { get; init; }

    /// <summary>What it says.</summary>
    public required CaseEventKind Kind { get; init; }

    /// <summary>When it was recorded, UTC to the microsecond; never before the event before it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For what a deadline did, the instant at which it was due: the one that counts, however late it was noticed. <see langword="null"/> otherwise.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The deadline that fired, is past, or reminds; empty for none.</summary>
    public string Deadline { get; init; } = "";

    /// <summary>Who did it; empty for nobody.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Whether who did it is kept under the case's key.</summary>
    public bool IsActorProtected { get; init; }

    /// <summary>Whether who did it was erased.</summary>
    public bool IsActorErased { get; init; }

    /// <summary>In which role.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whose case it is, as the host knows that person; in the first event only.</summary>
    public ProtectedText Subject { get; init; }

    /// <summary>For whom the actor acted, where that is somebody else.</summary>
    public ProtectedText ActsFor { get; init; }

    /// <summary>The way by which it came, for example <c>telephone</c>; empty where nobody said.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The trigger; empty for none.</summary>
    public string Trigger { get; init; } = "";

    /// <summary>The caller's key; empty for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The case of which this one is a part; empty for none. In the first event only.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The leaf state before it; empty for the first.</summary>
    public string From { get; init; } = "";

    /// <summary>The leaf state after it.</summary>
    public required string To { get; init; }

    /// <summary>The states that were left, the innermost first.</summary>
    public ImmutableArray<string> Exited { get; init; } = [];

    /// <summary>The states that were entered, the outermost first.</summary>
    public ImmutableArray<string> Entered { get; init; } = [];

    /// <summary>Whether the case has ended with it.</summary>
    public bool IsEnd { get; init; }

    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The version that people name.</summary>
    public string PolicyVersion { get; init; } = "";

    /// <summary>The content hash of the policy version.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The facts that came with it.</summary>
    public ImmutableArray<EventFact> Facts { get; init; } = [];

    /// <summary>The facts that steps set.</summary>
    public ImmutableArray<EventFact> Set { get; init; } = [];

    /// <summary>The outcome that a person decided; empty for none.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The engine's view; <see langword="null"/> for none.</summary>
    public EventDecision? Decision { get; init; }

    /// <summary>The reason that a person gave.</summary>
    public ProtectedText Reason { get; init; }

    /// <summary>For an erasure or a migration, why, in the clear: nothing personal. Empty otherwise.</summary>
    public string Note { get; init; } = "";

    /// <summary>The facts that are asked for from now on; <see langword="null"/> when no request was made.</summary>
    public ImmutableArray<string>? Request { get; init; }

    /// <summary>What was drawn.</summary>
    public ImmutableArray<EventSample> Samples { get; init; } = [];

    /// <summary>What happened to deadlines.</summary>
    public ImmutableArray<DeadlineChange> Deadlines { get; init; } = [];

    /// <summary>The parts that the case was split into.</summary>
    public ImmutableArray<EventPart> Parts { get; init; } = [];

    /// <summary>The part that has ended; empty for none.</summary>
    public string Part { get; init; } = "";

    /// <summary>The state in which that part ended.</summary>
    public string PartState { get; init; } = "";

    /// <summary>The keys of the messages that go out because of it.</summary>
    public ImmutableArray<string> Messages { get; init; } = [];

    /// <summary>The digests of those messages, in their order, so that no letter can be altered or taken away unseen; empty in events of engines that did not write them.</summary>
    public ImmutableArray<string> Digests { get; init; } = [];

    /// <summary>What was refused, and why; <see langword="null"/> when nothing was.</summary>
    public EventRefusal? Refusal { get; init; }

    /// <summary>For a migration, the policy version before.</summary>
    public string FromPolicyHash { get; init; } = "";

    /// <summary>The hash of the event before it.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>The instant that counts: when a deadline was due, otherwise when it was recorded.</summary>
    public DateTimeOffset EffectiveAt => DueAt ?? At;
}

/// <summary>A text that may be protected by the case's key.</summary>
/// <param name="Text">The text; empty for none, and once it was erased.</param>
/// <param name="IsErased">Whether it was erased.</param>
public readonly record struct ProtectedText(string Text, bool IsErased)
{
    /// <summary>Whether there was never one.</summary>
    public bool IsNone => string.IsNullOrEmpty(Text) && !IsErased;
}

/// <summary>A fact in an event.</summary>
/// <param name="Name">The fact.</param>
/// <param name="Json">Its value as canonical JSON; <c>null</c> for asked and not known; empty once it was erased.</param>
/// <param name="IsProtected">Whether it is kept under the case's key.</param>
/// <param name="IsErased">Whether it was erased.</param>
public sealed record EventFact(string Name, string Json, bool IsProtected = false, bool IsErased = false);

/// <summary>The kinds of answers of a decision, as transitions wait for them.</summary>
public enum AnswerKind
{
    /// <summary>The outcome is settled.</summary>
    Outcome,

    /// <summary>The outcome is open, and questions can still settle it.</summary>
    Undetermined,

    /// <summary>The outcome is open, and asking cannot settle it.</summary>
    NeedsPerson,

    /// <summary>The policy broke.</summary>
    Faulted,
}

/// <summary>The engine's view in an event.</summary>
/// <param name="AsOf">The day it was decided for.</param>
/// <param name="Answer">The kind of answer.</param>
/// <param name="Outcome">The outcome's option name; empty unless it is settled.</param>
/// <param name="Document">The whole decision as JSON of the schema <c>policyengine/decision/1</c>.</param>
/// <param name="SetBefore">How many of the event's set facts were set before it was decided.</param>
public sealed record EventDecision(DateOnly AsOf, AnswerKind Answer, string Outcome, ProtectedText Document, int SetBefore = 0);

/// <summary>A draw in an event.</summary>
/// <param name="Fact">The fact that says whether the case was drawn.</param>
/// <param name="Rate">The rate, as canonical text; empty when the policy has no value for it: then the case was neither drawn nor passed over, and the fact is not known.</param>
/// <param name="IsDrawn">Whether it was.</param>
public sealed record EventSample(string Fact, string Rate, bool IsDrawn);

/// <summary>A part in an event.</summary>
/// <param name="Key">What the record calls it.</param>
/// <param name="CaseId">The part's own case.</param>
/// <param name="IsProtected">Whether what the record calls it is kept under the case's key.</param>
public sealed record EventPart(string Key, string CaseId, bool IsProtected = false);

/// <summary>A refusal in an event.</summary>
/// <param name="Kind">Which kind, as the word of <see cref="RefusalKind"/>.</param>
/// <param name="Message">Why, in plain words.</param>
/// <param name="Missing">The facts that were missing.</param>
/// <param name="Cite">What it rests on.</param>
public sealed record EventRefusal(string Kind, ProtectedText Message, ImmutableArray<string> Missing, ImmutableArray<string> Cite);
