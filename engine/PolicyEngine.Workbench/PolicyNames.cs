using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Workbench;

/// <summary>The names of a policy, each with its words, for completion and hints.</summary>
public static class PolicyNames
{
    /// <summary>The functions and list operations of expressions.</summary>
    public static IReadOnlyList<CompletionItem> Functions { get; } = [.. FunctionCatalogue.Functions.Select(function => new CompletionItem(function.Name, "function", function.Summary))];

    /// <summary>The items that have a name of their own; what a lifecycle computes has none.</summary>
    public static IEnumerable<Item> Items(PolicyModel model) => model.Items.Where(item => item.IsNamed);

    /// <summary>What expressions may name: facts, figures, and everything worked out.</summary>
    public static IEnumerable<CompletionItem> Values(PolicyModel model) =>
    [
        .. model.Facts.Select(fact => new CompletionItem(fact.Name, "fact", fact.Title.Length > 0 ? fact.Title : fact.Ask)),
        .. model.Parameters.Select(parameter => new CompletionItem(parameter.Name, "parameter", parameter.Title)),
        .. Items(model).Select(item => new CompletionItem(item.Name, KindOf(item.Kind), item.Title == item.Name ? "" : item.Title)),
    ];

    /// <summary>Everything that has a name: values, rules, criteria.</summary>
    public static IEnumerable<CompletionItem> All(PolicyModel model) => Values(model)
        .Concat(model.Items.SelectMany(item => item.Rules?.Rules ?? []).Select(rule => new CompletionItem(rule.Id, "rule", rule.Title == rule.Id ? "" : rule.Title)))
        .Concat(model.Items.SelectMany(item => item.Criteria?.Criteria ?? []).Select(criterion => new CompletionItem(criterion.Id, "criterion", "")))
        .DistinctBy(item => item.Text);

    /// <summary>The word for a kind of item.</summary>
    public static string KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Definition => "definition",
        ItemKind.Criteria => "criteria",
        ItemKind.Table => "table",
        ItemKind.Matrix => "matrix",
        ItemKind.Bands => "bands",
        ItemKind.Outcome => "outcome",
        ItemKind.Part => "part",
        ItemKind.Output => "output",
        ItemKind.Lifecycle => "lifecycle",
        ItemKind.Inner => "part",
        ItemKind.Guarantee => "guarantee",
        ItemKind.Valid => "check of answers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
