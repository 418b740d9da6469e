using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>
/// The answer to one case. Immutable and safe for any number of threads; everything beyond the status and the values is put into words when it is first asked for.
/// </summary>
public sealed partial class Decision
{
    private readonly CaseRun run;
    private readonly Lazy<DecisionDetails> details;

    internal Decision(CaseRun run, DecisionStatus? status, string id = "")
    {
        this.run = run;
        Id = id;
        IsInForce = status is not null;
        Status = status ?? DecisionStatus.Undetermined;
        details = new Lazy<DecisionDetails>(() => new DecisionDetails(this.run, this));
        DecidedBy = Decider.Automatic;
        Facts = run.Facts;
    }

    private Decision(Decision other, Decider decidedBy)
    {
        run = other.run;
        Id = other.Id;
        details = other.details;
        IsInForce = other.IsInForce;
        Status = other.Status;
        DecidedBy = decidedBy;
        (Facts, Invalid) = (other.Facts, other.Invalid);
    }

    /// <summary>The caller's name for the decision, by which logs and traces speak of it; empty when it was given none.</summary>
    public string Id { get; }

    /// <summary>The policy's id.</summary>
    public string PolicyId => run.Model.Id;

    /// <summary>The policy's title.</summary>
    public string PolicyTitle => run.Model.Title;

    /// <summary>The policy's content hash, lower-case hexadecimal.</summary>
    public string ContentHash => run.Model.ContentHash;

    /// <summary>The date of the decision.</summary>
    public DateOnly AsOf => run.AsOf;

    /// <summary>Whether the policy is in force on that date; when not, nothing was evaluated and the decision is undetermined.</summary>
    public bool IsInForce { get; }

    /// <summary>How far the decision has come: faulted if its outcome or any part or output that applies is, else undetermined if any is, else determined.</summary>
    public DecisionStatus Status { get; }

    /// <summary>The outcome's option name; <see langword="null"/> unless it is settled. An undetermined decision may have a settled outcome.</summary>
    public string? Outcome => OutcomeOption?.Name;

    /// <summary>The outcome in the words people read; <see langword="null"/> unless it is settled.</summary>
    public string? OutcomeTitle => OutcomeOption?.Title;

    /// <summary>The facts it was made from.</summary>
    public FactSet Facts { get; internal init; }

    /// <summary>The checks between answers that the answers do not pass. Where there is any, nothing is decided, and the facts that they are about are missing again.</summary>
    public IReadOnlyList<BrokenCheck> Invalid { get; internal init; } = [];

    /// <summary>The policy it was made under, as data.</summary>
    public PolicyModel Policy => run.Model;

    /// <summary>The parts, as written.</summary>
    public IReadOnlyList<DecisionValue> Parts => details.Value.Parts;

    /// <summary>The outputs, as written.</summary>
    public IReadOnlyList<DecisionValue> Outputs => details.Value.Outputs;

    /// <summary>What was worked out for each record of lists, in the order of the blocks.</summary>
    public IReadOnlyList<RecordDecisions> Records => details.Value.Records;

    /// <summary>Why the settled values are as they are: the rules that fired in the decision, its parts and outputs, then criteria and table rows.</summary>
    public IReadOnlyList<Reason> Reasons => details.Value.Reasons;

    /// <summary>Whether a reason or piece of advice shows something that is not known: the answer stands, and its wording is undetermined.</summary>
    public bool HasOpenWording => Reasons.Concat(Advisories).Any(reason => reason.IsOpen);

    /// <summary>What the reasons and values rest on, without repeats, in the order of the reasons.</summary>
    public IReadOnlyList<string> Citations => details.Value.Citations;

    /// <summary>Advice: reasons of advisory rules that hold, and facts that were set aside.</summary>
    public IReadOnlyList<Reason> Advisories => details.Value.Advisories;

    /// <summary>Where else the person can turn, without repeats.</summary>
    public IReadOnlyList<string> Signposts => details.Value.Signposts;

    /// <summary>Where the policy sends the values that are settled; empty when it does not say. To be followed only once nothing is open: <see cref="Next"/> says what comes next.</summary>
    public string Route => details.Value.Route;

    /// <summary>
    /// What comes next, which can never contradict <see cref="HandToPerson"/> and <see cref="Status"/>: a person where the policy leaves something to one, <see cref="Route"/> where everything is settled; empty while questions
    /// are left, or where the policy names no route.
    /// </summary>
    public string Next => HandToPerson ? "a person" : Status == DecisionStatus.Determined ? Route : "";

