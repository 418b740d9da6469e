using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Items;

/// <summary>
/// Works out single values of a policy for one case, as a decision would: the expressions of a lifecycle above all. A pure function of the policy, the facts and the day, whether the policy is in force on it or not,
/// because a case outlives its policy. Used by one thread.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="facts">What is known of the case, read for this policy.</param>
/// <param name="asOf">The day.</param>
public sealed class ItemRun(CompiledPolicy policy, FactSet facts, DateOnly asOf)
{
    private readonly EvaluationPlan plan = EvaluationPlan.Of(policy);
    private readonly Dictionary<int, ItemAnswer> answers = [];
    private Wording? words;

    /// <summary>What a value comes to.</summary>
    /// <param name="item">Its place in <see cref="PolicyModel.Items"/>.</param>
    public ItemAnswer Of(int item)
    {
        if (!answers.TryGetValue(item, out var answer))
        {
            answer = Look(plan.Items[item]);
            answers.Add(item, answer);
        }

        return answer;
    }

    /// <summary>Fills a text with the values of the case; what has no value is said to be not known.</summary>
    public string Fill(ReasonTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        StepBudget.Reset(StepBudget.DefaultSteps);
        words ??= new Wording(Start());
        return words.Fill(template);
    }

    // A run of its own each, so that what broke is what this value rests on.
    private ItemAnswer Look(ItemPlan item)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = Start();
        var state = run.Resolve(item.Slot);
        var status = Evaluator.StatusOf(state);
        return new ItemAnswer(
            status,
            state == SlotState.Ready ? run.Frame.Get(item.Slot) : null,
            status == DecisionStatus.Undetermined ? new MissingInputs(run).Collect(item) : [],
            status == DecisionStatus.Faulted ? FaultWords.Of(run) : []);
    }

    private CaseRun Start() => new(plan, facts, asOf);
}
