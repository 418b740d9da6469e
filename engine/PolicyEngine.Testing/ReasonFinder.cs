using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Testing;

/// <summary>Finds why a decision is not as expected: the rules involved, with their conditions and the values that were compared.</summary>
internal sealed class ReasonFinder(Decision decision)
{
    private readonly ReasonLines lines = new();

    /// <summary>The step about a named value, where it is explained; <see langword="null"/> when nothing that was looked at reads it.</summary>
    public static ExplanationNode? StepOf(Decision decision, string name)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var named = Below(decision.Explanation.Root).Where(node => IsNamedValue(node.Kind) && string.Equals(node.Id, name, StringComparison.Ordinal)).ToList();
        return named.Find(node => !node.Children.IsEmpty) ?? named.FirstOrDefault();
    }

    /// <summary>The reasons, one line each, indented by two spaces a level.</summary>
    public ImmutableArray<string> Find(Expectation expectation)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        switch (expectation.Kind)
        {
            case ExpectationKind.Value:
                FindValue(expectation);
                break;
            case ExpectationKind.Fired:
                FindFired(expectation);
                break;
            case ExpectationKind.Missing:
                FindMissing(expectation);
                break;
            default:
                FindStatus();
                break;
        }

        return lines.ToImmutable();
    }

    private void FindValue(Expectation expectation)
    {
        if (StepOf(decision, expectation.Name) is not { } step)
        {
            FindStatus();
            return;
        }

        if (expectation.Item?.Rules is null)
        {
            lines.AddWhole(step);
            return;
        }

        var wasFound = false;
        foreach (var rule in step.Children.Where(child => child.Kind is ExplanationKind.Rule or ExplanationKind.Otherwise or ExplanationKind.AppliesIf))
        {
            var leadsThere = string.Equals(rule.Value, expectation.Text, StringComparison.Ordinal);
            if (rule.State is ExplanationState.Yes or ExplanationState.Fault or ExplanationState.Unknown || leadsThere || rule.Kind == ExplanationKind.AppliesIf)
            {
                lines.AddWhole(rule);
                wasFound = true;
            }
        }

        if (!wasFound)
        {
            lines.AddWhole(step);
        }
    }

    private void FindFired(Expectation expectation)
    {
        var fired = decision.FiredIds;
        foreach (var id in expectation.Names.Where(id => !fired.Contains(id)).Concat(fired.Where(id => !expectation.Names.Contains(id))).Distinct(StringComparer.Ordinal))
        {
            foreach (var rule in Below(decision.Explanation.Root).Where(node => node.Kind == ExplanationKind.Rule && node.Id.EndsWith("/" + id, StringComparison.Ordinal)))
            {
                lines.AddWhole(rule);
            }
        }
    }

    private void FindMissing(Expectation expectation)
    {
        foreach (var input in decision.Missing.Where(input => !expectation.Names.Contains(input.Name)))
        {
            AddMissing(input);
        }

        foreach (var name in expectation.Names.Where(name => decision.Missing.All(input => input.Name != name)))
        {
            var isFact = decision.Policy.Facts.Any(fact => string.Equals(fact.Name, name, StringComparison.Ordinal));
            lines.Add(0, isFact && decision.Facts.StateOf(name) == FactState.Given ? $"`{name}` is given" : $"`{name}` could not change the answer any more");
        }

        if (expectation.Names.All(name => decision.Missing.Any(input => input.Name == name)) && lines.IsEmpty)
        {
            lines.Add(0, "the names are the same, in another order: facts stand in asking order, then parameters");
        }
    }

    private void FindStatus()
    {
        foreach (var fault in decision.Faults)
        {
            lines.Add(0, fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})");
        }

        foreach (var input in decision.Missing)
        {
            AddMissing(input);
        }

        if (decision.Status == DecisionStatus.Determined)
        {
            foreach (var rule in Below(decision.Explanation.Root).Where(node => node is { Kind: ExplanationKind.Rule or ExplanationKind.Otherwise, State: ExplanationState.Yes }))
            {
                lines.AddWhole(rule);
            }
        }
    }

    private void AddMissing(MissingInput input)
    {
        var neededBy = input.Why.IsEmpty ? "" : $", needed by {string.Join(", ", input.Why)}";
        lines.Add(0, $"{input.Message}{neededBy}");
    }

    private static bool IsNamedValue(ExplanationKind kind) =>
        kind is ExplanationKind.Outcome or ExplanationKind.Part or ExplanationKind.Output or ExplanationKind.Definition or ExplanationKind.Criteria or ExplanationKind.Table;

    private static IEnumerable<ExplanationNode> Below(ExplanationNode node) => node.Children.SelectMany(child => Below(child).Prepend(child));
}
