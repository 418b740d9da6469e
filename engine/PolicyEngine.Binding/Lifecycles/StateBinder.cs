using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>Makes the states, and holds how they stand inside each other.</summary>
internal static class StateBinder
{
    public static ImmutableArray<LifecycleState> Bind(LifecycleSyntax syntax, LifecycleNames names, LifecycleSteps steps, DiagnosticBag diagnostics)
    {
        ImmutableArray<int> parents = [.. syntax.States.Select(state => names.State(state.In))];
        parents = WithoutCircles(syntax, parents, diagnostics);
        return
        [
            .. syntax.States.Select((state, place) => new LifecycleState
            {
                Name = state.Name.Value,
                Title = LifecycleWords.Title(state.Name.Value, state.Title),
                Parent = parents[place],
                Initial = InitialOf(state, place, parents, names, diagnostics),
                IsFinal = state.IsFinal,
                Entry = steps.Bind(state.Entry),
                Exit = steps.Bind(state.Exit),
                Cite = state.Cite,
                Location = state.Name.Span.Location,
            }),
        ];
    }

    /// <summary>The leaf in which a case begins.</summary>
    public static int Initial(LifecycleSyntax syntax, ImmutableArray<LifecycleState> states, LifecycleNames names, DiagnosticBag diagnostics)
    {
        if (syntax.Initial is null)
        {
            diagnostics.Add(LifecycleDiagnostics.NoBeginning, syntax.Span, "the lifecycle", "the state in which a case begins");
            return 0;
        }

        var state = names.State(syntax.Initial);
        for (var depth = 0; state >= 0 && states[state].Initial >= 0 && depth < states.Length; depth++)
        {
            state = states[state].Initial;
        }

        return Math.Max(state, 0);
    }

    private static ImmutableArray<int> WithoutCircles(LifecycleSyntax syntax, ImmutableArray<int> parents, DiagnosticBag diagnostics)
    {
        for (var place = 0; place < parents.Length; place++)
        {
            var (above, depth) = (parents[place], 0);
            while (above >= 0 && above != place && depth++ < parents.Length)
            {
                above = parents[above];
            }

            if (above == place)
            {
                diagnostics.Add(LifecycleDiagnostics.Nesting, syntax.States[place].In!.Span, syntax.States[place].Name.Value, "stands inside itself", "take one `in` of the circle away");
                parents = parents.SetItem(place, -1);
            }
        }

        return parents;
    }

    private static int InitialOf(StateSyntax state, int place, ImmutableArray<int> parents, LifecycleNames names, DiagnosticBag diagnostics)
    {
        var hasSubstates = parents.Contains(place);
        if (hasSubstates && state.IsFinal)
        {
            diagnostics.Add(LifecycleDiagnostics.Nesting, state.Name.Span, state.Name.Value, "is final and has substates", "make the substates final, each by itself");
        }

        if (state.Initial is null)
        {
            if (hasSubstates)
            {
                diagnostics.Add(LifecycleDiagnostics.NoBeginning, state.Name.Span, $"`{state.Name.Value}` has substates and", "the substate that is entered first");
            }

            return -1;
        }

        var initial = names.State(state.Initial);
        if (initial >= 0 && parents[initial] != place)
        {
            diagnostics.Add(LifecycleDiagnostics.Nesting, state.Initial.Span, state.Initial.Value, $"is not a substate of `{state.Name.Value}`", $"write `in: {state.Name.Value}` in it, or name another state");
            return -1;
        }

        return initial;
    }
}
