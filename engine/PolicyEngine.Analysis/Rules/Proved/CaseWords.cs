using System.Globalization;
using PolicyEngine.Model;
using PolicyEngine.Proof;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A case as a finding shows it: <c>age 17 and resident yes, on 1 September 2018</c>.</summary>
internal static class CaseWords
{
    public static string Of(Witness witness)
    {
        var model = witness.Facts.Model;
        string[] facts = [.. witness.Given.Select(fact => $"{model.Facts[fact].Name} {Value(model, model.Facts[fact], witness.Facts.ValueOf(fact)!)}")];
        var day = "on " + witness.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return facts.Length == 0 ? day : $"{Listed(facts)}, {day}";
    }

    /// <summary>A case as a sentence names it: <c>a case with age 17, on 1 September 2018</c>; without facts <c>a case on 1 September 2018</c>.</summary>
    public static string Case(Witness witness) => witness.Given.IsEmpty ? $"a case {Of(witness)}" : $"a case with {Of(witness)}";

    /// <summary>Words in a row: <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Value(PolicyModel model, Fact fact, object value) => fact.Type switch
    {
        FactType.List => value is IReadOnlyCollection<object[]> { Count: 0 } ? "without records" : "with records",
        FactType.Choice => ValueText.Format(value, model.Choices[fact.ChoiceSet]),
        FactType.Text => $"\"{value}\"",
        FactType.YesNo or FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time or _ => ValueText.Display(value, fact.Type, null, fact.Unit),
    };
}
