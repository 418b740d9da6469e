using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation;

/// <summary>Works out one named value of a policy, as a decision that needs it would.</summary>
internal static class ItemEvaluator
{
    /// <summary>Works out a value.</summary>
    /// <param name="policy">The policy; of what the value does not need, its code may hold nothing.</param>
    /// <param name="facts">What is known of the case.</param>
    /// <param name="more">The canonical values of the policy's last facts, which are not in <paramref name="facts"/>.</param>
    /// <param name="asOf">The date.</param>
    /// <param name="name">The value's name.</param>
    public static ItemResult Evaluate(CompiledPolicy policy, FactSet facts, IReadOnlyList<object?> more, DateOnly asOf, string name)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = new CaseRun(EvaluationPlan.Of(policy), facts.Widened(policy.Model, more), asOf);
        var item = Array.Find(run.Plan.Items, item => item.Item.Name == name) ?? throw new ArgumentException("the policy has no such value", nameof(name));
        if (!Evaluator.IsInForce(policy.Model, asOf) && ReadsPolicy(run.Plan, item))
        {
            return new ItemResult(DecisionStatus.Undetermined, null, [MissingInputs.NotInForce(policy.Model, asOf)], []);
        }

        var status = Evaluator.StatusOf(run.Resolve(item.Slot));
        return status switch
        {
            DecisionStatus.Determined => new ItemResult(status, run.Frame.Get(item.Slot), [], []),
            DecisionStatus.Undetermined => new ItemResult(status, null, new MissingInputs(run).Collect(item), []),
            DecisionStatus.Faulted => new ItemResult(status, null, [], FaultWords.Of(run)),
            _ => throw new ArgumentOutOfRangeException(nameof(policy)),
        };
    }

    // Facts are what they are on any day; what the policy makes of them holds while it is in force.
    private static bool ReadsPolicy(EvaluationPlan plan, ItemPlan item) => plan.Model.Leaves.Any(leaf => leaf.Reads.Any(slot => slot >= plan.Model.Facts.Length && slot != item.Slot));
}

/// <summary>What came of one value.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Value">The value as the frame gives it, when it is determined.</param>
/// <param name="Missing">What it still needs, when it is undetermined.</param>
/// <param name="Faults">What broke, when it is faulted.</param>
internal sealed record ItemResult(DecisionStatus Status, object? Value, ImmutableArray<MissingInput> Missing, ImmutableArray<DecisionFault> Faults);
