using PolicyEngine.Cases.Machine;
using PolicyEngine.Model;
using Stateless;

namespace PolicyEngine.Tests.Cases;

/// <summary>The machine alone: substates, re-entry, and the same answers as a library that many know.</summary>
public class MachineTests
{
    private static readonly CaseMachine Machine = CaseMachine.Of(new TestLifecycle().Roles("officer").States("new", "open").State("first", "open").State("second", "open").State("inner", "second").State("other", "second").State("end", null, true)
        .Trigger("start").Trigger("next").Trigger("back").Trigger("redo").Trigger("again").Trigger("close").Trigger("note").Trigger("home")
        .Way("new start open").Way("first next second").Way("second back open").Way("open close end").Way("inner close other").Way("open note stay").Way("open home first").Way("second redo reenter").Way("inner again reenter").Policy);

    [Theory]
    [InlineData("new", "start", "", "open first", "first")]
    [InlineData("first", "next", "first", "second inner", "inner")]
    [InlineData("inner", "back", "inner second", "first", "first")] // to the state around it: only what is inside is left
    [InlineData("first", "close", "first open", "end", "end")]
    [InlineData("inner", "close", "inner", "other", "other")] // its own way takes the place of the one around it
    [InlineData("inner", "note", "", "", "inner")]
    [InlineData("first", "home", "", "", "first")] // inherited, to where the case stands already: nothing is left
    [InlineData("inner", "home", "inner second", "first", "first")]
    [InlineData("other", "redo", "other second", "second inner", "inner")]
    [InlineData("inner", "again", "inner", "inner", "inner")]
    public void A_transition_leaves_and_enters(string from, string trigger, string exited, string entered, string to)
    {
        var state = Machine.StateNamed(from);
        var answer = Machine.Fire(state, Machine.TriggerNamed(trigger), new NoGuards());
        var path = Machine.PathOf(answer.Transition, state);

        Assert.Equal((MachineResult.Fires, Machine.StateNamed(to)), (answer.Result, answer.To));
        Assert.Equal((from == "new" ? $"new {exited}".Trim() : exited, entered), (Names(path.Exited), Names(path.Entered)));
    }

    [Fact]
    public void What_is_permitted_is_said()
    {
        Assert.Equal(["back", "redo", "again", "close", "note", "home"], Machine.PermittedTriggers(Machine.StateNamed("inner"), new NoGuards()).Select(trigger => Machine.Lifecycle.Triggers[trigger].Name));
        Assert.False(Machine.CanFire(Machine.StateNamed("new"), Machine.TriggerNamed("close"), new NoGuards()));
        Assert.Equal(MachineResult.NotPermitted, Machine.Fire(Machine.StateNamed("end"), Machine.TriggerNamed("start"), new NoGuards()).Result);
    }

    [Theory]
    [InlineData("HF", MachineResult.Fires, 0, -1)]
    [InlineData("FH", MachineResult.Fires, 1, -1)]
    [InlineData("HH", MachineResult.Ambiguous, 0, 1)]
    [InlineData("FF", MachineResult.Unmet, -1, -1)]
    [InlineData("HU", MachineResult.Unknown, 1, -1)] // learning it could make two ways hold
    [InlineData("FU", MachineResult.Unknown, 1, -1)]
    [InlineData("HB", MachineResult.Broken, 1, -1)]
    public void Two_guards_decide_together(string answers, MachineResult result, int transition, int other)
    {
        var machine = CaseMachine.Of(new TestLifecycle().States("here", "there", "elsewhere").Trigger("go").Way("here go there", "resident").Way("here go elsewhere", "!resident").Policy);
        var guards = new Guards(machine.Lifecycle.Transitions.Select(way => way.Guard).Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second switch { 'H' => GuardAnswer.Holds, 'F' => GuardAnswer.Fails, 'U' => GuardAnswer.Unknown, _ => GuardAnswer.Broken }));

        var answer = machine.Fire(0, 0, guards);

