using PolicyEngine.Model;

namespace PolicyEngine.Workbench;

/// <summary>The values that a fact may be given, where they can be listed.</summary>
public static class ValueCompletion
{
    /// <summary>The options of a choice with their titles, yes and no; none for other types.</summary>
    public static IEnumerable<CompletionItem> Of(PolicyModel model, Fact fact) => fact.Type switch
    {
        FactType.YesNo => [new("yes", "option", ""), new("no", "option", "")],
        FactType.Choice => model.Choices[fact.ChoiceSet].Options.Select(option => new CompletionItem(option.Name, "option", option.Title == option.Name ? "" : option.Title)),
        FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time or FactType.Text or FactType.List => [],
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };
}
