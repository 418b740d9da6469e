using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>A lifecycle as written. Merged with its base it is again one, whose pieces keep the file they were written in.</summary>
public sealed record LifecycleSyntax
{
    /// <summary>The key under which it stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The base lifecycle that it extends; <see langword="null"/> for none.</summary>
    public Written<string>? Extends { get; init; }

    /// <summary>What of the base is left out.</summary>
    public ImmutableArray<Written<string>> Without { get; init; } = [];

    /// <summary>The state in which a case begins; <see langword="null"/> when left out.</summary>
    public Written<string>? Initial { get; init; }

    /// <summary>The calendar of deadlines that name none; <see langword="null"/> when left out.</summary>
    public Written<string>? Calendar { get; init; }

    /// <summary>The roles.</summary>
    public ImmutableArray<RoleSyntax> Roles { get; init; } = [];

    /// <summary>The states.</summary>
    public ImmutableArray<StateSyntax> States { get; init; } = [];

    /// <summary>The triggers.</summary>
    public ImmutableArray<TriggerSyntax> Triggers { get; init; } = [];

    /// <summary>The transitions.</summary>
    public ImmutableArray<TransitionSyntax> Transitions { get; init; } = [];

    /// <summary>The deadlines.</summary>
    public ImmutableArray<DeadlineSyntax> Deadlines { get; init; } = [];

    /// <summary>The notifications.</summary>
    public ImmutableArray<NotificationSyntax> Notifications { get; init; } = [];

    /// <summary>How long personal data is kept.</summary>
    public DurationSyntax? Retention { get; init; }
}

/// <summary>A role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its words.</param>
/// <param name="KeepAfterErasing">Why the names of those who act in it stay when a case's personal data is erased; empty where they go.</param>
public sealed record RoleSyntax(Written<string> Name, string Title, string KeepAfterErasing);

/// <summary>A state.</summary>
public sealed record StateSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The state that it is a substate of.</summary>
    public Written<string>? In { get; init; }

    /// <summary>The substate in which it begins.</summary>
    public Written<string>? Initial { get; init; }

    /// <summary>Whether the case ends here.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What happens on the way in.</summary>
    public ImmutableArray<StepSyntax> Entry { get; init; } = [];

    /// <summary>What happens on the way out.</summary>
    public ImmutableArray<StepSyntax> Exit { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A trigger.</summary>
public sealed record TriggerSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The roles that may fire it.</summary>
    public ImmutableArray<Written<string>> By { get; init; } = [];

    /// <summary>What comes with it, as written.</summary>
    public ImmutableArray<Written<string>> Takes { get; init; } = [];

    /// <summary>Whether a person decides with it.</summary>
    public bool Decides { get; init; }

    /// <summary>Whether a reason must be given.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>The triggers that must have been fired by another person.</summary>
    public ImmutableArray<Written<string>> OtherThan { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A text that is sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="To">The role it goes to.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
public sealed record NotificationSyntax(Written<string> Name, Written<string> To, TextSyntax Subject, TextSyntax Text);
