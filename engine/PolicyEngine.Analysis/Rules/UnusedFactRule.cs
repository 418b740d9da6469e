using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A question whose answer nothing reads should not be asked.</summary>
internal sealed class UnusedFactRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE4004",
        Severity.Warning,
        "`{0}` is asked, and nothing in the policy reads it",
        "leave the fact out; or use it in a rule, a definition or a reason");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unused];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var read = model.Leaves.SelectMany(leaf => leaf.Reads).Concat(Reasons(model).SelectMany(reason => reason.Pieces).SelectMany(piece => new[] { piece.Slot, piece.KeySlot })).Concat(Handled(model.Lifecycle)).ToHashSet();
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            if (!read.Contains(fact))
            {
                findings.Add(Finding.At(policy, model.Facts[fact].Location, Unused, [model.Facts[fact].Name], model.Facts[fact].Name));
            }
        }
    }

    // What comes with a trigger, or is set by a step, is of use to whoever handles the case.
    private static IEnumerable<int> Handled(Lifecycle? lifecycle) => lifecycle is null ? [] :
    [
        .. lifecycle.Triggers.SelectMany(trigger => trigger.Takes).Select(argument => argument.Fact),
        .. lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit)).Concat(lifecycle.Transitions.SelectMany(transition => transition.Steps)).Select(step => step.Fact),
    ];

    private static IEnumerable<ReasonTemplate> Texts(Lifecycle? lifecycle) => lifecycle is null ? [] :
    [
        .. lifecycle.Transitions.Select(transition => transition.Refusal),
        .. lifecycle.Notifications.SelectMany(notification => notification.Subject.Pieces.Concat(notification.Text.Pieces)).Select(piece => piece.Words),
    ];

    private static IEnumerable<ReasonTemplate> Reasons(PolicyModel model) => Texts(model.Lifecycle).Concat(model.Items.SelectMany(item => ((IEnumerable<ReasonTemplate?>)
    [
        item.Because,
        .. item.Criteria?.Criteria.SelectMany(criterion => new[] { criterion.Because, criterion.Otherwise }) ?? [],
        .. item.Lookup?.Rows.Append(item.Lookup.Otherwise).Select(row => row?.Because) ?? [],
        .. item.Rules?.Rules.Select(rule => rule.Result).Append(item.Rules.Otherwise).Select(result => result?.Because) ?? [],
    ]).OfType<ReasonTemplate>()));
}
