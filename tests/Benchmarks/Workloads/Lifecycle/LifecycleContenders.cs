using PolicyEngine.Cases.Machine;
using Stateless;

namespace PolicyEngine.Benchmarks.Workloads.Lifecycle;

/// <summary>One path of seven steps through the same lifecycle, by each contender. The guards are written by hand for all of them, so that machines are compared and not expressions.</summary>
public sealed class LifecycleContenders
{
    /// <summary>The path.</summary>
    public static readonly int[] Path = [(int)PathTrigger.Submit, (int)PathTrigger.Check, (int)PathTrigger.Ask, (int)PathTrigger.Answer, (int)PathTrigger.Decide, (int)PathTrigger.Pay, (int)PathTrigger.Close];

    private static readonly PathFacts Facts = new(true, 2, true);

    private readonly PathEvent[] events = new PathEvent[Path.Length];
    private readonly StateMachine<int, int> stateless;
    private readonly Guards guards;
    private int statelessState;

    public LifecycleContenders()
    {
        Machine = CaseMachine.Of(PolicyFiles.Load(PolicyFiles.Read("lifecycle")).Compiled);
        guards = new Guards(Guard(PathTrigger.Check), Guard(PathTrigger.Decide), Guard(PathTrigger.Pay), Facts);
        stateless = Configure(() => statelessState, state => statelessState = state);
    }

    public CaseMachine Machine { get; }

    /// <summary>What the last path has left behind.</summary>
    public IReadOnlyList<PathEvent> Events => events;

    public int ByHand()
    {
        var state = (int)PathState.Drafting;
        for (var step = 0; step < Path.Length; step++)
        {
            var to = LifecycleByHand.Fire(state, Path[step], in Facts);
            events[step] = new PathEvent(state, Path[step], to);
            state = to;
        }

        return state;
    }

    public int ByMachine()
    {
        var state = Machine.InitialState;
        for (var step = 0; step < Path.Length; step++)
        {
            var answer = Machine.Fire(state, Path[step], guards);
            events[step] = new PathEvent(state, Path[step], answer.Result == MachineResult.Fires ? answer.To : -1);
            state = answer.To;
        }

        return state;
    }

    /// <summary>Stateless, configured once, the state kept outside: the most favourable way to use it for many cases.</summary>
    public int ByStateless()
    {
        statelessState = (int)PathState.Drafting;
        return Walk(stateless, () => statelessState);
    }

    /// <summary>Stateless as its examples show it: a machine a case.</summary>
    public int ByOwnStateless()
    {
        var state = (int)PathState.Drafting;
        return Walk(Configure(() => state, next => state = next), () => state);
    }

    private int Walk(StateMachine<int, int> machine, Func<int> state)
    {
        for (var step = 0; step < Path.Length; step++)
        {
            var from = state();
            machine.Fire(Path[step]);
            events[step] = new PathEvent(from, Path[step], state());
        }

        return state();
    }

    private static StateMachine<int, int> Configure(Func<int> read, Action<int> write)
    {
        var machine = new StateMachine<int, int>(read, write);
        machine.Configure((int)PathState.Drafting).Permit((int)PathTrigger.Submit, (int)PathState.Submitted).Permit((int)PathTrigger.Withdraw, (int)PathState.Closed);
        machine.Configure((int)PathState.Submitted).PermitIf((int)PathTrigger.Check, (int)PathState.Assessing, () => Facts.Complete).Permit((int)PathTrigger.Withdraw, (int)PathState.Closed);
        machine.Configure((int)PathState.Assessing).Permit((int)PathTrigger.Ask, (int)PathState.Waiting).PermitIf((int)PathTrigger.Decide, (int)PathState.Decided, () => Facts.Cars <= 3).Permit((int)PathTrigger.Withdraw, (int)PathState.Closed);
        machine.Configure((int)PathState.Waiting).Permit((int)PathTrigger.Answer, (int)PathState.Assessing).Permit((int)PathTrigger.Withdraw, (int)PathState.Closed);
        machine.Configure((int)PathState.Decided).PermitIf((int)PathTrigger.Pay, (int)PathState.Issued, () => Facts.Paid).Permit((int)PathTrigger.Withdraw, (int)PathState.Closed);
        machine.Configure((int)PathState.Issued).Permit((int)PathTrigger.Suspend, (int)PathState.Suspended).Permit((int)PathTrigger.Renew, (int)PathState.Submitted).Permit((int)PathTrigger.Transfer, (int)PathState.Submitted).Permit((int)PathTrigger.Close, (int)PathState.Closed);
        machine.Configure((int)PathState.Suspended).Permit((int)PathTrigger.Resume, (int)PathState.Issued).Permit((int)PathTrigger.Close, (int)PathState.Closed);
        return machine;
    }

    private int Guard(PathTrigger trigger) => Machine.Lifecycle.Transitions.First(way => way.Trigger == (int)trigger).Guard;

    private readonly struct Guards(int check, int decide, int pay, PathFacts facts) : IGuards
    {
        public GuardAnswer Check(int item) =>
            (item == check ? facts.Complete : item == decide ? facts.Cars <= 3 : item == pay && facts.Paid) ? GuardAnswer.Holds : GuardAnswer.Fails;
    }
}
