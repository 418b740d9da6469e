using System.Globalization;
using System.Text;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Firing;

/// <summary>Runs the steps of a transition: on paper only, nothing leaves the case before it is committed.</summary>
internal sealed class StepRunner(CompiledPolicy policy, string caseId, DateOnly asOf, TransitionDraft draft)
{
    private const int LongestName = 40;

    private PolicyModel Model => policy.Model;

    /// <exception cref="RefusedException">A step lacks something or broke.</exception>
    public void Run(LifecycleStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Decide:
                draft.Decision = Evaluator.Decide(policy, draft.Facts, asOf);
                draft.SetBefore = draft.Set.Length;
                break;
            case StepKind.RequestInformation:
                draft.Request = [.. DecisionAnswers.Questions(draft.Decision ?? Evaluator.Decide(policy, draft.Facts, asOf))];
                break;
            case StepKind.Notify:
                draft.Notifications.Add(step.Notification);
                break;
            case StepKind.Sample:
                Sample(step);
                break;
            case StepKind.Set:
                Set(step.Fact, Value(step, $"the value of `{Model.Facts[step.Fact].Name}`"));
                break;
            case StepKind.Split:
                Split(step);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private object Value(LifecycleStep step, string what) => new Expressions(policy, draft.Facts, asOf).Need(step.Value, what);

    private void Sample(LifecycleStep step)
    {
        var fact = Model.Facts[step.Fact].Name;
        if (!new Expressions(policy, draft.Facts, asOf).Silence(step.Value).IsEmpty)
        {
            // Nobody is refused because the policy does not say how many are checked; that the case was not drawn for is on record.
            draft.Samples = draft.Samples.Add(new EventSample(fact, "", false));
            return;
        }

        var rate = Value(step, $"the rate at which `{fact}` is drawn") switch
        {
            decimal number => number,
            long number => number,
            _ => throw new RefusedException(Refusals.Fault($"the rate at which `{fact}` is drawn is not a number")),
        };
        if (rate is < 0 or > 1)
        {
            throw new RefusedException(Refusals.Fault($"the rate at which `{fact}` is drawn is from 0 to 1, and this one is {(rate < 0 ? "less" : "more")}"));
        }

        var isDrawn = Sampling.IsDrawn(Model.Id, caseId, fact, rate);
        draft.Samples = draft.Samples.Add(new EventSample(fact, ValueText.Format(rate, null), isDrawn));
        Set(step.Fact, isDrawn);
    }

    private void Set(int fact, object value)
    {
        var canonical = value is long number && Model.Facts[fact].Type is FactType.Decimal or FactType.Money ? (decimal)(long)value : value;
        draft.Facts = With(draft.Facts, fact, canonical, "a step");
        var kept = FactJson.Of(Model, fact, canonical);
        draft.Set = draft.Set.RemoveAll(set => set.Name == kept.Name).Add(kept);
    }

    private FactSet With(FactSet facts, int fact, object value, string who)
    {
        if (new FactSetBuilder(Model).Give(fact, value) is { } wrong)
        {
            throw new RefusedException(Refusals.Fault($"{who} sets `{Model.Facts[fact].Name}` to what it can't be: {wrong.Discreet}"));
        }

        return facts.With(fact, value);
    }

    private void Split(LifecycleStep step)
    {
        var list = Model.Facts[step.Fact];
        if (caseId.Length > CaseCommitRules.LongestId - LongestName - 10)
        {
            throw new RefusedException(Refusals.Fault($"the case's id is too long for its parts to have ids of their own: `{caseId}`"));
        }

        if (draft.Facts.ValueOf(step.Fact) is not IReadOnlyList<object[]> { Count: > 0 } records)
        {
            throw new RefusedException(new CaseRefusal
            {
                Kind = RefusalKind.FactMissing,
                Message = $"the case is split by `{list.Name}`, and {(draft.Facts.StateOf(step.Fact) == FactState.Given ? "it has no records" : "it is not known")}",
                Help = list.Ask,
            });
        }

        var key = list.Fields.IndexOf(list.Fields.First(field => field.Name == step.Key));
        var isErased = list.KeepAfterErasing.Length == 0;
        var isOwn = isErased && list.Fields[key].Type != FactType.Choice;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ids = draft.PartsBefore.Select(part => part.CaseId).Concat(draft.Parts.Select(part => part.Part.CaseId)).ToHashSet(StringComparer.Ordinal);
        foreach (var (record, place) in records.Select((record, place) => (record, place + 1)))
        {
            var name = ValueText.Format(record[key], list.Fields[key].ChoiceSet < 0 ? null : Model.Choices[list.Fields[key].ChoiceSet]);
            if (string.IsNullOrWhiteSpace(name))
            {
                throw new RefusedException(new CaseRefusal { Kind = RefusalKind.WrongFact, Message = $"record {place} of `{list.Name}` has an empty `{step.Key}`, which names its part", Help = $"give each record a `{step.Key}` of its own" });
            }

            if (!names.Add(name.Trim()))
            {
                throw new RefusedException(new CaseRefusal { Kind = RefusalKind.WrongFact, Message = $"record {place} of `{list.Name}` has the `{step.Key}` of one before it", Help = $"give each record a `{step.Key}` of its own" });
            }

            draft.Parts.Add(new PartDraft(new EventPart(name, IdOf(isOwn ? "" : name, ids), isErased), step.Into, FactsOf(list, record, place)));
        }
    }

    // A part knows what the whole case knows, and its own record: each field that is a fact of the same type.
    private FactSet FactsOf(Fact list, object[] record, int number)
    {
        var facts = draft.Facts;
        for (var field = 0; field < record.Length; field++)
        {
            var place = Model.Facts.IndexOf(Model.Facts.FirstOrDefault(fact => fact.Name == list.Fields[field].Name && fact.Type == list.Fields[field].Type && Alike(fact, list.Fields[field]))!);
            facts = place >= 0 ? With(facts, place, record[field], $"record {number} of `{list.Name}`") : facts;
        }

        return facts;
    }

    private bool Alike(Fact fact, Fact field) =>
        fact.Type != FactType.Choice || Model.Choices[fact.ChoiceSet].Options.Select(option => option.Name).SequenceEqual(Model.Choices[field.ChoiceSet].Options.Select(option => option.Name), StringComparer.Ordinal);

    // What an id can't hold becomes a hyphen. An id stays readable for ever, so that a part whose name is to be erased, and is no option of the policy, or has nothing that an id can hold, has its number instead.
    private string IdOf(string name, HashSet<string> taken)
    {
        var text = new StringBuilder();
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            text.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-');
        }

        var number = taken.Count + 1;
        var id = $"{caseId}/{(name.Any(char.IsAsciiLetterOrDigit) ? text : number.ToString(CultureInfo.InvariantCulture))}";
        while (!taken.Add(id))
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{caseId}/{text}{(text.Length > 0 ? "-" : "")}{++number}");
        }

        return id;
    }
}
