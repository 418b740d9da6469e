using System.Collections.Immutable;
using PolicyEngine.Cases.Events;

namespace PolicyEngine.Cases.Views;

/// <summary>Everything there is to show of a case: where it stands, what happens next and by when, who may do what, and why the last thing was refused. All renderings come from it.</summary>
public sealed record CaseView
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The case of which it is a part; empty for none.</summary>
    public required string Parent { get; init; }

    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The policy's title.</summary>
    public required string PolicyTitle { get; init; }

    /// <summary>The version that people name.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The content hash of the version.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The states that it is in, the outermost first.</summary>
    public required ImmutableArray<ViewState> States { get; init; }

    /// <summary>Whether it has ended.</summary>
    public required bool IsEnded { get; init; }

    /// <summary>Whether its personal data was erased.</summary>
    public required bool IsErased { get; init; }

    /// <summary>The number of its last event.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was opened, in words.</summary>
    public required string Opened { get; init; }

    /// <summary>When it ended, in words; empty while it is open.</summary>
    public required string Ended { get; init; }

    /// <summary>When it last changed, in words.</summary>
    public required string Changed { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The time zone of all times in words, as the time zone database calls it.</summary>
    public required string Zone { get; init; }

    /// <summary>Until when the personal data of an ended case is kept, in words; empty where the policy says nothing, and before the end.</summary>
    public required string Retention { get; init; }

    /// <summary>The decision in effect; <see langword="null"/> before the first.</summary>
    public required ViewDecision? Decision { get; init; }

    /// <summary>The questions that are open.</summary>
    public required ImmutableArray<ViewQuestion> Asked { get; init; }

    /// <summary>The deadlines that live, and those that were met late.</summary>
    public required ImmutableArray<ViewDeadline> Deadlines { get; init; }

    /// <summary>What follows by itself, and what it waits for.</summary>
    public required ImmutableArray<string> Next { get; init; }

    /// <summary>What somebody can do.</summary>
    public required ImmutableArray<ViewTrigger> Triggers { get; init; }

    /// <summary>What was last refused; <see langword="null"/> when something has succeeded since.</summary>
    public required ViewRefusal? Refusal { get; init; }

    /// <summary>Of an erased case, what the policy kept and why: facts, and the names of those who acted in a role.</summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>The parts.</summary>
    public required ImmutableArray<CasePart> Parts { get; init; }

    /// <summary>What was drawn for a check.</summary>
    public required ImmutableArray<EventSample> Samples { get; init; }

    /// <summary>What is known.</summary>
    public required ImmutableArray<ViewFact> Facts { get; init; }
}

/// <summary>A state that a case is in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its words.</param>
public sealed record ViewState(string Name, string Title);

/// <summary>The decision in effect.</summary>
/// <param name="Answer">The kind of answer: <c>outcome</c>, <c>undetermined</c>, <c>needs_person</c>, <c>faulted</c>.</param>
/// <param name="Outcome">The outcome's words; empty when it is open.</param>
/// <param name="OutcomeName">The outcome's name; empty when it is open.</param>
/// <param name="On">When.</param>
/// <param name="Officer">Who decided; empty for the policy alone.</param>
/// <param name="Reason">That person's reason.</param>
/// <param name="Engine">The engine's own view, where a person decided: its outcome's words, or the kind of answer.</param>
/// <param name="Reasons">The policy's reasons.</param>
/// <param name="Open">Where the policy has no answer, why not: what is not known, what the policy does not say, or what broke.</param>
public sealed record ViewDecision(
    string Answer, string Outcome, string OutcomeName, string On, string Officer, string Reason, string Engine, ImmutableArray<string> Reasons, ImmutableArray<string> Open);

/// <summary>An open question.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Question">The question.</param>
public sealed record ViewQuestion(string Fact, string Question);

/// <summary>A deadline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its words.</param>
/// <param name="Status">How it stands: <c>running</c>, <c>paused</c>, <c>overdue</c>, <c>ended_late</c>, <c>undated</c>.</param>
/// <param name="Due">When it is due, in words; empty while the clock stands still; for an undated one, what is not known.</param>
/// <param name="DueAt">The instant.</param>
/// <param name="StandsSince">Since when the clock stands still, in words; empty while it goes.</param>
/// <param name="Then">What happens then; empty when being late is only recorded.</param>
public sealed record ViewDeadline(string Name, string Title, string Status, string Due, DateTimeOffset DueAt, string StandsSince, string Then);

/// <summary>Something that can be done.</summary>
/// <param name="Name">The trigger.</param>
/// <param name="Title">Its words.</param>
/// <param name="Roles">Who may do it, in words.</param>
/// <param name="RoleNames">The names of these roles, in the same order.</param>
/// <param name="Takes">The facts that come with it; <c>*</c> for any, a question mark behind one that may be left out.</param>
/// <param name="Needs">What else it needs: a reason, an outcome, another person.</param>
/// <param name="Blocked">Why it would be refused now; empty when it would not, or when that hangs on what comes with it.</param>
public sealed record ViewTrigger(string Name, string Title, ImmutableArray<string> Roles, ImmutableArray<string> RoleNames, ImmutableArray<string> Takes, ImmutableArray<string> Needs, string Blocked);

/// <summary>What was last refused.</summary>
/// <param name="On">When.</param>
/// <param name="Actor">To whom; empty for a deadline.</param>
/// <param name="Trigger">The trigger's words.</param>
/// <param name="Message">Why.</param>
public sealed record ViewRefusal(string On, string Actor, string Trigger, string Message);

/// <summary>Something that is known.</summary>
/// <param name="Name">The fact.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Since">When it became known.</param>
/// <param name="IsSensitive">Whether it is sensitive personal data.</param>
public sealed record ViewFact(string Name, string Text, string Since, bool IsSensitive);
