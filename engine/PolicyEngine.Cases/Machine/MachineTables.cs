using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Machine;

/// <summary>A lifecycle laid out for looking up.</summary>
internal sealed class MachineTables
{
    private readonly Lifecycle lifecycle;

    public MachineTables(Lifecycle lifecycle)
    {
        this.lifecycle = lifecycle;
        var states = lifecycle.States.Length;
        var triggers = lifecycle.Triggers.Length;
        Cells = new MachineCell[states * triggers];
        Paths = new TransitionPath?[lifecycle.Transitions.Length * states];
        Automatic = new int[states][][];
        var candidates = new List<int>();
        for (var leaf = 0; leaf < states; leaf++)
        {
            for (var trigger = 0; trigger < triggers; trigger++)
            {
                Cells[(leaf * triggers) + trigger] = Cell(candidates, IsLeaf(leaf) ? Permitted(leaf, trigger) : [], leaf);
            }

            Automatic[leaf] = IsLeaf(leaf) ? [.. Levels(leaf, -1)] : [];
            AddPaths(Automatic[leaf].SelectMany(level => level), leaf);
        }

        Candidates = [.. candidates];
        DecidedIn = StatesDecidedIn();
    }

    /// <summary>By state and trigger.</summary>
    public MachineCell[] Cells { get; }

    /// <summary>The transitions that cells name.</summary>
    public int[] Candidates { get; }

    /// <summary>By state: automatic transitions, the state's own first, then those of the states around it.</summary>
    public int[][][] Automatic { get; }

    /// <summary>By state: whether a decision can be made while a case stays in it.</summary>
    public bool[] DecidedIn { get; }

    /// <summary>By transition and the leaf that it leads from.</summary>
    public TransitionPath?[] Paths { get; }

    public bool IsLeaf(int state) => lifecycle.States[state].Initial < 0;

    public int LeafOf(int state)
    {
        while (!IsLeaf(state))
        {
            state = lifecycle.States[state].Initial;
        }

        return state;
    }

    /// <summary>The states from the outermost to a state itself.</summary>
    public ImmutableArray<int> Lineage(int state)
    {
        var line = new List<int>();
        for (var at = state; at >= 0; at = lifecycle.States[at].Parent)
        {
            line.Insert(0, at);
        }

        return [.. line];
    }

    // A state is decided in where one of its states decides on entry, or a decision leads from one of its states to another, or to the same.
    private bool[] StatesDecidedIn()
    {
        var decided = new bool[lifecycle.States.Length];
        var deciding = lifecycle.Transitions.Where(Decides).ToArray();
        foreach (var leaf in Enumerable.Range(0, decided.Length).Where(IsLeaf))
        {
            var line = Lineage(leaf);
            var inner = line.LastOrDefault(state => lifecycle.States[state].Entry.Any(step => step.Kind == StepKind.Decide), -1);
            var found = line.Take(line.IndexOf(inner) + 1)
                .Concat(deciding.Where(transition => transition.From.Any(line.Contains)).SelectMany(transition => Lineage(TargetOf(transition, leaf)).Where(line.Contains)));
            foreach (var state in found)
            {
                decided[state] = true;
            }
        }

        return decided;
    }

    private bool Decides(LifecycleTransition transition) => transition.Kind != TransitionKind.Ignore
        && ((transition.Trigger >= 0 && lifecycle.Triggers[transition.Trigger].Decides) || transition.Steps.Any(step => step.Kind == StepKind.Decide));

    private MachineCell Cell(List<int> candidates, int[] permitted, int leaf)
    {
        AddPaths(permitted, leaf);
        var first = candidates.Count;
        candidates.AddRange(permitted);
        var only = permitted is [var one] ? lifecycle.Transitions[one] : null;
        return new MachineCell(first, permitted.Length, only is { Kind: TransitionKind.Ignore } ? -1 : only is null ? -1 : TargetOf(only, leaf), only?.Guard ?? -1);
    }

    private int[] Permitted(int leaf, int trigger) => Levels(leaf, trigger).FirstOrDefault() ?? [];

    private IEnumerable<int[]> Levels(int leaf, int trigger)
    {
        for (var state = leaf; state >= 0; state = lifecycle.States[state].Parent)
        {
            var own = Enumerable.Range(0, lifecycle.Transitions.Length)
                .Where(place => lifecycle.Transitions[place].Trigger == trigger && lifecycle.Transitions[place].From.Contains(state)).ToArray();
            if (own.Length > 0)
            {
                yield return own;
            }
        }
    }

    private void AddPaths(IEnumerable<int> transitions, int leaf)
    {
        foreach (var place in transitions)
        {
            Paths[(place * lifecycle.States.Length) + leaf] = PathOf(lifecycle.Transitions[place], leaf);
        }
    }

    private int TargetOf(LifecycleTransition transition, int leaf) => transition.Kind is TransitionKind.Stay or TransitionKind.Ignore ? leaf : LeafOf(DestinationOf(transition, leaf));

    // A re-entry that names no state enters the one that it leads from.
    private int DestinationOf(LifecycleTransition transition, int leaf) => transition.To >= 0 ? transition.To : Lineage(leaf).Last(transition.From.Contains);

    // A move to a state around the present one leaves only what is inside it, and one to where the case stands already leaves nothing; a re-entry leaves the state itself as well.
    private TransitionPath PathOf(LifecycleTransition transition, int leaf)
    {
        if (transition.Kind is TransitionKind.Stay or TransitionKind.Ignore)
        {
            return new TransitionPath([], [], leaf);
        }

        var destination = DestinationOf(transition, leaf);
        var target = LeafOf(destination);
        var from = Lineage(leaf);
        var to = Lineage(target);
        var shared = 0;
        while (shared < from.Length && shared < to.Length && from[shared] == to[shared])
        {
            shared++;
        }

        if (transition.Kind == TransitionKind.Reenter && from.IndexOf(destination) is >= 0 and var again)
        {
            shared = Math.Min(shared, again);
        }

        return new TransitionPath([.. from[shared..].Reverse()], to[shared..], target);
    }
}

/// <summary>What a state permits for a trigger.</summary>
/// <param name="First">The place of its first candidate.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Target">Where the only candidate leads; -1 when there are several, none, or nothing happens.</param>
/// <param name="Guard">The only candidate's guard; -1 for none.</param>
internal readonly record struct MachineCell(int First, int Count, int Target, int Guard);
