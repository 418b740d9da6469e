using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Cases;

/// <summary>A lifecycle written in a few lines over a <see cref="TestPolicy"/>, for tests of the machine alone; stories are told in YAML.</summary>
internal sealed class TestLifecycle
{
    private readonly TestPolicy policy;
    private readonly List<CaseRole> roles = [];
    private readonly List<LifecycleState> states = [];
    private readonly List<LifecycleTrigger> triggers = [];
    private readonly List<LifecycleTransition> transitions = [];
    private readonly List<LifecycleDeadline> deadlines = [];

    public TestLifecycle(TestPolicy? policy = null)
    {
        this.policy = policy ?? new TestPolicy().Fact("resident yes_no").Decision("accepted refused", HitPolicy.First, "refused", "yes: resident => accepted");
        this.policy.Lifecycle = Build;
    }

    public CompiledPolicy Policy => policy.Compiled;

    public TestLifecycle Roles(params string[] names)
    {
        roles.AddRange(names.Select(name => new CaseRole(name, $"The {name}")));
        return this;
    }

    public TestLifecycle States(params string[] names)
    {
        foreach (var name in names)
        {
            State(name);
        }

        return this;
    }

    /// <summary>A state; of one with `in`, the first makes the initial one.</summary>
    public TestLifecycle State(string name, string? within = null, bool final = false, params LifecycleStep[] entry)
    {
        var parent = within is null ? -1 : Number(within);
        if (parent >= 0 && states[parent].Initial < 0)
        {
            states[parent] = states[parent] with { Initial = states.Count };
        }

        states.Add(new LifecycleState { Name = name, Title = $"Is {name}", Parent = parent, IsFinal = final, Entry = [.. entry] });
        return this;
    }

    public TestLifecycle Trigger(string name, string by = "", Func<LifecycleTrigger, LifecycleTrigger>? change = null)
    {
        var trigger = new LifecycleTrigger { Name = name, Title = $"Do {name}", By = [.. by.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(role => roles.FindIndex(known => known.Name == role))] };
        triggers.Add(change?.Invoke(trigger) ?? trigger);
        return this;
    }

    /// <summary>A way: `from trigger to`, `from trigger stay`, `from trigger reenter`, `from trigger ignore`; a trigger of `-` makes it automatic.</summary>
    public TestLifecycle Way(string text, string? when = null, string? refuse = null, params OutcomeCondition[] outcomes)
    {
        var parts = text.Split(' ');
        transitions.Add(new LifecycleTransition
        {
            From = [.. parts[0].Split(',').Select(Number)],
            Trigger = parts[1] == "-" ? -1 : triggers.FindIndex(trigger => trigger.Name == parts[1]),
            Kind = parts[2] switch { "stay" => TransitionKind.Stay, "reenter" => TransitionKind.Reenter, "ignore" => TransitionKind.Ignore, _ => TransitionKind.Move },
            To = Number(parts[2]),
            Guard = when is null ? -1 : policy.Expression("yes_no", when),
            Refusal = refuse is null ? ReasonTemplate.Empty : new ReasonTemplate([new ReasonPiece(refuse)]),
            Outcomes = [.. outcomes],
        });
        return this;
    }

    public OutcomeCondition Outcome(string name) => new(OutcomeKind.Outcome, policy.OutcomeNamed(name));

    public int Number(string state) => states.FindIndex(known => known.Name == state);

    private Lifecycle Build() => new() { Roles = [.. roles], States = [.. states], Triggers = [.. triggers], Transitions = [.. transitions], Deadlines = [.. deadlines] };
}
