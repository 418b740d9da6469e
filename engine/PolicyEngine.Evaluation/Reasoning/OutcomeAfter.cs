using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>What the outcome would be with one fact changed; nothing else is put together.</summary>
internal static class OutcomeAfter
{
    /// <summary>There would be no outcome yet.</summary>
    public const string Open = "";

    /// <summary>The policy would break, or not take the value.</summary>
    public const string Broken = "!";

    public static string Of(CaseRun record, FactShapes shapes, FactSet facts, int place, object value)
    {
        if (shapes.Facts[place].Refuse(value) is not null)
        {
            return Broken;
        }

        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = new CaseRun(record.Plan, facts.With(place, value), record.AsOf);
        if (!Decisions.AnswerChecks.Broken(run).IsEmpty)
        {
            return Broken;
        }

        var item = record.Plan.Outcome!;
        var state = run.Resolve(item.Slot);
        return state == SlotState.Ready ? ValueText.Format(run.Frame.Get(item.Slot), record.Model.Choices[item.Item.ChoiceSet]) : state == SlotState.Fault ? Broken : Open;
    }
}
