using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>The forms of a diagram.</summary>
public enum DiagramFormat
{
    /// <summary>Mermaid's <c>stateDiagram-v2</c>, which many Markdown viewers draw.</summary>
    Mermaid,

    /// <summary>The language of Graphviz.</summary>
    Dot,

    /// <summary>Plain text.</summary>
    Text,
}

/// <summary>Draws how the cases of a policy live: states with their substates, and the ways between them.</summary>
public static class LifecycleDiagram
{
    /// <summary>Draws a policy's lifecycle. Titles are escaped; the same policy gives the same text. Lines end with LF.</summary>
    /// <exception cref="ArgumentException">The policy has no lifecycle.</exception>
    public static string Render(PolicyModel policy, DiagramFormat format)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Lifecycle is null)
        {
            throw new ArgumentException("the policy has no lifecycle", nameof(policy));
        }

        return format switch
        {
            DiagramFormat.Mermaid => new MermaidDiagram(policy).Render(),
            DiagramFormat.Dot => new DotDiagram(policy).Render(),
            DiagramFormat.Text => new TextDiagram(policy).Render(),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }
}

/// <summary>A way between two states, as diagrams draw it.</summary>
/// <param name="From">The state it leads from.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="Label">Why it is taken.</param>
internal sealed record DiagramEdge(int From, int To, string Label)
{
    /// <summary>The ways of a policy, in the order written, each with those of the parts that a case is split into on it; what is ignored is none.</summary>
    public static IEnumerable<DiagramEdge> Of(PolicyModel policy) =>
    [
        .. from transition in policy.Lifecycle!.Transitions
           where transition.Kind != TransitionKind.Ignore
           from state in transition.From
           from edge in Parts(policy, state, transition.Steps).Prepend(new DiagramEdge(state, transition.Kind == TransitionKind.Stay ? state : transition.To, LabelOf(policy, transition)))
           select edge,
        .. policy.Lifecycle!.States.SelectMany((state, place) => Parts(policy, place, state.Entry.Concat(state.Exit))),
    ];

    /// <summary>The way without an end in a state that stands around its other end, which no drawing program can draw: it leads from and to the leaf that is entered, and says so.</summary>
    public DiagramEdge Untangled(Lifecycle lifecycle)
    {
        var (leavesAround, entersAround) = (IsAround(lifecycle, From, To), IsAround(lifecycle, To, From));
        return new DiagramEdge(
            leavesAround ? Entered(lifecycle, From) : From,
            entersAround ? Entered(lifecycle, To) : To,
            leavesAround ? $"{Label} (from anywhere in {lifecycle.States[From].Title})" : Label);
    }

    /// <summary>The leaf that is entered with a state.</summary>
    public static int Entered(Lifecycle lifecycle, int state)
    {
        while (lifecycle.States[state].Initial >= 0)
        {
            state = lifecycle.States[state].Initial;
        }

        return state;
    }

    private static bool IsAround(Lifecycle lifecycle, int outer, int inner)
    {
        while (inner >= 0 && inner != outer)
        {
            inner = lifecycle.States[inner].Parent;
        }

        return inner == outer && lifecycle.States[outer].Initial >= 0;
    }

    private static IEnumerable<DiagramEdge> Parts(PolicyModel policy, int state, IEnumerable<LifecycleStep> steps) =>
        steps.Where(step => step.Kind == StepKind.Split).Select(step => new DiagramEdge(state, step.Into, LifecycleWords.Part(policy, step)));

    private static string LabelOf(PolicyModel policy, LifecycleTransition transition) =>
        LifecycleWords.Cause(policy, transition)
        + (transition.Guard >= 0 ? $", if {policy.Items[transition.Guard].ValueText.ReplaceLineEndings(" ").Trim()}" : "")
        + (transition.Kind == TransitionKind.Stay ? " (stays)" : transition.Kind == TransitionKind.Reenter ? " (begins again)" : "");
}