        Assert.Equal((result, transition, other), (answer.Result, answer.Transition, answer.Other));
        Assert.Equal(answers.Count(one => one != 'H'), machine.UnmetGuards(0, 0, guards).Length);
    }

    [Fact]
    public void It_does_what_Stateless_does_on_random_lifecycles()
    {
        var compared = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var lifecycle = RandomLifecycle(random);
            var machine = CaseMachine.Of(lifecycle);
            var guards = new Guards(lifecycle.Transitions.Where(way => way.Guard >= 0).ToDictionary(way => way.Guard, _ => GuardAnswer.Fails));
            var state = machine.InitialState;
            var other = Configured(lifecycle, guards, state);
            for (var step = 0; step < 40; step++)
            {
                foreach (var item in guards.Answers.Keys.ToArray())
                {
                    guards.Answers[item] = random.Next(2) == 0 ? GuardAnswer.Holds : GuardAnswer.Fails;
                }

                var trigger = random.Next(lifecycle.Triggers.Length);
                var answer = machine.Fire(state, trigger, guards);
                var expected = Fire(other, trigger);
                if (expected == "moved")
                {
                    Assert.True(answer.Result is MachineResult.Fires or MachineResult.Ignored, $"seed {seed}, step {step}: {answer.Result}");
                    compared++;
                }
                else
                {
                    Assert.Equal((seed, expected), (seed, answer.Result is MachineResult.Unmet or MachineResult.NotPermitted ? "refused" : answer.Result.ToString()));
                }

                state = answer.To;
                Assert.Equal((seed, step, other.State), (seed, step, state));
            }
        }

        Assert.True(compared > 2000);
    }

    private static string Fire(StateMachine<int, int> machine, int trigger)
    {
        try
        {
            var refused = false;
            machine.OnUnhandledTrigger((_, _) => refused = true);
            machine.Fire(trigger);
            return refused ? "refused" : "moved";
        }
        catch (InvalidOperationException)
        {
            return nameof(MachineResult.Ambiguous);
        }
    }

    // A trigger has its ways either in a state or in the states inside it: where both have some, Stateless falls back to the outer ones when no inner guard holds, and we do not.
    private static Lifecycle RandomLifecycle(Random random)
    {
        var states = new List<LifecycleState>();
        for (var top = 0; top < 3; top++)
        {
            var at = states.Count;
            states.Add(new LifecycleState { Name = $"s{at}", Title = "", Initial = at + 1 });
            states.AddRange(Enumerable.Range(at + 1, 2).Select(place => new LifecycleState { Name = $"s{place}", Title = "", Parent = at }));
        }

        states.AddRange(Enumerable.Range(states.Count, 3).Select(place => new LifecycleState { Name = $"s{place}", Title = "" }));
        var transitions = new List<LifecycleTransition>();
        for (var trigger = 0; trigger < 6; trigger++)
        {
            var isOuter = random.Next(2) == 0;
            foreach (var from in Enumerable.Range(0, states.Count).Where(place => isOuter ? states[place].Parent < 0 : states[place].Initial < 0))
            {
                for (var count = random.Next(3); count > 0; count--)
                {
                    var kind = random.Next(8) switch { 0 => TransitionKind.Reenter, 1 => TransitionKind.Ignore, 2 => TransitionKind.Stay, _ => TransitionKind.Move };
                    var to = random.Next(states.Count);
                    kind = kind == TransitionKind.Move && to == from ? TransitionKind.Reenter : kind;
                    transitions.Add(new LifecycleTransition { From = [from], Trigger = trigger, Kind = kind, To = kind == TransitionKind.Move ? to : kind == TransitionKind.Reenter ? from : -1, Guard = transitions.Count });
                }
            }
        }

        return new Lifecycle { States = [.. states], Triggers = [.. Enumerable.Range(0, 6).Select(place => new LifecycleTrigger { Name = $"t{place}", Title = "" })], Transitions = [.. transitions] };
    }

    private static StateMachine<int, int> Configured(Lifecycle lifecycle, Guards guards, int initial)
    {
        var machine = new StateMachine<int, int>(initial);
        for (var state = 0; state < lifecycle.States.Length; state++)
        {
            var configured = machine.Configure(state);
            if (lifecycle.States[state].Parent >= 0)
            {
                configured.SubstateOf(lifecycle.States[state].Parent);
            }

            if (lifecycle.States[state].Initial >= 0)
            {
                configured.InitialTransition(lifecycle.States[state].Initial);
            }

            foreach (var way in lifecycle.Transitions.Where(way => way.From[0] == state))
            {
                bool Holds() => guards.Answers[way.Guard] == GuardAnswer.Holds;
                _ = way.Kind switch
                {
                    TransitionKind.Move => configured.PermitIf(way.Trigger, way.To, Holds),
                    TransitionKind.Reenter => configured.PermitReentryIf(way.Trigger, Holds),
                    TransitionKind.Stay => configured.InternalTransitionIf(way.Trigger, _ => Holds(), () => { }),
                    TransitionKind.Ignore => configured.IgnoreIf(way.Trigger, Holds),
                    _ => throw new ArgumentOutOfRangeException(nameof(lifecycle)),
                };
            }
        }

        return machine;
    }

    private static string Names(IEnumerable<int> states) => string.Join(' ', states.Select(state => Machine.Lifecycle.States[state].Name));

    private readonly struct NoGuards : IGuards
    {
        public GuardAnswer Check(int item) => GuardAnswer.Holds;
    }

    private sealed class Guards(Dictionary<int, GuardAnswer> answers) : IGuards
    {
        public Dictionary<int, GuardAnswer> Answers { get; } = answers;

        public GuardAnswer Check(int item) => Answers[item];
    }
}
