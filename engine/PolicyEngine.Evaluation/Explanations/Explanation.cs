using System.Collections.Immutable;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>Why a decision is as it is, down to the values that were compared: for rules that fired and for those that did not. Immutable.</summary>
public sealed class Explanation
{
    private readonly ImmutableArray<string> outcomes;

    internal Explanation(ExplanationNode root, ImmutableArray<string> outcomes, IReadOnlyDictionary<string, string> leads)
    {
        Root = root;
        this.outcomes = outcomes;
        Leads = leads;
    }

    /// <summary>The decision; below it the outcome, parts and outputs.</summary>
    public ExplanationNode Root { get; }

    // For each rule id of the decision, the outcome it leads to.
    private IReadOnlyDictionary<string, string> Leads { get; }

    /// <summary>The step about a rule, criterion or row.</summary>
    /// <param name="id">Its full id (<c>decision/rule</c>), or its plain id, of which the first is taken.</param>
    /// <returns>The step, or <see langword="null"/> when there is none of that id.</returns>
    public ExplanationNode? For(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var steps = Below(Root).Where(node => node.Kind is ExplanationKind.Rule or ExplanationKind.Criterion or ExplanationKind.Row or ExplanationKind.Otherwise);
        return steps.FirstOrDefault(node => string.Equals(node.Id, id, StringComparison.Ordinal) || node.Id.EndsWith("/" + id, StringComparison.Ordinal));
    }

    /// <summary>The rules of the decision that lead to an outcome and did not fire, each with its reason why not.</summary>
    /// <param name="outcome">The outcome's option name.</param>
    /// <exception cref="ArgumentException">The decision has no such outcome.</exception>
    public IReadOnlyList<ExplanationNode> WhyNot(string outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (!outcomes.Contains(outcome, StringComparer.Ordinal))
        {
            throw new ArgumentException($"`{outcome}` is not an outcome; the outcomes are {Facts.TypeWords.Names(outcomes)}", nameof(outcome));
        }

        var block = Root.Children.FirstOrDefault(node => node.Kind == ExplanationKind.Outcome);
        return block is null ? [] : [.. block.Children.Where(node => node.State != ExplanationState.Yes && Leads.TryGetValue(node.Id, out var leadsTo) && string.Equals(leadsTo, outcome, StringComparison.Ordinal))];
    }

    private static IEnumerable<ExplanationNode> Below(ExplanationNode node) => node.Children.SelectMany(child => Below(child).Prepend(child));
}
