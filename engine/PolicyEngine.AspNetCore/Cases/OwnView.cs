using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Views;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Cases;

/// <summary>A case as the person sees whose case it is: what that person told and can do, without the names of staff, the drawing for checks and what the case keeps for itself.</summary>
internal static class OwnView
{
    public static CaseView Of(CaseView view, PolicyModel policy, IReadOnlyCollection<string> roles)
    {
        var own = OwnFacts(policy, roles);
        return view with
        {
            Decision = view.Decision is { } decision ? decision with { Officer = decision.Officer.Length > 0 ? "an officer" : "", Engine = "" } : null,
            Triggers = [.. view.Triggers.Where(trigger => trigger.RoleNames.Any(roles.Contains))],
            Refusal = null,
            Samples = [],
            Facts = [.. view.Facts.Where(fact => own.Contains(fact.Name))],
            Parts = [],
            Next = [],
        };
    }

    /// <summary>What happened, without refusals, notes and names of staff.</summary>
    public static IEnumerable<TimelineEntry> Of(ImmutableArray<TimelineEntry> timeline, ImmutableArray<CaseEvent> events, IReadOnlyCollection<string> roles)
    {
        var told = events.Where(happened => happened.Kind is not (CaseEventKind.Refused or CaseEventKind.Noted or CaseEventKind.Migrated)).ToDictionary(happened => happened.Sequence, happened => happened.Role);
        return timeline.Where(entry => told.ContainsKey(entry.Sequence)).Select(entry => entry with { Who = WhoOf(told[entry.Sequence], roles), Details = [] });
    }

    private static string WhoOf(string role, IReadOnlyCollection<string> roles) =>
        roles.Contains(role) ? "you"
        : role is CaseRole.System or CaseRole.Clock or "" ? ""
        : "the council";

    // What a role brings with one of its triggers; a fact that only a step or an officer sets is none of these.
    private static HashSet<string> OwnFacts(PolicyModel policy, IReadOnlyCollection<string> roles)
    {
        var lifecycle = policy.Lifecycle!;
        var own = lifecycle.Triggers.Where(trigger => trigger.By.Any(by => roles.Contains(lifecycle.Roles[by].Name))).ToArray();
        var all = own.Any(trigger => trigger.TakesAnyFact || trigger.TakesRequested);
        var set = SetBySteps(lifecycle);
        var taken = own.SelectMany(trigger => trigger.Takes).Select(argument => argument.Fact).ToHashSet();
        return [.. Enumerable.Range(0, policy.Facts.Length).Where(fact => taken.Contains(fact) || (all && !set.Contains(fact))).Select(fact => policy.Facts[fact]).Where(fact => fact.ShownTo == Readers.Everybody).Select(fact => fact.Name)];
    }

    private static HashSet<int> SetBySteps(Lifecycle lifecycle) =>
        [.. lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit)).Concat(lifecycle.Transitions.SelectMany(transition => transition.Steps)).Where(step => step.Kind is StepKind.Set or StepKind.Sample).Select(step => step.Fact)];
}
