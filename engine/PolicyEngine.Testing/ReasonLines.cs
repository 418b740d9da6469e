using System.Collections.Immutable;
using PolicyEngine.Evaluation.Explanations;

namespace PolicyEngine.Testing;

/// <summary>Steps of an explanation as short lines: what was looked at, and what it came to. Steps that were not needed are left out, and deep ones cut.</summary>
internal sealed class ReasonLines
{
    private const int MostLines = 16;
    private const int MostDepth = 6;

    private readonly ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
    private int mark;

    /// <summary>Whether there is no line.</summary>
    public bool IsEmpty => lines.Count == 0;

    /// <summary>Adds a line.</summary>
    public void Add(int depth, string text) => lines.Add(new string(' ', 2 * depth) + text);

    /// <summary>Adds a step with everything below it.</summary>
    public void AddWhole(ExplanationNode step)
    {
        ArgumentNullException.ThrowIfNull(step);
        mark = lines.Count;
        Add(0, Line(step));
        AddBelow(step, 1);
        if (lines.Count - mark > MostLines)
        {
            var left = lines.Count - mark - MostLines;
            while (lines.Count > mark + MostLines)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            Add(1, left == 1 ? "… 1 more line" : FormattableString.Invariant($"… {left} more lines"));
        }
    }

    /// <summary>The lines.</summary>
    public ImmutableArray<string> ToImmutable() => lines.ToImmutable();

    private void AddBelow(ExplanationNode step, int depth)
    {
        foreach (var child in step.Children.Where(child => child.State is not (ExplanationState.NotLookedAt or ExplanationState.NotLive) && !IsPlainTable(child)))
        {
            // "All of" at the top of a rule says nothing that the rule does not say.
            var isPlain = child.Kind == ExplanationKind.AllOf && step.Kind is ExplanationKind.Rule or ExplanationKind.Criterion or ExplanationKind.Definition or ExplanationKind.AppliesIf;
            isPlain = isPlain || IsNameOf(child);
            if (!isPlain)
            {
                Add(depth, Line(child));
            }

            if (depth < MostDepth)
            {
                AddBelow(child, isPlain ? depth : depth + 1);
            }
        }
    }

    // A condition that is a name alone is told by the step about that name.
    private static bool IsNameOf(ExplanationNode step) => step is { Kind: ExplanationKind.Condition, Children: [var named] } && string.Equals(step.Text, named.Id, StringComparison.Ordinal);

    private static bool IsPlainTable(ExplanationNode step) => step is { Kind: ExplanationKind.Row, Id: "" };

    private static string Line(ExplanationNode step)
    {
        var note = step.Note.Length > 0 ? $" ({step.Note})" : "";
        return $"{Subject(step)}: {Came(step)}{note}";
    }

    private static string Subject(ExplanationNode step) => step.Kind switch
    {
        ExplanationKind.Rule => $"rule `{step.Id}`" + (step.Value.Length > 0 ? $", which gives {step.Value}" : ""),
        ExplanationKind.Otherwise => $"`{step.Id}`" + (step.Value.Length > 0 ? $", which gives {step.Value}" : ""),
        ExplanationKind.AppliesIf => $"applies only if {step.Text}",
        ExplanationKind.AllOf or ExplanationKind.AnyOf or ExplanationKind.Not or ExplanationKind.Choice => step.Title,
        ExplanationKind.Input when !string.Equals(step.Id, step.Text, StringComparison.Ordinal) => $"{step.Id} ({step.Text})",
        ExplanationKind.Row when step.Text.Length > 0 => $"row `{step.Id}` ({step.Text})",
        ExplanationKind.Comparison or ExplanationKind.Condition or ExplanationKind.Calculation => step.Text,
        ExplanationKind.Decision or ExplanationKind.Outcome or ExplanationKind.Part or ExplanationKind.Output or ExplanationKind.Criteria or ExplanationKind.Criterion or ExplanationKind.Definition
            or ExplanationKind.Table or ExplanationKind.Input or ExplanationKind.Row or ExplanationKind.Fact or ExplanationKind.Parameter => $"`{step.Id}`",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Came(ExplanationNode step) => (step.Kind, step.State) switch
    {
        (ExplanationKind.Rule, ExplanationState.Yes) => "fired",
        (ExplanationKind.Rule, ExplanationState.No or ExplanationState.NotLookedAt) => "did not fire",
        (ExplanationKind.Otherwise, ExplanationState.Yes) => "holds",
        (ExplanationKind.Otherwise, _) => "does not hold",
        (_, ExplanationState.Yes) => "yes",
        (_, ExplanationState.No) => "no",
        (ExplanationKind.Calculation, ExplanationState.Value) => "worked out",
        (_, ExplanationState.Value) => step.Value,
        (_, ExplanationState.Unknown) => "not known",
        (_, ExplanationState.Fault) => "broke",
        (_, ExplanationState.NotLookedAt) => "not looked at",
        (_, ExplanationState.NotLive) => "not live",
        (_, ExplanationState.Overridden) => "overridden",
        (_, ExplanationState.NotApplicable) => "does not apply",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
