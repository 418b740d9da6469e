using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Rehearsing;

/// <summary>Fires triggers on paper, one after the other, and asks for what each of them still needs. Nothing is written.</summary>
internal sealed class CaseRehearser(ICasePolicies policies, CaseLoader loader, TimeProvider clock)
{
    private const int MostSteps = 10;
    private const string NewCase = "rehearsal";

    public async Task<Rehearsal> RehearseAsync(RehearseRequest request, CancellationToken cancellation)
    {
        try
        {
            return request.CaseId.Length > 0 ? await OfCaseAsync(request, cancellation).ConfigureAwait(false) : await OfNewAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            return new Rehearsal.Refused("", refused.Refusal);
        }
    }

    private async Task<Rehearsal> OfCaseAsync(RehearseRequest request, CancellationToken cancellation) =>
        await loader.LoadCurrentAsync(request.CaseId, cancellation).ConfigureAwait(false) is { } loaded
            ? Go(request, loaded.Context(), Answers(loaded.Context().Policy, request))
            : new Rehearsal.NotFound(request.CaseId);

    private async Task<Rehearsal> OfNewAsync(RehearseRequest request, CancellationToken cancellation)
    {
        var policy = request.PolicyHash.Length > 0
            ? await policies.FindAsync(request.PolicyHash, cancellation).ConfigureAwait(false)
            : await policies.FindCurrentAsync(request.PolicyId, cancellation).ConfigureAwait(false);
        if (policy?.Model.Lifecycle is not { } lifecycle)
        {
            return Refused(RefusalKind.UnknownPolicy, policy is null ? $"there is no policy `{request.PolicyId}`" : $"the policy `{request.PolicyId}` has no lifecycle", $"the policies are {Refusals.Names(policies.Ids)}");
        }

        if (lifecycle.Roles.All(role => role.Name != request.Role))
        {
            return Refused(RefusalKind.UnknownRole, Refusals.NoRole(request.Role), $"the roles are {Refusals.Names(lifecycle.Roles.Select(role => role.Name))}");
        }

        var context = CaseContext.New(NewCase, policy);
        var firing = new CaseFiring(context, clock.Now());
        firing.Open(firing.Blank(CaseEventKind.Opened) with { Actor = request.Actor, Role = request.Role }, context.Machine.InitialState, FactSet.Empty(policy.Model));
        return Go(request, After(context, firing), Answers(policy, request));
    }

    private Rehearsal Go(RehearseRequest request, CaseContext context, FactSet answers)
    {
        var steps = ImmutableArray.CreateBuilder<RehearsedStep>();
        var isChain = request.Triggers.IsEmpty;
        Rehearsal.Done done = new(context.State, null);
        for (var place = 0; place < (isChain ? MostSteps : request.Triggers.Length); place++)
        {
            if ((isChain ? RehearsedWay.NextOf(context, request.Role) : request.Triggers[place]) is not { } trigger)
            {
                break;
            }

            var rehearsed = new RehearsedTrigger(context, request, trigger, answers, clock.Now()).Go();
            steps.Add(new RehearsedStep(trigger, rehearsed.Facts));
            if (rehearsed.Stop is { } stop)
            {
                return stop with { Steps = steps.ToImmutable() };
            }

            context = After(context, rehearsed.Firing!);
            done = new Rehearsal.Done(context.State, rehearsed.Firing!.Decision ?? done.Decision);
            if (isChain && rehearsed.Firing.Decision is not null)
            {
                break;
            }
        }

        return done with { Steps = steps.ToImmutable() };
    }

    private static CaseContext After(CaseContext context, CaseFiring firing) => context with { State = firing.State, Facts = firing.Facts };

    private static FactSet Answers(CompiledPolicy policy, RehearseRequest request) => TriggerCheck.Read(policy.Model, request.Facts);

    private static Rehearsal.Refused Refused(RefusalKind kind, string message, string help) => new("", new CaseRefusal { Kind = kind, Message = message, Help = help });
}

/// <summary>The way that a role goes through a lifecycle by itself.</summary>
internal static class RehearsedWay
{
    /// <summary>The trigger that leads a role on from where a case stands; <see langword="null"/> when somebody else, or nobody, goes on. One that takes facts comes before one that takes none; then the policy's order counts.</summary>
    public static string? NextOf(CaseContext context, string role)
    {
        var lifecycle = context.Machine.Lifecycle;
        var leaf = context.Machine.StateNamed(context.State.State);
        var leading = Enumerable.Range(0, lifecycle.Triggers.Length).Where(place => IsOwn(lifecycle, lifecycle.Triggers[place], role) && LeadsOn(context.Machine, leaf, place)).Select(place => lifecycle.Triggers[place]).ToArray();
        return (leading.FirstOrDefault(trigger => trigger.TakesAnyFact || !trigger.Takes.IsEmpty) ?? leading.FirstOrDefault())?.Name;
    }

    private static bool IsOwn(Lifecycle lifecycle, LifecycleTrigger trigger, string role) =>
        trigger is { Decides: false, NeedsReason: false, TakesRequested: false } && trigger.By.Any(by => lifecycle.Roles[by].Name == role);

    private static bool LeadsOn(CaseMachine machine, int leaf, int trigger)
    {
        foreach (var candidate in machine.Candidates(leaf, trigger))
        {
            var way = machine.Lifecycle.Transitions[candidate];
            if (way.Kind == TransitionKind.Move && machine.PathOf(candidate, leaf) is { Entered.IsEmpty: false } path && !machine.Lifecycle.States[path.Leaf].IsFinal)
            {
                return true;
            }
        }

        return false;
    }
}
