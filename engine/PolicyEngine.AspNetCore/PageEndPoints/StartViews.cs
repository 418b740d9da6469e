using System.Collections.Immutable;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>What a start page tells before anybody begins, from the policy itself.</summary>
internal static class StartViews
{
    private const int MostReady = 12;

    public static StartView Of(PolicyModel model, string action, IReadOnlyCollection<string> roles, bool canActFor) => new(
        model.Title,
        model.Description,
        action,
        [.. model.Choices[model.Items[model.OutcomeItem].ChoiceSet].Options.Select(option => option.Title)],
        [.. ReadyOf(model, roles).Where(fact => fact.Ask.Length > 0).Take(MostReady).Select(fact => fact.Ask)],
        [.. PromisesOf(model).Distinct(StringComparer.Ordinal)],
        canActFor,
        model.Owner);

    // What the own triggers take, from the first state up to where it is decided: what comes years later is not to be had ready now.
    private static IEnumerable<Fact> ReadyOf(PolicyModel model, IReadOnlyCollection<string> roles)
    {
        if (model.Lifecycle is not { } lifecycle)
        {
            return model.Facts;
        }

        var own = WayOf(lifecycle, roles).ToArray();
        var set = lifecycle.States.SelectMany(state => state.Entry).Concat(lifecycle.Transitions.SelectMany(way => way.Steps)).Where(step => step.Kind is StepKind.Set or StepKind.Sample).Select(step => step.Fact).ToHashSet();
        var taken = own.SelectMany(trigger => trigger.Takes).Select(argument => argument.Fact).ToHashSet();
        var takesAny = own.Any(trigger => trigger.TakesAnyFact);
        return Enumerable.Range(0, model.Facts.Length).Where(fact => taken.Contains(fact) || (takesAny && !set.Contains(fact))).Select(fact => model.Facts[fact]);
    }

    private static IEnumerable<LifecycleTrigger> WayOf(Lifecycle lifecycle, IReadOnlyCollection<string> roles)
    {
        var known = new HashSet<int> { lifecycle.InitialState };
        var open = new Queue<int>(known);
        while (open.TryDequeue(out var at))
        {
            foreach (var way in lifecycle.Transitions.Where(way => way.Trigger >= 0 && way.From.Contains(at) && IsOwn(lifecycle, way.Trigger, roles)))
            {
                yield return lifecycle.Triggers[way.Trigger];
                if (way.To >= 0 && !Decides(lifecycle, way.To) && known.Add(way.To))
                {
                    open.Enqueue(way.To);
                }
            }
        }
    }

    private static bool IsOwn(Lifecycle lifecycle, int trigger, IReadOnlyCollection<string> roles) =>
        lifecycle.Triggers[trigger] is { Decides: false, NeedsReason: false } own && own.By.Any(by => roles.Contains(lifecycle.Roles[by].Name));

    // A promise is a time that runs from where a case is decided.
    private static IEnumerable<string> PromisesOf(PolicyModel model) => model.Lifecycle is not { } lifecycle
        ? []
        : lifecycle.Deadlines.Where(deadline => deadline.Title.Length > 0 && deadline.Starts.Any(state => Decides(lifecycle, state))).Select(deadline => deadline.Title);

    private static bool Decides(Lifecycle lifecycle, int state) =>
        lifecycle.States[state].Entry.Any(step => step.Kind == StepKind.Decide) || lifecycle.States.Any(inner => inner.Parent == state && inner.Entry.Any(step => step.Kind == StepKind.Decide));
}
