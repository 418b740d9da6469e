using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench;

/// <summary>Why one policy decides a case otherwise on another day: rules and figures that begin or end, or else time that passes, as for a child who grows past an age limit. A rule that only no longer holds is not to blame.</summary>
public static class DayCauses
{
    /// <summary>The cause in words; <see langword="null"/> when the decisions are of different policies or of one day.</summary>
    public static string? Of(Decision was, Decision now)
    {
        if (!ReferenceEquals(was.Policy, now.Policy) || was.AsOf == now.AsOf)
        {
            return null;
        }

        var law = Rules(was, now).Concat(Figures(was, now)).ToList();
        return law.Count > 0 ? string.Join("; ", law) : Passing(was, now);
    }

    private static IEnumerable<string> Rules(Decision was, Decision now) =>
        was.Policy.Items.Where(item => item.Rules is not null).SelectMany(item => item.Rules!.Rules.Select(rule => (Rule: rule, Id: $"{(item.Kind == ItemKind.Outcome ? "decision" : item.Name)}/{rule.Id}")))
            .Where(one => one.Rule.IsLiveOn(was.AsOf) != one.Rule.IsLiveOn(now.AsOf) && (was.Fired.Contains(one.Id) || now.Fired.Contains(one.Id)))
            .Select(one => $"rule {one.Id} is {(one.Rule.IsLiveOn(now.AsOf) ? "in effect now" : "no longer in effect")}");

    private static IEnumerable<string> Figures(Decision was, Decision now) =>
        from old in was.ParametersUsed
        join current in now.ParametersUsed on (old.Name, old.Key) equals (current.Name, current.Key)
        where old.Text != current.Text
        select $"{old.Title} {old.Display} → {current.Display}";

    private static string Passing(Decision was, Decision now)
    {
        var changed = was.Policy.Items.Where(item => item.Kind is ItemKind.Definition && ReadsDay(was.Policy, item.Value) && !Equals(was.ValueOf(item.Name), now.ValueOf(item.Name)))
            .Select(item => $"“{item.Title}” {Word(was.ValueOf(item.Name))} → {Word(now.ValueOf(item.Name))}").ToList();
        return changed.Count > 0 ? $"time passes: {string.Join("; ", changed)}" : "time passes";
    }

    private static string Word(object? value) => value is bool or long or decimal or DateOnly or string ? ValueText.Format(value, null) : "not known";

    private static bool ReadsDay(PolicyModel model, SkeletonNode? node) => node is not null && ((node.Kind == SkeletonKind.Leaf && ReadsDay(model.Leaves[node.Leaf].Term)) || node.Children.Any(child => ReadsDay(model, child)));

    private static bool ReadsDay(Term? term) => term switch
    {
        AsOfTerm => true,
        OperatorTerm operation => operation.Operands.Any(ReadsDay),
        CallTerm call => call.Arguments.Any(ReadsDay),
        ListTerm list => ReadsDay(list.List) || ReadsDay(list.Body),
        KeyedTerm keyed => ReadsDay(keyed.Key),
        _ => false,
    };
}
