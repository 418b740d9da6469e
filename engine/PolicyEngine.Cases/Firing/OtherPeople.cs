using PolicyEngine.Cases.Events;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>
/// Who may not fire a trigger because it takes somebody else: whoever has fired one of the others since the trigger itself was last fired. So an appeal is not heard by who decided first, also when it was decided again since, and
/// next year's confirmation does not look at last year's decision. What was done in a case before it was split counts in its parts.
/// </summary>
internal static class OtherPeople
{
    public static IEnumerable<CaseAct> Of(CaseContext context, LifecycleTrigger trigger)
    {
        var others = trigger.OtherThan.Select(place => context.Machine.Lifecycle.Triggers[place].Name).ToHashSet(StringComparer.Ordinal);
        return others.Count == 0
            ? []
            : context.Around.Add(context.State).Reverse().SelectMany(Acts).TakeWhile(act => act.Trigger != trigger.Name).Where(act => act.Actor.Length > 0 && others.Contains(act.Trigger));
    }

    public static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<CaseAct> Acts(CaseState state) => state.Acts.Values.OrderByDescending(act => act.Sequence);
}
