using System.Collections.Immutable;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>An expression of a lifecycle, which becomes a hidden item of the policy.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Title">The words people read.</param>
/// <param name="Shape">What it must give; <see langword="null"/> for what the fact holds that it is set to.</param>
/// <param name="Cite">Citations.</param>
internal sealed record LifecycleExpression(TextSyntax Text, string Title, ValueShape? Shape, ImmutableArray<string> Cite)
{
    private static readonly ValueShape Amount = new(FactType.WholeNumber);
    private static readonly ValueShape Day = new(FactType.Date);
    private static readonly ValueShape Rate = new(FactType.Decimal);

    /// <summary>The fact that is set.</summary>
    public string Fact { get; init; } = "";

    /// <summary>How the value that is set is rounded.</summary>
    public RoundingSyntax? Rounded { get; init; }

    /// <summary>Whether it is a condition.</summary>
    public bool IsCondition => Shape == ValueShape.YesNo;

    /// <summary>The expressions of a policy's lifecycle, each once, in the order of their items.</summary>
    public static IReadOnlyList<LifecycleExpression> Of(PolicySyntax policy)
    {
        if (policy.Lifecycle is not { } lifecycle)
        {
            return [];
        }

        // A base's transition of which a policy replaced a part may stand here as two that share their texts.
        IEnumerable<LifecycleExpression?> all =
        [
            .. lifecycle.Transitions.SelectMany(transition => Of(transition, lifecycle)),
            .. lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit).Select(Of)),
            .. lifecycle.Deadlines.SelectMany(Of),
            Of(lifecycle.Retention, "Time that personal data is kept", []),
        ];
        return [.. all.OfType<LifecycleExpression>().DistinctBy(expression => expression.Text, ReferenceEqualityComparer.Instance)];
    }

    private static IEnumerable<LifecycleExpression?> Of(TransitionSyntax transition, LifecycleSyntax lifecycle)
    {
        if (transition.When is { } when)
        {
            var of = transition.On is { } on
                ? LifecycleWords.Title(on.Value, lifecycle.Triggers.FirstOrDefault(trigger => trigger.Name.Value == on.Value)?.Title)
                : LifecycleWords.Title(transition.To?.Value ?? "", lifecycle.States.FirstOrDefault(state => state.Name.Value == transition.To?.Value)?.Title);
            yield return new LifecycleExpression(when, $"Condition of “{of}”", ValueShape.YesNo, transition.Cite);
        }

        foreach (var step in transition.Steps.Select(Of))
        {
            yield return step;
        }
    }

    private static LifecycleExpression? Of(StepSyntax step) =>
        step.Value is not { } value ? null
        : step.Kind == StepKind.Sample ? new LifecycleExpression(value, "Share of cases that are drawn", Rate, [])
        : new LifecycleExpression(value, $"Value of {step.Fact!.Value}", null, []) { Fact = step.Fact.Value, Rounded = step.Rounded };

    private static IEnumerable<LifecycleExpression?> Of(DeadlineSyntax deadline)
    {
        var title = LifecycleWords.Title(deadline.Name.Value, deadline.Title);
        yield return Of(deadline.Within, $"Time for “{title}”", deadline.Cite);
        yield return deadline.At is { } at ? new LifecycleExpression(at, $"Day of “{title}”", Day, deadline.Cite) : null;
        yield return Of(deadline.PauseWithin, $"Time in which “{title}” can pause", deadline.Cite);
        foreach (var reminder in deadline.Reminders)
        {
            yield return Of(reminder.Before, $"Time before “{title}” at which to remind", deadline.Cite);
        }
    }

    private static LifecycleExpression? Of(DurationSyntax? duration, string title, ImmutableArray<string> cite) => duration is null ? null : new LifecycleExpression(duration.Amount, title, Amount, cite);
}
