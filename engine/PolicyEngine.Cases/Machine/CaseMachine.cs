using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Machine;

/// <summary>
/// A lifecycle made ready to run: states and triggers are small numbers (their places in <see cref="Model.Lifecycle"/>), and firing is a look-up and the guards. Made once a policy version, immutable, shared by all its
/// cases and any number of threads. It allocates nothing.
/// </summary>
public sealed class CaseMachine
{
    private static readonly ConditionalWeakTable<Lifecycle, CaseMachine> Known = [];

    private readonly MachineTables tables;
    private readonly MachineCell[] cells;
    private readonly int[] candidates;
    private readonly int triggers;

    private CaseMachine(Lifecycle lifecycle)
    {
        Lifecycle = lifecycle;
        tables = new MachineTables(lifecycle);
        (cells, candidates, triggers) = (tables.Cells, tables.Candidates, lifecycle.Triggers.Length);
        InitialState = tables.LeafOf(lifecycle.InitialState);
        var steps = lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit)).Concat(lifecycle.Transitions.SelectMany(transition => transition.Steps));
        SetBySteps = [.. steps.Where(step => step.Kind is StepKind.Set or StepKind.Sample).Select(step => step.Fact)];
    }

    /// <summary>The lifecycle.</summary>
    public Lifecycle Lifecycle { get; }

    /// <summary>The leaf state in which a case begins.</summary>
    public int InitialState { get; }

    /// <summary>The facts that steps set, by place: what a trigger that takes any fact does not take, because the case itself says it.</summary>
    public ImmutableHashSet<int> SetBySteps { get; }

    /// <summary>The machine of a lifecycle, made when it is first asked for.</summary>
    public static CaseMachine Of(Lifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        return Known.GetValue(lifecycle, static lifecycle => new CaseMachine(lifecycle));
    }

    /// <summary>The machine of a policy's lifecycle.</summary>
    /// <exception cref="ArgumentException">The policy has no lifecycle.</exception>
    public static CaseMachine Of(CompiledPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Of(policy.Model.Lifecycle ?? throw new ArgumentException($"the policy `{policy.Model.Id}` has no lifecycle", nameof(policy)));
    }

    /// <summary>What comes of a trigger in a leaf state. Nothing changes: the caller keeps the state.</summary>
    /// <typeparam name="TGuards">A struct for speed.</typeparam>
    /// <param name="state">The leaf state's number.</param>
    /// <param name="trigger">The trigger's number.</param>
    /// <param name="guards">Answers the guards.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MachineAnswer Fire<TGuards>(int state, int trigger, TGuards guards)
        where TGuards : IGuards
    {
        ref readonly var cell = ref cells[(state * triggers) + trigger];
        return cell.Target >= 0 && (cell.Guard < 0 || guards.Check(cell.Guard) == GuardAnswer.Holds)
            ? new MachineAnswer(MachineResult.Fires, candidates[cell.First], -1, cell.Target)
            : Choose(cell, state, guards);
    }

    /// <summary>Whether a trigger would fire in a leaf state.</summary>
    public bool CanFire<TGuards>(int state, int trigger, TGuards guards)
        where TGuards : IGuards => Fire(state, trigger, guards).Result == MachineResult.Fires;

    /// <summary>The triggers that would fire in a leaf state, in the policy's order.</summary>
    public IEnumerable<int> PermittedTriggers<TGuards>(int state, TGuards guards)
        where TGuards : IGuards => Enumerable.Range(0, triggers).Where(trigger => CanFire(state, trigger, guards));

    /// <summary>The transitions that a leaf state has for a trigger, whatever their guards say; a substate's own take the place of those around it.</summary>
    public ReadOnlySpan<int> Candidates(int state, int trigger)
    {
        ref readonly var cell = ref cells[(state * triggers) + trigger];
        return candidates.AsSpan(cell.First, cell.Count);
    }

    /// <summary>The guards of a trigger in a leaf state that do not hold, with what each says: transitions, in the policy's order.</summary>
    public ImmutableArray<(int Transition, GuardAnswer Answer)> UnmetGuards<TGuards>(int state, int trigger, TGuards guards)
        where TGuards : IGuards
    {
        var unmet = ImmutableArray.CreateBuilder<(int, GuardAnswer)>();
        foreach (var place in Candidates(state, trigger))
        {
            if (Answer(place, guards) is not GuardAnswer.Holds and var answer)
            {
                unmet.Add((place, answer));
            }
        }

        return unmet.ToImmutable();
    }

    /// <summary>The automatic transitions of a leaf state: its own first, then level by level those of the states around it.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Automatic(int state) => tables.Automatic[state];

    /// <summary>Whether a decision can be made while a case stays in a state: such a state waits for its own, and any other follows the last.</summary>
    internal bool IsDecidedIn(int state) => tables.DecidedIn[state];

    /// <summary>What a transition from a leaf state leaves and enters.</summary>
    /// <exception cref="ArgumentException">The transition does not lead from the state.</exception>
    public TransitionPath PathOf(int transition, int state) =>
        tables.Paths[(transition * Lifecycle.States.Length) + state] ?? throw new ArgumentException("the transition does not lead from the state", nameof(transition));

    /// <summary>The states that are entered when a case begins in a state, the outermost first.</summary>
    public ImmutableArray<int> Lineage(int state) => tables.Lineage(tables.LeafOf(state));

    /// <summary>Whether a leaf state is a state or lies in it.</summary>
    public bool IsIn(int leaf, int state)
    {
        for (var at = leaf; at >= 0; at = Lifecycle.States[at].Parent)
        {
            if (at == state)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A state's number by its name; -1 for none.</summary>
    public int StateNamed(string name) => IndexOf(Lifecycle.States, state => state.Name, name);

    /// <summary>A trigger's number by its name; -1 for none.</summary>
    public int TriggerNamed(string name) => IndexOf(Lifecycle.Triggers, trigger => trigger.Name, name);

    private static int IndexOf<T>(ImmutableArray<T> all, Func<T, string> nameOf, string name)
    {
        for (var place = 0; place < all.Length; place++)
        {
            if (string.Equals(nameOf(all[place]), name, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }

    private MachineAnswer Choose<TGuards>(in MachineCell cell, int state, TGuards guards)
        where TGuards : IGuards =>
        cell.Count == 0 ? new MachineAnswer(MachineResult.NotPermitted, -1, -1, state) : Choose(candidates.AsSpan(cell.First, cell.Count), state, guards);

    /// <summary>Which of several transitions is taken. One that is not known keeps another from being taken: learning it must not change what was done.</summary>
    internal MachineAnswer Choose<TGuards>(ReadOnlySpan<int> places, int state, TGuards guards)
        where TGuards : IGuards
    {
        var (taken, unknown) = (-1, -1);
        foreach (var place in places)
        {
            switch (Answer(place, guards))
            {
                case GuardAnswer.Broken:
                    return new MachineAnswer(MachineResult.Broken, place, -1, state);
                case GuardAnswer.Holds when taken >= 0:
                    return new MachineAnswer(MachineResult.Ambiguous, taken, place, state);
                case GuardAnswer.Holds:
                    taken = place;
                    break;
                case GuardAnswer.Unknown when unknown < 0:
                    unknown = place;
                    break;
                default:
                    break;
            }
        }

        return unknown >= 0 ? new MachineAnswer(MachineResult.Unknown, unknown, -1, state)
            : taken < 0 ? new MachineAnswer(MachineResult.Unmet, -1, -1, state)
            : Lifecycle.Transitions[taken].Kind == TransitionKind.Ignore ? new MachineAnswer(MachineResult.Ignored, taken, -1, state)
            : new MachineAnswer(MachineResult.Fires, taken, -1, PathOf(taken, state).Leaf);
    }

    private GuardAnswer Answer<TGuards>(int transition, TGuards guards)
        where TGuards : IGuards => Lifecycle.Transitions[transition].Guard is >= 0 and var guard ? guards.Check(guard) : GuardAnswer.Holds;
}
