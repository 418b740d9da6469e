using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Transitions that follow by themselves in a circle can go round until the machine gives up.</summary>
internal sealed class AutomaticLoopRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Loop = new(
        "PE4110",
        Severity.Warning,
        "the transitions {0} follow by themselves in a circle",
        "let somebody do something on the way, with `on:`, or decide in one of the states");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Loop];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var reported = new HashSet<int>();
        foreach (var leaf in graph.Leaves.Where(leaf => graph.Reachable.Contains(leaf) && !reported.Contains(leaf)))
        {
            if (Circle(graph, leaf) is { } circle)
            {
                reported.UnionWith(circle);
                var names = string.Join(" → ", circle.Append(leaf).Select(state => $"`{lifecycle.States[state].Name}`"));
                findings.Add(Finding.At(policy, Automatic(graph, leaf).First(transition => graph.Entered(transition.To) == circle[1 % circle.Count]).Location, Loop, [.. circle.Select(state => lifecycle.States[state].Name)], names));
            }
        }
    }

    private static IEnumerable<LifecycleTransition> Automatic(LifecycleGraph graph, int leaf) => graph.At(leaf).Where(transition => transition is { Trigger: < 0, To: >= 0, WhenPartsEnded: false });

    // The shortest way back to a leaf through leaves that do not decide; itself first.
    private static List<int>? Circle(LifecycleGraph graph, int start)
    {
        var before = new Dictionary<int, int>();
        var open = new Queue<int>(graph.Decides(start) ? [] : [start]);
        while (open.TryDequeue(out var leaf))
        {
            foreach (var next in Automatic(graph, leaf).Select(transition => graph.Entered(transition.To)).Where(next => next != leaf && !graph.Decides(next) && before.TryAdd(next, leaf)))
            {
                if (next == start)
                {
                    var circle = new List<int>();
                    for (var place = leaf; place != start; place = before[place])
                    {
                        circle.Insert(0, place);
                    }

                    circle.Insert(0, start);
                    return circle;
                }

                open.Enqueue(next);
            }
        }

        return null;
    }
}
