using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Where a case has ended nothing more happens: what is written as if it did is a mistake.</summary>
internal sealed class FinalStateRule : ModelRule
{
    private static readonly DiagnosticDescriptor NotFinal = new(
        "PE4109",
        Severity.Error,
        "`{0}` is final, and {1}",
        "take `final` away if cases go on from here; otherwise take this away");

    public override CheckKind Kind => CheckKind.Lifecycle;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NotFinal];

    public override void Check(BoundPolicy policy, List<Finding> findings)
    {
        if (policy.Model.Lifecycle is { } lifecycle)
        {
            Check(policy, lifecycle, findings);
        }
    }

    private static void Check(BoundPolicy policy, Lifecycle lifecycle, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.States.Length; place++)
        {
            var state = lifecycle.States[place];
            if (!state.IsFinal)
            {
                continue;
            }

            void Add(SourceLocation? location, string what) => findings.Add(Finding.At(policy, location, NotFinal, [state.Name], state.Name, what));
            foreach (var transition in lifecycle.Transitions.Where(transition => transition.Kind != TransitionKind.Ignore && transition.From.Contains(place)))
            {
                Add(transition.Location, "a transition leads from it");
            }

            foreach (var deadline in lifecycle.Deadlines.Where(deadline => deadline.Starts.Contains(place)))
            {
                Add(deadline.Location, $"the deadline `{deadline.Name}` starts in it");
            }

            foreach (var step in state.Entry.Where(step => step.Kind is StepKind.RequestInformation or StepKind.Split))
            {
                Add(step.Location, step.Kind == StepKind.Split ? "it splits the case into parts that still have to end" : "it asks for information that nobody can give any more");
            }
        }
    }
}
