using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>A check that answers do not pass.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Says">What is said of the answers.</param>
/// <param name="About">The facts of which one is wrong.</param>
/// <param name="Cite">Citations.</param>
public sealed record BrokenCheck(string Id, string Says, ImmutableArray<string> About, ImmutableArray<string> Cite);

/// <summary>The checks between answers: where one is a no, the answers contradict each other. One that is not known yet says nothing.</summary>
public static class AnswerChecks
{
    /// <summary>The checks that answers do not pass, in the policy's order; none on a day on which the policy is not in force.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="facts">The answers.</param>
    /// <param name="asOf">The day.</param>
    public static ImmutableArray<BrokenCheck> Of(CompiledPolicy policy, FactSet facts, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(facts);
        if (policy.Model.Valid.IsEmpty || !Evaluator.IsInForce(policy.Model, asOf))
        {
            return [];
        }

        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = new CaseRun(EvaluationPlan.Of(policy), facts, asOf);
        return Words(run, Broken(run));
    }

    internal static ImmutableArray<AnswerCheck> Broken(CaseRun run) =>
        run.Model.Valid.IsEmpty ? [] : [.. run.Model.Valid.Where(check => run.Resolve(run.Model.ItemSlot(check.Item)) == SlotState.Ready && run.Frame.Get(run.Model.ItemSlot(check.Item)) is false)];

    internal static bool Breaks(CaseRun run) => run.Model.Valid.Any(check => run.StateOf(run.Model.ItemSlot(check.Item)) == SlotState.Fault);

    internal static ImmutableArray<BrokenCheck> Words(CaseRun run, ImmutableArray<AnswerCheck> broken)
    {
        var words = new Wording(run.Fork());
        return [.. broken.Select(check => new BrokenCheck(check.Id, words.Fill(check.Say), [.. check.About.Select(place => run.Model.Facts[place].Name)], check.Cite))];
    }
}
