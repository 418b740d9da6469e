using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench;

/// <summary>The value that a name of the policy has in a decision, as people read it.</summary>
public sealed class NamedValue(Decision decision)
{
    private PolicyModel Model => decision.Policy;

    /// <summary>Everything that has a name in expressions.</summary>
    public static IEnumerable<string> Names(PolicyModel model) =>
        model.Facts.Select(fact => fact.Name).Concat(model.Parameters.Select(parameter => parameter.Name)).Concat(PolicyNames.Items(model).Select(item => item.Name)).Append("as_of");

    /// <summary>The value; <see langword="null"/> when the text is no name.</summary>
    public string? Find(string name)
    {
        if (name == "as_of")
        {
            return DayText.Of(decision.AsOf);
        }

        if (Model.Facts.FirstOrDefault(fact => fact.Name == name) is { } fact)
        {
            return decision.Facts.StateOf(name) == FactState.NotKnown ? "asked, and not known"
                : decision.Facts.ValueOf(name) is { } value ? FactText(fact, value)
                : "not asked";
        }

        return PolicyNames.Items(Model).FirstOrDefault(item => item.Name == name) is { } item ? OfItem(item)
            : Model.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter ? OfParameter(parameter)
            : Model.Choices.FirstOrDefault(set => set.Name == name) is { } choices ? string.Join('\n', choices.Options.Select(option => option.Title == option.Name ? option.Name : $"{option.Name}: {option.Title}"))
            : null;
    }

    /// <summary>A fact's value as people read it; of a list, its records.</summary>
    public string FactText(Fact fact, object value) => value is IReadOnlyList<object[]> records
        ? records.Count == 0 ? "no records" : string.Join('\n', records.Select((record, at) => FormattableString.Invariant($"{at + 1}. ") + string.Join(", ", record.Select((field, place) => $"{fact.Fields[place].Name} {FactText(fact.Fields[place], field)}"))))
        : ValueText.Display(value, fact.Type, Choices(fact.ChoiceSet), fact.Unit);

    /// <summary>The value of a parameter on the day of the decision; keyed ones with a line a key.</summary>
    public string OfParameter(Parameter parameter)
    {
        var today = parameter.Values.Where(value => value.From <= decision.AsOf && !(value.To < decision.AsOf)).ToList();
        var lines = today.Select(value => $"{(value.Key is null ? "" : $"{value.Key}: ")}{Text(value.Value, parameter)}").ToList();
        return lines.Count == 0 ? $"no value on {DayText.Of(decision.AsOf)}" : string.Join('\n', lines);
    }

    private string OfItem(Item item)
    {
        var result = decision.Parts.Concat(decision.Outputs).FirstOrDefault(value => value.Name == item.Name);
        return item.Kind == ItemKind.Outcome ? decision.OutcomeTitle ?? "not settled"
            : result is not null ? result.Shown
            : decision.ValueOf(item.Name) is { } value ? ItemText(item, value)
            : "not known yet";
    }

    private string ItemText(Item item, object value) => value is IReadOnlyList<object> several
        ? string.Join(", ", several.Select((part, place) => Part(item, part, place)))
        : ValueText.Display(value, item.Type, Choices(item.ChoiceSet), item.Unit);

    private string Part(Item item, object part, int place)
    {
        var outputs = item.Lookup?.Outputs ?? [];
        var isList = item.Lookup?.Hit == HitPolicy.CollectList;
        var output = outputs[isList ? 0 : place];
        return (isList ? "" : output.Name + " ") + ValueText.Display(part, output.Type, Choices(output.ChoiceSet), "");
    }

    private string Text(string? text, Parameter parameter) =>
        text is null ? "no value" : ValueText.TryParse(text, parameter.Type, Choices(parameter.ChoiceSet)) is { } value ? ValueText.Display(value, parameter.Type, Choices(parameter.ChoiceSet), parameter.Unit) : text;

    private ChoiceSet? Choices(int set) => set < 0 ? null : Model.Choices[set];
}
