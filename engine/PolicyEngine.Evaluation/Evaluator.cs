using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation;

/// <summary>Decides a case. A pure function of the policy, the facts and the date: no clock, culture, environment or hash order reaches a decision.</summary>
public static class Evaluator
{
    /// <summary>Decides a case. Safe to call from any number of threads.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="facts">What is known of the case, read for this policy.</param>
    /// <param name="asOf">The date of the decision.</param>
    /// <param name="options">The decision's name; its deadline and cancellation; by default it has no name and ten seconds.</param>
    /// <returns>The decision; undetermined when something that could change it is missing or the policy is not in force on the day, faulted when the policy breaks on the case.</returns>
    /// <exception cref="ArgumentException">The facts were read for another policy.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled the decision.</exception>
    public static Decision Decide(CompiledPolicy policy, FactSet facts, DateOnly asOf, DecideOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(facts);
        if (!ReferenceEquals(facts.Model, policy.Model))
        {
            throw new ArgumentException("the facts were read for another policy", nameof(facts));
        }

        options ??= DecideOptions.Default;
        options.Cancellation.ThrowIfCancellationRequested();
        StepBudget.Reset(StepBudget.DefaultSteps, options.Deadline, options.Cancellation);
        try
        {
            var run = new CaseRun(EvaluationPlan.Of(policy), facts, asOf);
            if (!IsInForce(policy.Model, asOf))
            {
                return new Decision(run, null, options.DecisionId);
            }

            var broken = AnswerChecks.Broken(run);
            return broken.IsEmpty ? new Decision(run, Judge(run), options.DecisionId) : Withheld(run, broken, options.DecisionId);
        }
        finally
        {
            StepBudget.Release();
        }
    }

    // Answers that contradict each other decide nothing: those that are asked again are as if they had not been given, and no result is told.
    private static Decision Withheld(CaseRun run, ImmutableArray<AnswerCheck> broken, string id)
    {
        var facts = broken.SelectMany(check => check.About).Distinct().Aggregate(run.Facts, (facts, place) => facts.Without(place));
        var without = new CaseRun(run.Plan, facts, run.AsOf);
        var status = Judge(without);
        without.Withhold();
        return new Decision(without, status == DecisionStatus.Faulted ? status : DecisionStatus.Undetermined, id) { Invalid = AnswerChecks.Words(run, broken), Facts = run.Facts };
    }

    // A reason that cannot be said for what breaks in it leaves nothing that may be told as decided.
    private static DecisionStatus Judge(CaseRun run)
    {
        var status = AnswerChecks.Breaks(run) ? DecisionStatus.Faulted : DecisionStatus.Determined;
        var reached = Run(run);
        status = reached > status ? reached : status;
        var broken = status == DecisionStatus.Faulted ? [] : SaidReasons.Faults(run);
        run.Blame(broken);
        return broken.Count > 0 || IsLate(run) ? DecisionStatus.Faulted : status;
    }

    // What was only tried when the time ran out is on no record yet, and must not pass for something that is not known.
    private static bool IsLate(CaseRun run)
    {
        if (StepBudget.Late is { } late && !run.Breaches.Any(breach => breach.Cause is PolicyFaultException { Kind: PolicyFaultKind.Deadline }))
        {
            run.Blame([new Breach(-1, -1, -1, late)]);
        }

        return StepBudget.Late is not null;
    }

    internal static bool IsInForce(PolicyModel model, DateOnly day) => day >= model.InForceFrom && !(model.InForceTo < day);

    internal static DecisionStatus Run(CaseRun run)
    {
        var status = DecisionStatus.Determined;
        foreach (var item in run.Plan.Decided)
        {
            var reached = StatusOf(run.Resolve(item.Slot));
            status = reached > status ? reached : status;
        }

        return run.Model.Blocks.IsEmpty ? status : WithRecords(run, status);
    }

    // What is worked out for each record is a part of the decision. A record that is not determined is in the way of the others' results nowhere but in the status.
    private static DecisionStatus WithRecords(CaseRun run, DecisionStatus status)
    {
        for (var block = 0; block < run.Model.Blocks.Length; block++)
        {
            var reached = StatusOf(run.Resolve(run.Model.Blocks[block].List));
            status = reached > status ? reached : status;
            for (var record = 0; record < run.Records.CountOf(block); record++)
            {
                reached = Judge(run.Records.Of(block, record));
                status = reached > status ? reached : status;
            }
        }

        return status;
    }

    /// <summary>How far a record has come, without working out more.</summary>
    internal static DecisionStatus Told(CaseRun record) =>
        record.Breaches.Count > 0 && record.Plan.Decided.All(item => StatusOf(record.StateOf(item.Slot)) != DecisionStatus.Faulted) && SaidReasons.Faults(record).Count > 0
            ? DecisionStatus.Faulted
            : record.Plan.Decided.Select(item => StatusOf(record.StateOf(item.Slot))).DefaultIfEmpty(DecisionStatus.Determined).Max();

    internal static DecisionStatus StatusOf(SlotState state) =>
        state is SlotState.Ready or SlotState.NotApplicable ? DecisionStatus.Determined
        : state == SlotState.Fault ? DecisionStatus.Faulted
        : DecisionStatus.Undetermined;
}
