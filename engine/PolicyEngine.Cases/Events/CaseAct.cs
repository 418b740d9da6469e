namespace PolicyEngine.Cases.Events;

/// <summary>That somebody fired a trigger: the last time that this person did.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Actor">Who; empty for nobody.</param>
/// <param name="Sequence">The event.</param>
public sealed record CaseAct(string Trigger, string Actor, long Sequence);
