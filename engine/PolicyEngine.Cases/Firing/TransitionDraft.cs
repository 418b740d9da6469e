using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Cases.Firing;

/// <summary>What the steps of one transition have come to so far.</summary>
internal sealed class TransitionDraft
{
    public required FactSet Facts { get; set; }

    public Decision? Decision { get; set; }

    /// <summary>How many facts were set before it was decided.</summary>
    public int SetBefore { get; set; }

    public ImmutableArray<EventFact> Set { get; set; } = [];

    public ImmutableArray<EventSample> Samples { get; set; } = [];

    public ImmutableArray<string>? Request { get; set; }

    /// <summary>The notifications to send, by their places: rendered when the deadlines are known.</summary>
    public List<int> Notifications { get; } = [];

    /// <summary>The parts that the case was split into before: their ids are taken.</summary>
    public ImmutableArray<CasePart> PartsBefore { get; init; } = [];

    public List<PartDraft> Parts { get; } = [];
}

/// <summary>A part to be made.</summary>
/// <param name="Part">Its key and case.</param>
/// <param name="Into">The state in which it begins.</param>
/// <param name="Facts">What is known of it.</param>
internal sealed record PartDraft(EventPart Part, int Into, FactSet Facts);
