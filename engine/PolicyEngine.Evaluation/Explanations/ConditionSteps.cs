using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>Steps about conditions and calculations, with the values that were compared.</summary>
internal sealed class ConditionSteps(CaseRun run, Wording words, Func<int, ImmutableArray<ExplanationNode>> read)
{
    public static ExplanationState StateOf(Truth truth) => truth switch
    {
        Truth.NotLooked => ExplanationState.NotLookedAt,
        Truth.No => ExplanationState.No,
        Truth.Yes => ExplanationState.Yes,
        Truth.Unknown or Truth.Doubtful => ExplanationState.Unknown,
        Truth.Fault => ExplanationState.Fault,
        _ => throw new ArgumentOutOfRangeException(nameof(truth)),
    };

    public ExplanationNode Explain(int node)
    {
        var plan = run.Plan.Nodes[node];
        var truth = run.TruthOf(node);
        if (plan.Kind == SkeletonKind.Leaf)
        {
            return ExplainLeaf(plan.Leaf, truth);
        }

        return new ExplanationNode
        {
            Kind = KindOf(plan.Kind),
            Title = TitleOf(plan.Kind),
            State = StateOf(truth),
            Children = [.. Enumerable.Range(plan.First, plan.Count).Select(Explain)],
        };
    }

    /// <summary>The steps of a value: its condition for yes/no, else the branch taken and its calculation.</summary>
    public ImmutableArray<ExplanationNode> ExplainValue(int node, bool isYesNo)
    {
        if (isYesNo)
        {
            return [Explain(node)];
        }

        var steps = ImmutableArray.CreateBuilder<ExplanationNode>();
        while (run.Plan.Nodes[node] is { Kind: SkeletonKind.Choose } choice)
        {
            steps.Add(Explain(choice.First));
            var condition = run.TruthOf(choice.First);
            if (condition is not (Truth.Yes or Truth.No))
            {
                AddBranches(steps, node, choice.First);
                return steps.ToImmutable();
            }

            node = choice.First + (condition == Truth.Yes ? 1 : 2);
        }

        var leaf = run.Model.Leaves[run.Plan.Nodes[node].Leaf];
        var truth = run.TruthOf(node);
        if (leaf.Reads.Length > 0 || truth == Truth.Fault)
        {
            steps.Add(new ExplanationNode
            {
                Kind = ExplanationKind.Calculation,
                Text = leaf.Text,
                State = truth == Truth.Yes ? ExplanationState.Value : StateOf(truth),
                Note = FaultOf(run.Plan.Nodes[node].Leaf, truth),
                Location = leaf.Location,
                Children = [.. DatedSteps.OnTheDay(leaf).SelectMany(slot => read(slot)), .. DatedSteps.Of(run, words, leaf)],
            });
        }

        return steps.ToImmutable();
    }

    /// <summary>Steps about what a leaf reads; none for a fact whose value is shown already.</summary>
    public ImmutableArray<ExplanationNode> ReadsOf(Leaf leaf, bool isShown) => 
        [.. DatedSteps.OnTheDay(leaf).Where(slot => !isShown || slot >= run.Model.Facts.Length).SelectMany(slot => read(slot)), .. DatedSteps.Of(run, words, leaf)];

    // Both branches give one value, whatever the condition turns out to be.
    private void AddBranches(ImmutableArray<ExplanationNode>.Builder steps, int node, int first)
    {
        if (run.TruthOf(node) == Truth.Yes)
        {
            steps.AddRange(ExplainValue(first + 1, false));
            steps.AddRange(ExplainValue(first + 2, false));
        }
    }

    private ExplanationNode ExplainLeaf(int place, Truth truth)
    {
        var leaf = run.Model.Leaves[place];
        var looked = truth != Truth.NotLooked;
        if (looked && leaf.Reads is [var only] && string.Equals(words.NameOf(only), leaf.Text, StringComparison.Ordinal))
        {
            // A name alone needs no step of its own beside what it names.
            return read(only)[0];
        }

        var shown = new HashSet<int>();
        var text = leaf.Text;
        if (looked && leaf.Comparison is { } comparison)
        {
            var isSettled = truth is Truth.Yes or Truth.No;
            text = $"{Side(place, 0, comparison.Left, isSettled, shown)} {comparison.Operator} {Side(place, 1, comparison.Right, isSettled, shown)}";
        }

        return new ExplanationNode
        {
            Kind = leaf.Comparison is null ? ExplanationKind.Condition : ExplanationKind.Comparison,
            Text = text,
            State = StateOf(truth),
            Note = FaultOf(place, truth),
            Location = leaf.Location,
            Children = looked ? [.. DatedSteps.OnTheDay(leaf).Where(slot => IsWorthAStep(slot, shown)).SelectMany(slot => read(slot)), .. DatedSteps.Of(run, words, leaf)] : [],
        };
    }

    // A fact whose value the text already shows needs no step of its own; a parameter has a citation to show, an item its own steps.
    private bool IsWorthAStep(int slot, HashSet<int> shown) =>
        slot >= run.Model.Facts.Length
        || !shown.Contains(slot)
        || run.StateOf(slot) is not SlotState.Ready;

    private string FaultOf(int leaf, Truth truth) => truth == Truth.Fault ? run.Breaches.FirstOrDefault(breach => breach.Leaf == leaf)?.Words ?? "" : "";

    private string Side(int leaf, int side, ComparisonSide part, bool isSettled, HashSet<int> shown)
    {
        if (part.IsConstant)
        {
            return part.Text;
        }

        if (part.Slot >= 0)
        {
            shown.Add(part.Slot);
            return $"{part.Text} {Compared(part.Slot)}";
        }

        return isSettled && Operand(leaf, side) is { } value ? $"{part.Text} {value}" : part.Text;
    }

    // Options are compared by name, and a constant beside them is written by name.
    private string Compared(int slot)
    {
        var (type, choices) = slot < run.Model.Facts.Length ? (run.Model.Facts[slot].Type, run.Model.Facts[slot].ChoiceSet)
            : run.Plan.ItemAt(slot) is { } item ? (item.Item.Type, item.Item.ChoiceSet)
            : (run.Model.Parameters[run.Plan.ParameterAt(slot)].Type, run.Model.Parameters[run.Plan.ParameterAt(slot)].ChoiceSet);
        return type == FactType.Choice && words.ValueAt(slot) is int option ? words.Choices(choices)!.Options[option].Name : words.Display(slot, -1, false);
    }

    private string? Operand(int leaf, int side)
    {
        try
        {
            return run.Frame.Operand(leaf, side) is var value and (bool or long or decimal or DateOnly or TimeOnly or string) ? ValueText.Format(value, null) : null;
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken) || broken is UnavailableException)
        {
            return null;
        }
    }

    private static ExplanationKind KindOf(SkeletonKind kind) => kind switch
    {
        SkeletonKind.And => ExplanationKind.AllOf,
        SkeletonKind.Or => ExplanationKind.AnyOf,
        SkeletonKind.Not => ExplanationKind.Not,
        SkeletonKind.Choose => ExplanationKind.Choice,
        SkeletonKind.Leaf => ExplanationKind.Condition,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string TitleOf(SkeletonKind kind) => kind switch
    {
        SkeletonKind.And => "all of",
        SkeletonKind.Or => "any of",
        SkeletonKind.Not => "not",
        SkeletonKind.Choose => "if, then, else",
        SkeletonKind.Leaf => "",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
