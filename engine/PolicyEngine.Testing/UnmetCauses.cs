using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;

namespace PolicyEngine.Testing;

/// <summary>The figures on which an answer rests that is not as expected, where no approved snapshot tells what changed.</summary>
internal sealed class UnmetCauses(Decision decision)
{
    private const int MostFigures = 3;

    /// <summary>The figures in words, for cases to be grouped by. Never empty.</summary>
    public string Find(IEnumerable<Comparison> unmet)
    {
        ArgumentNullException.ThrowIfNull(unmet);
        var names = unmet.Select(comparison => comparison.Expectation.Item?.Name ?? decision.Policy.Outcome?.Name).OfType<string>();
        string[] figures = [.. names.SelectMany(Below).Select(Words).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var more = figures.Length > MostFigures ? FormattableString.Invariant($" and {figures.Length - MostFigures} more") : "";
        return figures.Length == 0 ? "the policy's rules, or the case" : $"rests on {string.Join(", ", figures.Take(MostFigures))}{more}";
    }

    // A value that several steps use is explained at its first use; elsewhere it is followed by its name.
    private IEnumerable<ExplanationNode> Below(string name)
    {
        var open = new Queue<string>([name]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        while (open.TryDequeue(out var next))
        {
            foreach (var node in ReasonFinder.StepOf(decision, next) is { } step ? All(step) : [])
            {
                if (node.Kind == ExplanationKind.Parameter)
                {
                    yield return node;
                }
                else if (node.Children.IsEmpty && decision.Policy.Items.Any(item => string.Equals(item.Name, node.Id, StringComparison.Ordinal)) && seen.Add(node.Id))
                {
                    open.Enqueue(node.Id);
                }
            }
        }
    }

    private static IEnumerable<ExplanationNode> All(ExplanationNode node) => node.Children.Where(child => child.State is not (ExplanationState.NotLookedAt or ExplanationState.NotLive)).SelectMany(child => All(child).Prepend(child));

    private static string Words(ExplanationNode node) => node.Value.Length == 0 ? node.Id : $"{node.Id} {node.Value}";
}
