using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A case that waits for somebody, and has asked them, does not wait for ever; and what it waits for can come.</summary>
internal sealed class WaitingRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor NoDeadline = new(
        "PE4604",
        Severity.Warning,
        "a case waits in `{0}` for an answer, and no deadline ends the wait",
        "add a deadline that starts in `{0}`, with `then:` a trigger that leads on");

    private static readonly DiagnosticDescriptor NobodyGives = new(
        "PE4605",
        Severity.Warning,
        "{0} {1} needed, and no trigger takes that and no step sets it: a case waits for it for ever",
        "name it under `takes` of the trigger with which it comes; or let a step set it");

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoDeadline, NobodyGives];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var leaf in graph.Leaves.Where(leaf => graph.Reachable.Contains(leaf) && !lifecycle.States[leaf].IsFinal && Waits(lifecycle, graph, leaf) && !IsBounded(lifecycle, graph, leaf)))
        {
            findings.Add(Finding.At(policy, lifecycle.States[leaf].Location, NoDeadline, [lifecycle.States[leaf].Name], lifecycle.States[leaf].Name));
        }

        CheckGivers(policy, lifecycle, findings);
    }

    private static bool Waits(Lifecycle lifecycle, LifecycleGraph graph, int leaf) => graph.Entry(leaf).Any(step => step.Kind == StepKind.RequestInformation)
        || lifecycle.Transitions.Any(transition => transition.To >= 0 && graph.Entered(transition.To) == leaf && transition.Steps.Any(step => step.Kind == StepKind.RequestInformation));

    // A deadline runs in a state when it starts there, or started on the way and neither ended nor stands still.
    private static bool IsBounded(Lifecycle lifecycle, LifecycleGraph graph, int leaf) => lifecycle.Deadlines.Any(deadline =>
    {
        var starts = deadline.Starts.SelectMany(graph.LeavesOf).ToHashSet();
        var ends = deadline.Ends.SelectMany(graph.LeavesOf).ToHashSet();
        var running = graph.From(starts, state => lifecycle.States[state].IsFinal || (ends.Contains(state) && !starts.Contains(state)));
        return running.Contains(leaf) && (deadline.PauseWithin >= 0 || !graph.Around(leaf).Any(deadline.Pauses.Contains));
    });

    private static void CheckGivers(AdvisedPolicy policy, Lifecycle lifecycle, List<Finding> findings)
    {
        var model = policy.Model;
        var isRequested = lifecycle.Triggers.Any(trigger => trigger.TakesRequested);
        if (lifecycle.Triggers.Any(trigger => trigger.TakesAnyFact) || (!isRequested && lifecycle.Triggers.All(trigger => trigger.Takes.IsEmpty)))
        {
            return;
        }

        // A request names what the decision misses, and nothing that only guards read.
        var requested = isRequested ? Reading.DecidedFacts.Of(model) : [];
        var given = lifecycle.Triggers.SelectMany(trigger => trigger.Takes).Select(argument => argument.Fact).Concat(Reading.PolicyParts.StepsOf(lifecycle).Select(step => step.Fact)).ToHashSet();
        var needed = Reading.PolicyUses.Of(model).Deciding;
        var missing = model.Facts.Where((fact, place) => needed.Contains(place) && !given.Contains(place) && !requested.Contains(place)).ToArray();
        if (missing is [var first, ..])
        {
            findings.Add(Finding.At(policy, first.Location, NobodyGives, [.. missing.Select(fact => fact.Name)], List(missing.Select(fact => fact.Name)), missing.Length == 1 ? "is" : "are"));
        }
    }
}
