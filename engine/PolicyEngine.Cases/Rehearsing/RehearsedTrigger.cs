using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Rehearsing;

/// <summary>What came of one trigger on paper.</summary>
/// <param name="Facts">The facts that went with it, in the order in which they are asked.</param>
/// <param name="Firing">What it came to; <see langword="null"/> when it stopped.</param>
/// <param name="Stop">Why it stopped; <see langword="null"/> when it was done.</param>
internal sealed record RehearsedOne(ImmutableArray<string> Facts, CaseFiring? Firing, Rehearsal? Stop);

/// <summary>
/// Fires one trigger on paper with as few answers as it takes: it begins with none, finds out which fact is to be asked next, takes the answer if there is one, and goes on. So an answer that can't matter any more never
/// goes with it, and what is asked does not hang on the order in which answers came.
/// </summary>
internal sealed class RehearsedTrigger(CaseContext context, RehearseRequest request, string trigger, FactSet answers, DateTimeOffset now)
{
    private readonly List<string> asked = [];

    private PolicyModel Model => context.Policy.Model;

    public RehearsedOne Go()
    {
        var given = FactSet.Empty(Model);
        while (true)
        {
            var step = Once(given);
            var open = step.Open.Where(input => given.StateOf(input.Name) == FactState.NotAsked).ToArray();
            if (open.Length == 0)
            {
                return step.Refusal is { } refusal
                    ? new RehearsedOne([.. asked], null, new Rehearsal.Refused(trigger, refusal))
                    : new RehearsedOne([.. asked], step.Firing, null);
            }

            var next = open[0];
            if (answers.StateOf(next.Name) == FactState.NotAsked)
            {
                return new RehearsedOne([.. asked], null, new Rehearsal.Asks(trigger, next, [.. open.Select(input => input.Name)], step.Refusal is null));
            }

            given = TriggerCheck.Merge(given, Only(next.Name));
            asked.Add(next.Name);
        }
    }

    private FactSet Only(string name)
    {
        var builder = new FactSetBuilder(Model);
        var place = PlaceOf(name);
        if (answers.ValueOf(place) is { } value)
        {
            builder.Give(place, value);
        }
        else
        {
            builder.NotKnown(place);
        }

        return builder.Build();
    }

    private RehearsedStage Once(FactSet given)
    {
        var firing = new CaseFiring(context, now);
        try
        {
            var check = new TriggerCheck(context, Request(given), firing.AsOf).Check();
            var expressions = new Expressions(context.Policy, check.Facts, firing.AsOf);
            var answer = context.Machine.Fire(context.Machine.StateNamed(context.State.State), check.Trigger, expressions);
            if (answer.Result == MachineResult.Ignored)
            {
                var words = expressions.Fill(context.Machine.Lifecycle.Transitions[answer.Transition].Refusal);
                return new RehearsedStage(null, new CaseRefusal { Kind = RefusalKind.NotPermitted, Message = words, Help = "nothing happens, and nothing needs to be done" }, []);
            }

            if (answer.Result != MachineResult.Fires)
            {
                throw new RefusedException(GuardWords.Of(context, expressions, check.Trigger, answer));
            }

            firing.Fire(firing.Blank(CaseEventKind.Fired) with { Actor = request.Actor, Role = request.Role, Trigger = trigger, Outcome = check.View is null ? "" : request.Outcome, Facts = [.. FactJson.Of(check.Given)] }, answer.Transition, check.Facts, check.View);
            var decision = firing.Decision ?? Evaluator.Decide(context.Policy, firing.Facts, firing.AsOf);
            return new RehearsedStage(firing, null, Askable(decision.Missing));
        }
        catch (RefusedException refused)
        {
            return new RehearsedStage(null, refused.Refusal, Askable(refused.Refusal.Missing));
        }
    }

    private FireRequest Request(FactSet given) => new()
    {
        CaseId = context.CaseId,
        Trigger = trigger,
        Actor = request.Actor,
        Role = request.Role,
        Facts = CaseArguments.Of(given),
        Outcome = request.Outcome,
        Reason = request.Reason,
    };

    // What the trigger takes and the role may give, and nobody has answered; one that hangs on another comes after it.
    private ImmutableArray<MissingInput> Askable(IEnumerable<MissingInput> missing)
    {
        MissingInput[] open = [.. missing.Where(input => input is { Kind: MissingKind.Fact, State: FactState.NotAsked } && Takes(input.Name)).DistinctBy(input => input.Name)];
        var names = open.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        return [.. open.OrderBy(input => input.After.Any(names.Contains))];
    }

    private bool Takes(string name)
    {
        var place = PlaceOf(name);
        var machine = context.Machine;
        if (place < 0 || machine.TriggerNamed(trigger) is not (>= 0 and var number) || !Suppliers.MayGive(Model, Model.Facts[place], request.Role))
        {
            return false;
        }

        var taken = machine.Lifecycle.Triggers[number];
        return (taken.TakesAnyFact && !machine.SetBySteps.Contains(place))
            || taken.Takes.Any(argument => argument.Fact == place)
            || (taken.TakesRequested && context.State.Request?.Facts.Contains(name) == true);
    }

    private int PlaceOf(string name)
    {
        for (var place = 0; place < Model.Facts.Length; place++)
        {
            if (string.Equals(Model.Facts[place].Name, name, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }
}

/// <summary>One try on paper.</summary>
/// <param name="Firing">What it came to; <see langword="null"/> when it was refused.</param>
/// <param name="Refusal">Why it was refused; <see langword="null"/> when it fires.</param>
/// <param name="Open">What could still be asked for it.</param>
internal sealed record RehearsedStage(CaseFiring? Firing, CaseRefusal? Refusal, ImmutableArray<MissingInput> Open);
