using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A deadline that never starts, never ends, or fires what nothing permits, protects nobody.</summary>
internal sealed class IdleDeadlineRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Idle = new(
        "PE4105",
        Severity.Warning,
        "the deadline `{0}` {1}",
        "{2}");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Idle];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var deadline in lifecycle.Deadlines)
        {
            if (Problem(lifecycle, graph, deadline) is var (what, help))
            {
                findings.Add(Finding.At(policy, deadline.Location, Idle, [deadline.Name], deadline.Name, what, help));
            }
        }
    }

    private static (string What, string Help)? Problem(Lifecycle lifecycle, LifecycleGraph graph, LifecycleDeadline deadline)
    {
        var starts = deadline.Starts.SelectMany(graph.LeavesOf).Where(graph.Reachable.Contains).ToArray();
        if (starts.Length == 0)
        {
            return ("never starts: no case gets to a state that starts it", "name a state that cases get to under `starts`");
        }

        var ends = deadline.Ends.SelectMany(graph.LeavesOf).ToHashSet();
        var running = graph.From(starts, leaf => lifecycle.States[leaf].IsFinal || (ends.Contains(leaf) && !starts.Contains(leaf)));

        // A pause that begins too late stops nothing; without a limit none does while there is time.
        var ticking = running.Where(leaf => deadline.PauseWithin >= 0 || !graph.Around(leaf).Any(deadline.Pauses.Contains)).ToArray();
        if (ticking.Length == 0)
        {
            return ("never runs out: its clock stands still wherever it runs", "take a state away under `pauses`, or let it start earlier");
        }

        if (deadline.Then >= 0)
        {
            return Refused(lifecycle.Triggers[deadline.Then])
                ?? (ticking.Any(leaf => graph.At(leaf).Any(transition => transition.Trigger == deadline.Then && transition.Kind != TransitionKind.Ignore))
                    ? null
                    : ($"fires `{lifecycle.Triggers[deadline.Then].Name}`, which is permitted in no state in which it can run out", $"add a transition `on: {lifecycle.Triggers[deadline.Then].Name}` from a state between its start and its end"));
        }

        return running.SelectMany(leaf => graph.Next(leaf)).Any(leaf => ends.Contains(leaf) || lifecycle.States[leaf].IsFinal)
            ? null
            : ("never ends: from its start no case gets to a state that ends it", "name the states that meet it under `ends`, or what happens when it is due under `then`");
    }

    // Nobody is there when a deadline fires who could give facts or a reason, or be another person.
    private static (string What, string Help)? Refused(LifecycleTrigger trigger)
    {
        var needs = trigger.Decides ? "an outcome and a reason" : trigger.NeedsReason ? "a reason" : trigger.Takes.Any(argument => argument.IsRequired) ? "facts" : "";
        return needs.Length == 0 ? null : ($"fires `{trigger.Name}`, which needs {needs} that no clock can give", "name another trigger under `then`, one that needs nothing");
    }
}
