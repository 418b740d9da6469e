using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Merges a policy's lifecycle with the base that it extends. What the policy gives under a name takes the place of the base's, and its transitions that of the base's from the same state for the same cause.</summary>
internal static class LifecycleMerger
{
    /// <summary>The policy with what its lifecycle takes over from the base.</summary>
    public static PolicySyntax Merge(PolicySyntax policy, BaseLifecycleSyntax shared, DiagnosticBag diagnostics)
    {
        var own = policy.Lifecycle!;
        CheckWithout(own, shared, diagnostics);
        var gone = own.Without.Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        var merged = policy with
        {
            Facts = Added(policy.Facts, shared.Facts, fact => fact.Name, gone),
            Parameters = Added(policy.Parameters, shared.Parameters, parameter => parameter.Name, gone),
            Definitions = Added(policy.Definitions, shared.Definitions, definition => definition.Name, gone),
            Lifecycle = Merge(own, Without(shared.Lifecycle, own.Without)),
        };
        PolicyReader.CheckNames(merged, diagnostics);
        return merged;
    }

    private static LifecycleSyntax Merge(LifecycleSyntax own, LifecycleSyntax shared) => own with
    {
        Initial = own.Initial ?? shared.Initial,
        Calendar = own.Calendar ?? shared.Calendar,
        Roles = Replaced(shared.Roles, own.Roles, role => role.Name),
        States = Replaced(shared.States, own.States, state => state.Name),
        Triggers = Replaced(shared.Triggers, own.Triggers, trigger => trigger.Name),
        Transitions = [.. shared.Transitions.SelectMany(transition => Less(transition, own.Transitions)), .. own.Transitions],
        Deadlines = Replaced(shared.Deadlines, own.Deadlines, deadline => deadline.Name),
        Notifications = Replaced(shared.Notifications, own.Notifications, notification => notification.Name),
        Retention = own.Retention ?? shared.Retention,
    };

    private static ImmutableArray<T> Added<T>(ImmutableArray<T> own, ImmutableArray<T> shared, Func<T, Written<string>> name, HashSet<string> gone)
    {
        var taken = own.Select(item => name(item).Value).ToHashSet(StringComparer.Ordinal);
        return [.. own, .. shared.Where(item => !taken.Contains(name(item).Value) && !gone.Contains(name(item).Value))];
    }

    private static ImmutableArray<T> Replaced<T>(ImmutableArray<T> shared, ImmutableArray<T> own, Func<T, Written<string>> name)
    {
        var byName = own.GroupBy(item => name(item).Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var kept = shared.Select(item => name(item).Value).ToHashSet(StringComparer.Ordinal);
        return [.. shared.Select(item => byName.GetValueOrDefault(name(item).Value) ?? item), .. own.Where(item => !kept.Contains(name(item).Value))];
    }

    private static IEnumerable<TransitionSyntax> Less(TransitionSyntax shared, ImmutableArray<TransitionSyntax> own)
    {
        IEnumerable<TransitionSyntax> rest = [shared];
        foreach (var other in own.Where(other => IsSameCause(shared, other)))
        {
            rest = [.. rest.SelectMany(piece => Less(piece, other))];
        }

        return rest;
    }

    private static bool IsSameCause(TransitionSyntax one, TransitionSyntax other) =>
        one.On?.Value == other.On?.Value && one.Automatic == other.Automatic && one.PartsEnded == other.PartsEnded && one.Outcomes.IsEmpty == other.Outcomes.IsEmpty;

    // Of a base's `from: [a, b], outcome: [x, y]` a policy may replace one state with one outcome; what is left of it stays.
    private static IEnumerable<TransitionSyntax> Less(TransitionSyntax shared, TransitionSyntax other)
    {
        var (kept, shadowed) = Parted(shared.From, other.From);
        if (!kept.IsEmpty)
        {
            yield return shared with { From = kept };
        }

        var (outcomes, _) = Parted(shared.Outcomes, other.Outcomes);
        if (!shadowed.IsEmpty && !outcomes.IsEmpty)
        {
            yield return shared with { From = shadowed, Outcomes = outcomes };
        }
    }

    private static (ImmutableArray<Written<string>> Kept, ImmutableArray<Written<string>> Shadowed) Parted(ImmutableArray<Written<string>> names, ImmutableArray<Written<string>> others)
    {
        var taken = others.Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        return ([.. names.Where(name => !taken.Contains(name.Value))], [.. names.Where(name => taken.Contains(name.Value))]);
    }

    private static void CheckWithout(LifecycleSyntax own, BaseLifecycleSyntax shared, DiagnosticBag diagnostics)
    {
        var lifecycle = shared.Lifecycle;
        string[] names =
        [
            .. lifecycle.Roles.Select(role => role.Name.Value), .. lifecycle.States.Select(state => state.Name.Value), .. lifecycle.Triggers.Select(trigger => trigger.Name.Value),
            .. lifecycle.Deadlines.Select(deadline => deadline.Name.Value), .. lifecycle.Notifications.Select(notification => notification.Name.Value),
            .. shared.Facts.Select(fact => fact.Name.Value), .. shared.Parameters.Select(parameter => parameter.Name.Value), .. shared.Definitions.Select(definition => definition.Name.Value),
        ];
        foreach (var name in own.Without.Where(name => !names.Contains(name.Value, StringComparer.Ordinal)))
        {
            diagnostics.Add(LifecycleDiagnostics.NotInBase, name.Span, name.Value, NearestName.Hint(name.Value, names) is { Length: > 0 } hint ? hint : "`without` names roles, states, triggers, deadlines, notifications, facts, parameters and definitions of the base");
        }
    }

    // A state takes its substates along, and every transition that begins or ends in it.
    private static LifecycleSyntax Without(LifecycleSyntax shared, ImmutableArray<Written<string>> without)
    {
        var gone = without.Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        while (shared.States.FirstOrDefault(state => state.In is { } parent && gone.Contains(parent.Value) && !gone.Contains(state.Name.Value)) is { } below)
        {
            gone.Add(below.Name.Value);
        }

        ImmutableArray<Written<string>> Kept(ImmutableArray<Written<string>> names) => [.. names.Where(name => !gone.Contains(name.Value))];
        return gone.Count == 0 ? shared : shared with
        {
            Roles = [.. shared.Roles.Where(role => !gone.Contains(role.Name.Value))],
            States = [.. shared.States.Where(state => !gone.Contains(state.Name.Value))],
            Triggers = [.. shared.Triggers.Where(trigger => !gone.Contains(trigger.Name.Value))],
            Transitions =
            [
                .. shared.Transitions.Where(transition => !(transition.On is { } on && gone.Contains(on.Value)) && !(transition.To is { } to && gone.Contains(to.Value)))
                    .Select(transition => transition with { From = Kept(transition.From) }).Where(transition => !transition.From.IsEmpty),
            ],
            Deadlines =
            [
                .. shared.Deadlines.Where(deadline => !gone.Contains(deadline.Name.Value))
                    .Select(deadline => deadline with { Starts = Kept(deadline.Starts), Ends = Kept(deadline.Ends), Pauses = Kept(deadline.Pauses) }).Where(deadline => !deadline.Starts.IsEmpty),
            ],
            Notifications = [.. shared.Notifications.Where(notification => !gone.Contains(notification.Name.Value))],
        };
    }
}
