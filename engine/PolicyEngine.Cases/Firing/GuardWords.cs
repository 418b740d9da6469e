using PolicyEngine.Cases.Machine;
using PolicyEngine.Evaluation.Items;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Why the machine does not let a trigger through, in the policy's words.</summary>
internal static class GuardWords
{
    public static CaseRefusal Of(CaseContext context, Expressions expressions, int trigger, MachineAnswer answer)
    {
        var lifecycle = context.Machine.Lifecycle;
        var name = lifecycle.Triggers[trigger].Name;
        return answer.Result == MachineResult.Ambiguous
            ? Refusals.Fault($"`{name}` could go two ways at once, {Refusals.WayOf(lifecycle, context.Policy.Model, answer.Transition)} and {Refusals.WayOf(lifecycle, context.Policy.Model, answer.Other)}, and the policy does not say which")
            : answer.Result == MachineResult.Broken ? Refusals.Broken($"the condition of `{name}`", Look(lifecycle, expressions, answer.Transition).Faults)
            : answer.Result == MachineResult.Unknown ? Unknown(context, expressions, trigger)
            : Unmet(context, expressions, trigger);
    }

    private static CaseRefusal Unknown(CaseContext context, Expressions expressions, int trigger)
    {
        var lifecycle = context.Machine.Lifecycle;
        var unknown = context.Machine.UnmetGuards(context.Machine.StateNamed(context.State.State), trigger, expressions).Where(unmet => unmet.Answer == GuardAnswer.Unknown).Select(unmet => unmet.Transition).ToArray();
        var missing = unknown.SelectMany(way => Look(lifecycle, expressions, way).Missing).DistinctBy(input => (input.Kind, input.Name, input.Key));
        return Refusals.Unknown($"`{lifecycle.Triggers[trigger].Name}` can't be done before more is known", [.. missing]) with { Cite = [.. unknown.SelectMany(way => lifecycle.Transitions[way].Cite).Distinct(StringComparer.Ordinal)] };
    }

    private static CaseRefusal Unmet(CaseContext context, Expressions expressions, int trigger)
    {
        var lifecycle = context.Machine.Lifecycle;
        var ways = context.Machine.UnmetGuards(context.Machine.StateNamed(context.State.State), trigger, expressions).Select(unmet => lifecycle.Transitions[unmet.Transition]).ToArray();
        var words = ways.Select(way => Words(way, expressions, context.Policy.Model)).Distinct(StringComparer.Ordinal);
        return new CaseRefusal { Kind = RefusalKind.GuardUnmet, Message = string.Join(" ", words), Cite = [.. ways.SelectMany(way => way.Cite).Distinct(StringComparer.Ordinal)] };
    }

    private static string Words(LifecycleTransition way, Expressions expressions, PolicyModel model) =>
        way.Refusal.IsEmpty ? $"the policy allows it only when `{model.Items[way.Guard].ValueText}`" : expressions.Fill(way.Refusal);

    private static ItemAnswer Look(Lifecycle lifecycle, Expressions expressions, int transition) => expressions.Of(lifecycle.Transitions[transition].Guard);
}
