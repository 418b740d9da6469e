using System.Collections.Immutable;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>Everything about a decision that is words, put together once, when first asked for.</summary>
internal sealed class DecisionDetails
{
    private readonly CaseRun run;
    private readonly CaseRun information;
    private Explanation? explanation;
    private IReadOnlyList<OutcomeChange>? changes;
    private Grounds? grounds;

    public DecisionDetails(CaseRun run, Decision decision)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        this.run = run;
        information = run.Fork();
        Words = new Wording(information);
        if (!decision.IsInForce)
        {
            Missing = [MissingInputs.NotInForce(run.Model, run.AsOf)];
            HandToPerson = true;
            return;
        }

        Faults = FaultWords.Of(run);
        Missing = decision.Status != DecisionStatus.Undetermined ? []
            : run.RecordNumber >= 0 ? new MissingInputs(run).Collect()
            : MissingInputs.Again(run, decision, MissingAhead.Reduce(run, new MissingInputs(run).Collect()));
        Records = RecordDecisions.Of(run);
        HandToPerson = Faults.Length > 0 || Missing.Any(input => input.Kind != MissingKind.Fact || input.State == FactState.NotKnown);
        Parts = ValuesOf(ItemKind.Part);
        Outputs = ValuesOf(ItemKind.Output);
        (FactsUsed, FactsSetAside) = UsedInputs.Facts(run, information, Words);
        ParametersUsed = UsedInputs.Parameters(run, Words);
        var reasons = new ReasonCollector(run, Words);
        reasons.Collect();
        foreach (var fact in FactsSetAside)
        {
            reasons.SetAside(fact, information);
        }

        for (var place = 0; place < run.Model.Facts.Length; place++)
        {
            reasons.SetAside(run.Model.Facts[place], information.SetAsideOf(place));
        }

        (Reasons, Advisories, Signposts, Citations) = (reasons.Reasons, reasons.Advisories, reasons.Signposts, reasons.Citations);
        (Fired, FiredIds, Route) = (reasons.Fired, reasons.FiredIds, reasons.Route);
    }

    public Wording Words { get; }

    public ImmutableArray<DecisionValue> Parts { get; } = [];

    public ImmutableArray<DecisionValue> Outputs { get; } = [];

    public ImmutableArray<RecordDecisions> Records { get; } = [];

    public IReadOnlyList<Reason> Reasons { get; } = [];

    public IReadOnlyList<Reason> Advisories { get; } = [];

    public IReadOnlyList<string> Citations { get; } = [];

    public IReadOnlyList<string> Signposts { get; } = [];

    public IReadOnlyList<string> Fired { get; } = [];

    public IReadOnlyList<string> FiredIds { get; } = [];

    public string Route { get; } = "";

    public ImmutableArray<MissingInput> Missing { get; }

    public ImmutableArray<DecisionFault> Faults { get; } = [];

    public ImmutableArray<FactUse> FactsUsed { get; } = [];

    public ImmutableArray<FactUse> FactsSetAside { get; } = [];

    public ImmutableArray<ParameterUse> ParametersUsed { get; } = [];

    public bool HandToPerson { get; }

    /// <summary>Looks at a value for information.</summary>
    public SlotState Look(int slot)
    {
        lock (information)
        {
            StepBudget.Reset(StepBudget.DefaultSteps);
            return information.Resolve(slot);
        }
    }

    public Explanation ExplanationOf(Decision decision)
    {
        lock (information)
        {
            StepBudget.Reset(StepBudget.DefaultSteps);
            return explanation ??= new ExplanationBuilder(run, information, Words).Build(decision);
        }
    }

    public Grounds GroundsOf(Decision decision)
    {
        lock (information)
        {
            return grounds ??= new GroundsBuilder(decision).Build();
        }
    }

    public IReadOnlyList<OutcomeChange> ChangesOf(Decision decision)
    {
        lock (information)
        {
            return changes ??= new ChangeSearch(decision).Find();
        }
    }

    private ImmutableArray<DecisionValue> ValuesOf(ItemKind kind) => [.. run.Plan.Decided.Where(item => item.Item.Kind == kind).Select(ValueOf)];

    private DecisionValue ValueOf(ItemPlan plan)
    {
        var item = plan.Item;
        var state = run.StateOf(plan.Slot);
        var value = state == SlotState.Ready ? run.Frame.Get(plan.Slot) : null;
        return new DecisionValue(
            item.Name,
            item.Title,
            item.Kind,
            item.Type,
            value,
            value is null ? "" : Words.ItemCanonical(item, value),
            value is null ? "" : Words.ItemText(item, value, true),
            state != SlotState.NotApplicable,
            Evaluator.StatusOf(state));
    }
}
