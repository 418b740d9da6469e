using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;

namespace PolicyEngine.Workbench.Proving;

/// <summary>What was proved, and on what terms, in words.</summary>
public static class ProofText
{
    /// <summary>The days that a proof covers.</summary>
    public static string Days(PolicyModel model, Impossible proved)
    {
        var (first, last) = (Day(proved.First), Day(proved.Last));
        return proved.First == proved.Last ? $"on {first}"
            : model.InForceTo == proved.Last ? $"from {first} to {last}, on all days in force"
            : $"from {first} to {last}; the policy has no last day, and was followed for decades after the last date that it names";
    }

    /// <summary>The ranges that were taken where the policy leaves them open; empty for none.</summary>
    public static string Ranges(PolicyModel model, GuaranteeResult result)
    {
        if (result.TakenRanges.Count == 0)
        {
            return "";
        }

        var dates = result.TakenRanges.Where(fact => model.Facts[fact].Type == FactType.Date).Select(fact => $"`{model.Facts[fact].Name}`").ToList();
        var numbers = result.TakenRanges.Where(fact => model.Facts[fact].Type != FactType.Date).Select(fact => $"`{model.Facts[fact].Name}`").ToList();
        var said = new List<string>();
        if (numbers.Count > 0)
        {
            said.Add($"{Listed(numbers)} {(numbers.Count == 1 ? "has" : "have")} no range in the policy, and {(numbers.Count == 1 ? "is" : "are")} taken to lie within a million million of zero");
        }

        if (dates.Count > 0)
        {
            said.Add($"{Listed(dates)} {(dates.Count == 1 ? "has" : "have")} no range in the policy, and {(dates.Count == 1 ? "is" : "are")} taken to lie in the years 1000 to 2999");
        }

        return string.Join("; ", said);
    }

    /// <summary>How a case breaks a statement.</summary>
    public static string Breach(GuaranteeResult result, Decision decision) => result.Breach switch
    {
        GuaranteeBreach.Outcome => $"its outcome is “{DecisionDocument.Of(decision).Headline}”",
        GuaranteeBreach.NoOutcome => "it has no outcome, although nothing more is asked",
        GuaranteeBreach.Condition => result.Guarantee.Kind == GuaranteeKind.Never ? $"`{result.Guarantee.ConditionText}` holds in it" : $"`{result.Guarantee.ConditionText}` does not hold in it",
        GuaranteeBreach.Fault or _ => decision.Faults.Count == 0 ? "something in it can't be worked out" : $"it breaks: {decision.Faults[0].Message}",
    };

    /// <summary>The facts of a case, each with its title or question, and its value in words.</summary>
    public static IReadOnlyList<string> Facts(Witness witness)
    {
        var model = witness.Facts.Model;
        return [.. witness.Given.Select(place => $"{Fact(model, model.Facts[place], witness.Facts.ValueOf(place)!)} ({model.Facts[place].Name})")];
    }

    /// <summary>A fact with its title or question, and its value in words.</summary>
    public static string Fact(PolicyModel model, Fact fact, object value) => $"{Asked(fact)} {Value(model, fact, value)}";

    /// <summary>A day in words.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Listed(List<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Asked(Fact fact) => SafeText.Of(fact.Title.Length > 0 ? fact.Title + ":" : fact.Ask.Length > 0 ? fact.Ask : fact.Name + ":");

    private static string Value(PolicyModel model, Fact fact, object value) => SafeText.Of(fact.Type == FactType.List
        ? value is IReadOnlyCollection<object[]> { Count: 0 } ? "none" : $"{((IReadOnlyCollection<object[]>)value).Count} records"
        : ValueText.Display(value, fact.Type, fact.ChoiceSet < 0 ? null : model.Choices[fact.ChoiceSet], fact.Unit));
}
