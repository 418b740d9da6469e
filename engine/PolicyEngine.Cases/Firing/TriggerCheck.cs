using System.Collections.Immutable;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>A trigger that may be fired, with the facts that are known then.</summary>
/// <param name="Trigger">The trigger's number.</param>
/// <param name="Given">The facts that came with it.</param>
/// <param name="Facts">All that is known then.</param>
/// <param name="View">For a person's decision, the engine's own view.</param>
internal sealed record CheckedTrigger(int Trigger, FactSet Given, FactSet Facts, Decision? View);

/// <summary>Holds a request to fire against the policy, in the order in which an officer would: what, who, when, with what.</summary>
internal sealed class TriggerCheck(CaseContext context, FireRequest request, DateOnly asOf)
{
    private Lifecycle Lifecycle => context.Machine.Lifecycle;

    private PolicyModel Model => context.Policy.Model;

    /// <exception cref="RefusedException">It can't be fired.</exception>
    public CheckedTrigger Check()
    {
        var place = context.Machine.TriggerNamed(request.Trigger);
        if (place < 0)
        {
            var names = Lifecycle.Triggers.Select(trigger => trigger.Name).ToArray();
            throw Refused(RefusalKind.UnknownTrigger, $"there is no trigger `{request.Trigger}`", NearestName.Hint(request.Trigger, names) is { Length: > 0 } hint ? hint : $"the triggers are {Refusals.Names(names)}");
        }

        var trigger = Lifecycle.Triggers[place];
        CheckRoleIsKnown(trigger);
        CheckNow(trigger, place);
        CheckRole(trigger);
        CheckPerson(trigger);
        CheckWords(trigger);
        var given = Read(trigger);
        var facts = Merge(context.Facts, given);
        if (AnswerChecks.Of(context.Policy, facts, asOf).Where(check => check.About.Any(name => given.StateOf(name) != FactState.NotAsked)).ToArray() is [var broken, ..])
        {
            throw Refused(RefusalKind.WrongFact, broken.Says, $"correct {Refusals.Names(broken.About)}: the policy's check `{broken.Id}` holds these answers against each other");
        }

        return new CheckedTrigger(place, given, facts, trigger.Decides ? Evaluator.Decide(context.Policy, facts, asOf) : null);
    }

    /// <summary>What is known with what came with a trigger.</summary>
    public static FactSet Merge(FactSet known, FactSet given)
    {
        var builder = new FactSetBuilder(known.Model);
        for (var place = 0; place < known.Model.Facts.Length; place++)
        {
            var from = given.StateOf(place) == FactState.NotAsked ? known : given;
            if (from.ValueOf(place) is { } value)
            {
                builder.Give(place, value);
            }
            else if (from.StateOf(place) == FactState.NotKnown)
            {
                builder.NotKnown(place);
            }
        }

        return builder.Build();
    }

    /// <summary>The facts that a request gives, or why they are refused.</summary>
    /// <exception cref="RefusedException">A fact is wrong or not complete.</exception>
    public static FactSet Read(PolicyModel model, CaseArguments arguments)
    {
        var reading = arguments.Read(model);
        if (reading.Facts is not { } facts)
        {
            throw new RefusedException(new CaseRefusal
            {
                Kind = RefusalKind.WrongFact,
                Message = string.Join("; ", reading.Diagnostics.Select(problem => problem.Discreet)),
                Diagnostics = [.. reading.Diagnostics],
            });
        }

        var gaps = Enumerable.Range(0, model.Facts.Length).SelectMany(place => facts.GapsOf(place)).ToArray();
        return gaps.Length == 0 ? facts : throw Refused(RefusalKind.WrongFact, $"records are not complete: {Refusals.Names(gaps)}", "give every field of every record");
    }

