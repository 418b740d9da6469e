using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Cases.Rehearsing;

/// <summary>What came of firing on paper: a closed set.</summary>
public abstract record Rehearsal
{
    private Rehearsal()
    {
    }

    /// <summary>What has been gone through up to here, in order.</summary>
    public ImmutableArray<RehearsedStep> Steps { get; init; } = [];

    /// <summary>The whole way can be done with the answers there are.</summary>
    /// <param name="State">Where the case would stand.</param>
    /// <param name="Decision">The last decision on the way; <see langword="null"/> where nothing is decided.</param>
    public sealed record Done(CaseState State, Decision? Decision) : Rehearsal;

    /// <summary>An answer is still to be given.</summary>
    /// <param name="Trigger">The trigger that it comes with.</param>
    /// <param name="Question">What is to be asked next.</param>
    /// <param name="Open">The facts that are to be asked as far as is known now, the next one first.</param>
    /// <param name="MayBeUnknown">Whether the trigger can do without it when the person does not know.</param>
    public sealed record Asks(string Trigger, MissingInput Question, ImmutableArray<string> Open, bool MayBeUnknown) : Rehearsal;

    /// <summary>A trigger would be refused, or nothing would happen.</summary>
    /// <param name="Trigger">The trigger; empty when the case could not be opened.</param>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(string Trigger, CaseRefusal Refusal) : Rehearsal;

    /// <summary>There is no such case.</summary>
    /// <param name="CaseId">The id that was asked for.</param>
    public sealed record NotFound(string CaseId) : Rehearsal;
}

/// <summary>A trigger on the way.</summary>
/// <param name="Trigger">Its name.</param>
/// <param name="Facts">The facts that go with it, in the order in which they are asked.</param>
public sealed record RehearsedStep(string Trigger, ImmutableArray<string> Facts);