    /// <summary>The rules that fired, as <c>block/rule</c> (<c>decision/…</c>, or a part's or output's name), in the policy's order; advisory ones that hold are among them.</summary>
    public IReadOnlyList<string> Fired => details.Value.Fired;

    /// <summary>The plain ids of <see cref="Fired"/>, in the same order.</summary>
    public IReadOnlyList<string> FiredIds => details.Value.FiredIds;

    /// <summary>What could still change an undetermined answer: facts in asking order, then parameters, then where the policy is silent. Empty when determined.</summary>
    public IReadOnlyList<MissingInput> Missing => details.Value.Missing;

    /// <summary>What broke.</summary>
    public IReadOnlyList<DecisionFault> Faults => details.Value.Faults;

    /// <summary>The parameter values that the decision used, in the policy's order.</summary>
    public IReadOnlyList<ParameterUse> ParametersUsed => details.Value.ParametersUsed;

    /// <summary>The facts that the decision used, in asking order.</summary>
    public IReadOnlyList<FactUse> FactsUsed => details.Value.FactsUsed;

    /// <summary>The facts that were given and do not apply, in asking order.</summary>
    public IReadOnlyList<FactUse> FactsSetAside => details.Value.FactsSetAside;

    /// <summary>Whether a field of a record applies; <see langword="null"/> where that is not known.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="record">The record, counted from 0.</param>
    /// <param name="field">The field's name.</param>
    public bool? Applies(string list, int record, string field)
    {
        var place = run.Model.Facts.IndexOf(run.Model.Facts.First(fact => string.Equals(fact.Name, list, StringComparison.Ordinal)));
        var information = run.Fork();
        StepBudget.Reset(StepBudget.DefaultSteps);
        return information.Resolve(place) != SlotState.Ready ? null
            : information.ConditionOf(place, run.Model.Facts[place].Fields.ToList().FindIndex(one => one.Name == field)) is not { } condition ? true
            : information.Applies(condition, record) switch { Truth.Yes => true, Truth.No => false, Truth.NotLooked or Truth.Unknown or Truth.Doubtful or Truth.Fault or _ => null };
    }

    /// <summary>Whether asking further questions cannot settle it alone: something broke, was asked and is not known, or the policy itself says nothing.</summary>
    public bool HandToPerson => details.Value.HandToPerson;

    /// <summary>Who decided.</summary>
    public Decider DecidedBy { get; }

    /// <summary>The canonical text of a fact's given value; empty where it was not given.</summary>
    /// <param name="place">The fact's place among the policy's facts.</param>
    public string CanonicalFact(int place) => Facts.ValueOf(place) is { } value ? new Wording(run).FactCanonical(Policy.Facts[place], value) : "";

    /// <summary>A fact's given value as people read it; empty where it was not given.</summary>
    /// <param name="place">The fact's place among the policy's facts.</param>
    public string ShownFact(int place) => Facts.ValueOf(place) is { } value ? new Wording(run).FactText(Policy.Facts[place], value, true) : "";

    internal CaseRun Record => run;

    private ChoiceOption? OutcomeOption
    {
        get
        {
            return run.Plan.Outcome is { } item && IsInForce && run.StateOf(item.Slot) == SlotState.Ready ? run.Model.Choices[item.Item.ChoiceSet].Options[(int)run.Frame.Get(item.Slot)] : null;
        }
    }

    /// <summary>The same decision, confirmed or made by an officer.</summary>
    /// <param name="name">The officer's name; not blank.</param>
    /// <param name="reason">Why; not blank.</param>
    public Decision WithOfficer(string name, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (Policy.Trial is not null)
        {
            throw new InvalidOperationException("a trial is no decision of the policy, and nobody confirms it");
        }

        return new Decision(this, new Decider(name, reason));
    }

    /// <summary>The canonical value of a named part, output, definition, table or group of criteria that was settled on the way, or of the outcome; <see langword="null"/> otherwise.</summary>
    /// <param name="name">The item's name.</param>
    public object? ValueOf(string name)
    {
        var item = Array.Find(run.Plan.Items, item => string.Equals(item.Item.Name, name, StringComparison.Ordinal));
        return item is not null && IsInForce && details.Value.Look(item.Slot) == SlotState.Ready ? run.Frame.Get(item.Slot) : null;
    }
}