    private void CheckNow(LifecycleTrigger trigger, int place)
    {
        if (context.State.IsErased)
        {
            throw Refused(RefusalKind.Erased, "the personal data of the case was erased", "nothing can be done with it any more");
        }

        var leaf = context.Machine.StateNamed(context.State.State);
        var candidates = context.Machine.Candidates(leaf, place);
        if (candidates.Length > 0)
        {
            return;
        }

        var title = Lifecycle.States[leaf].Title;
        if (context.State.IsEnded)
        {
            throw Refused(RefusalKind.Ended, $"the case has ended: {title}", "");
        }

        var permitted = Permitted(context);
        throw new RefusedException(new CaseRefusal
        {
            Kind = RefusalKind.NotPermitted,
            Message = $"`{trigger.Name}` can't be done now: the case is at `{context.State.State}` ({title})",
            Help = permitted.IsEmpty ? "nothing can be done by hand now" : $"what can be done now is {Refusals.Names(permitted.Select(other => other.Name))}",
            Permitted = permitted,
        });
    }

    /// <summary>The triggers for which a case's state has a way, whatever the guards say.</summary>
    public static ImmutableArray<PermittedTrigger> Permitted(CaseContext context)
    {
        var leaf = context.Machine.StateNamed(context.State.State);
        var lifecycle = context.Machine.Lifecycle;
        return
        [
            .. Enumerable.Range(0, lifecycle.Triggers.Length)
                .Where(place => lifecycle.Triggers[place].By.Length > 0 && IsWay(context.Machine, leaf, place))
                .Select(place => lifecycle.Triggers[place])
                .Select(trigger => new PermittedTrigger(trigger.Name, trigger.Title, [.. trigger.By.Select(role => lifecycle.Roles[role].Name)])),
        ];
    }

    private static bool IsWay(CaseMachine machine, int leaf, int trigger)
    {
        foreach (var candidate in machine.Candidates(leaf, trigger))
        {
            if (machine.Lifecycle.Transitions[candidate].Kind != TransitionKind.Ignore)
            {
                return true;
            }
        }

        return false;
    }

    private void CheckRole(LifecycleTrigger trigger)
    {
        var roles = trigger.By.Select(role => Lifecycle.Roles[role]).ToArray();
        if (roles.Length == 0)
        {
            throw Refused(RefusalKind.WrongRole, $"`{trigger.Name}` is fired by a deadline and by nobody", "wait until it is due");
        }

        if (roles.All(role => role.Name != request.Role))
        {
            throw Refused(RefusalKind.WrongRole, $"`{trigger.Name}` is not for the role `{request.Role}`", $"it is for {RoleNames(trigger)}");
        }
    }

    // A misspelt role is said before what the case's state does not permit: nobody looks for it there.
    private void CheckRoleIsKnown(LifecycleTrigger trigger)
    {
        if (Lifecycle.Roles.All(role => role.Name != request.Role))
        {
            var hint = request.Role.Length == 0 ? "" : NearestName.Hint(request.Role, Lifecycle.Roles.Select(role => role.Name));
            throw Refused(
                RefusalKind.UnknownRole, Refusals.NoRole(request.Role), hint.Length > 0 ? hint : trigger.By.IsEmpty ? $"the roles are {Refusals.Names(Lifecycle.Roles.Select(role => role.Name))}" : $"`{trigger.Name}` is for {RoleNames(trigger)}");
        }
    }

    private string RoleNames(LifecycleTrigger trigger) => string.Join(", ", trigger.By.Select(role => Lifecycle.Roles[role]).Select(role => $"`{role.Name}` ({role.Title})"));

    private void CheckPerson(LifecycleTrigger trigger)
    {
        if (OtherPeople.Of(context, trigger).FirstOrDefault(use => OtherPeople.IsSame(use.Actor, request.Actor)) is { } own)
        {
            throw new RefusedException(new CaseRefusal
            {
                Kind = RefusalKind.SamePerson,
                Message = $"`{trigger.Name}` must be done by somebody else than `{own.Trigger}`, and {own.Actor} did that",
                Help = "ask a colleague",
                Cite = trigger.Cite,
            });
        }
    }

