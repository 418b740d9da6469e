using System.Runtime.CompilerServices;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A lifecycle as a graph of its leaf states: what can be done in each, and where a case can get to. A guard is taken to hold, unless it never does.</summary>
internal sealed class LifecycleGraph
{
    private static readonly ConditionalWeakTable<PolicyModel, LifecycleGraph> Graphs = [];

    private readonly Lifecycle lifecycle;
    private readonly HashSet<LifecycleTransition> neverTaken;
    private readonly LifecycleTransition[][] effective;

    private LifecycleGraph(PolicyModel model)
    {
        lifecycle = model.Lifecycle!;
        neverTaken = lifecycle.Transitions.Where(transition => GuardOverlap.NeverHolds(model, transition.Guard)).ToHashSet<LifecycleTransition>(ReferenceEqualityComparer.Instance);
        Leaves = [.. Enumerable.Range(0, lifecycle.States.Length).Where(IsLeaf)];
        effective = [.. Enumerable.Range(0, lifecycle.States.Length).Select(state => IsLeaf(state) ? Effective(state) : [])];
        var starts = Splits().Select(step => step.Into).Prepend(lifecycle.InitialState).Where(state => state >= 0 && state < lifecycle.States.Length);
        Reachable = From(starts.Select(Entered), _ => false);
    }

    /// <summary>The states without substates.</summary>
    public IReadOnlyList<int> Leaves { get; }

    /// <summary>The leaves that a case, or a part of one, can get to.</summary>
    public IReadOnlySet<int> Reachable { get; }

    /// <summary>The graph of a policy's lifecycle, made once.</summary>
    public static LifecycleGraph Of(PolicyModel model) => Graphs.GetValue(model, policy => new LifecycleGraph(policy));

    /// <summary>Whether a transition has a guard that no facts can meet.</summary>
    public bool IsNeverTaken(LifecycleTransition transition) => neverTaken.Contains(transition);

    public bool IsLeaf(int state) => lifecycle.States[state].Initial < 0;

    /// <summary>The leaf that is entered with a state.</summary>
    public int Entered(int state)
    {
        for (var depth = 0; !IsLeaf(state) && depth < lifecycle.States.Length; depth++)
        {
            state = lifecycle.States[state].Initial;
        }

        return state;
    }

    /// <summary>A state and those around it, the innermost first.</summary>
    public IEnumerable<int> Around(int state)
    {
        for (; state >= 0; state = lifecycle.States[state].Parent)
        {
            yield return state;
        }
    }

    /// <summary>The leaves of a state; a leaf is its own.</summary>
    public IEnumerable<int> LeavesOf(int state) => Leaves.Where(leaf => Around(leaf).Contains(state));

    /// <summary>What can be taken in a leaf: its own transitions, and those of the states around it that it does not replace.</summary>
    public IReadOnlyList<LifecycleTransition> At(int leaf) => effective[leaf];

    /// <summary>The leaves to which the transitions of a leaf lead.</summary>
    public IEnumerable<int> Next(int leaf, Func<LifecycleTransition, bool>? takes = null) =>
        At(leaf).Where(transition => transition is { Kind: TransitionKind.Move or TransitionKind.Reenter, To: >= 0 } && takes?.Invoke(transition) != false).Select(transition => Entered(transition.To));

    /// <summary>The leaves to which one can get from others, these included, without passing through those that stop, by some transitions or all.</summary>
    public HashSet<int> From(IEnumerable<int> starts, Func<int, bool> stops, Func<LifecycleTransition, bool>? takes = null)
    {
        var found = new HashSet<int>();
        var open = new Queue<int>(starts);
        while (open.TryDequeue(out var leaf))
        {
            if (!stops(leaf) && found.Add(leaf))
            {
                foreach (var next in Next(leaf, takes))
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    /// <summary>The steps on the way into a leaf, through the states around it.</summary>
    public IEnumerable<LifecycleStep> Entry(int leaf) => Around(leaf).SelectMany(state => lifecycle.States[state].Entry);

    /// <summary>Whether the case is decided on the way into a leaf.</summary>
    public bool Decides(int leaf) => Entry(leaf).Any(step => step.Kind == StepKind.Decide);

    /// <summary>The steps that split a case.</summary>
    public IEnumerable<LifecycleStep> Splits() => lifecycle.Transitions.SelectMany(transition => transition.Steps)
        .Concat(lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit)))
        .Where(step => step.Kind == StepKind.Split);

    private LifecycleTransition[] Effective(int leaf)
    {
        var replaced = new HashSet<int>();
        var taken = new List<LifecycleTransition>();
        foreach (var state in Around(leaf))
        {
            var own = lifecycle.Transitions.Where(transition => transition.From.Contains(state)).ToArray();
            taken.AddRange(own.Where(transition => transition.Trigger < 0 || !replaced.Contains(transition.Trigger)));
            replaced.UnionWith(own.Where(transition => transition.Trigger >= 0).Select(transition => transition.Trigger));
        }

        return [.. taken.Where(transition => !IsNeverTaken(transition))];
    }
}