    private void CheckWords(LifecycleTrigger trigger)
    {
        var outcomes = Model.Outcomes.Select(option => option.Name).ToArray();
        if (trigger.Decides && request.Outcome.Length == 0)
        {
            throw Refused(RefusalKind.WrongOutcome, $"`{trigger.Name}` decides the case, and no outcome is given", $"the outcomes are {Refusals.Names(outcomes)}");
        }

        if (!trigger.Decides && request.Outcome.Length > 0)
        {
            throw Refused(RefusalKind.WrongOutcome, $"`{trigger.Name}` decides nothing, and an outcome is given", "leave the outcome out");
        }

        if (trigger.Decides && !outcomes.Contains(request.Outcome, StringComparer.Ordinal))
        {
            var hint = NearestName.Hint(request.Outcome, outcomes);
            throw Refused(RefusalKind.WrongOutcome, $"`{request.Outcome}` is not an outcome of the policy", $"{(hint.Length > 0 ? $"{hint} " : "")}the outcomes are {Refusals.Names(outcomes)}");
        }

        if ((trigger.NeedsReason || trigger.Decides) && string.IsNullOrWhiteSpace(request.Reason))
        {
            throw Refused(RefusalKind.ReasonMissing, $"`{trigger.Name}` needs a reason", "say why, in a sentence that the person concerned may read");
        }
    }

    private FactSet Read(LifecycleTrigger trigger)
    {
        var given = Suppliers.Held(Read(Model, request.Facts), request.Role);
        var requested = trigger.TakesRequested ? context.State.Request?.Facts ?? [] : [];
        var names = Enumerable.Range(0, Model.Facts.Length).Where(place => given.StateOf(place) != FactState.NotAsked).ToArray();
        var strange = names.Where(place => !(trigger.TakesAnyFact && !context.Machine.SetBySteps.Contains(place)) && trigger.Takes.All(argument => argument.Fact != place) && !requested.Contains(Model.Facts[place].Name)).Select(place => Model.Facts[place].Name).ToArray();
        if (strange.Length > 0)
        {
            var taken = trigger.Takes.Select(argument => Model.Facts[argument.Fact].Name).Concat(requested).ToArray();
            throw Refused(
                RefusalKind.FactNotTaken,
                $"`{trigger.Name}` does not take {Refusals.Names(strange)}",
                trigger.TakesAnyFact ? "the case itself sets what is not taken" : taken.Length == 0 ? "it takes no facts" : $"it takes {Refusals.Names(taken)}");
        }

        var missing = trigger.Takes.Where(argument => argument.IsRequired && given.StateOf(argument.Fact) != FactState.Given).Select(argument => argument.Fact).ToList();
        if (trigger.TakesRequested && names.Length == 0 && missing.Count == 0 && !requested.IsEmpty)
        {
            missing.AddRange(requested.Select(name => Model.Facts.IndexOf(Model.Facts.First(fact => fact.Name == name))));
        }

        return missing.Count == 0 ? given : throw new RefusedException(new CaseRefusal
        {
            Kind = RefusalKind.FactMissing,
            Message = $"`{trigger.Name}` needs {Refusals.Names(missing.Select(place => Model.Facts[place].Name))}",
            Help = string.Join(" ", missing.Select(place => Model.Facts[place].Ask)),
            Missing = [.. missing.Select(place => Missing(Model.Facts[place], given.StateOf(place)))],
        });
    }

    private static MissingInput Missing(Fact fact, FactState state) =>
        new(MissingKind.Fact, fact.Name, state == FactState.NotKnown ? $"`{fact.Name}` is not known" : $"`{fact.Name}` is not given", fact.Ask, fact.Help, null, state, [], [], []);

    private static RefusedException Refused(RefusalKind kind, string message, string help) => new(new CaseRefusal { Kind = kind, Message = message, Help = help });
}
