using Microsoft.CodeAnalysis;
using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Expressions;
using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>What may be offered of the things that the compiler knows at a place: only what the gate lets through, each with the words that the policy or the language has for it.</summary>
public sealed class OfferedSymbols(PolicyModel model)
{
    private const string RecordEnd = "_record";
    private const string RowEnd = "_row";
    private const string Internal = "__";

    private static readonly HashSet<string> Allowed = new(PolicyAnalyzer.AllowedMembers, StringComparer.Ordinal);

    private static readonly Dictionary<string, FunctionHelp> Functions = FunctionCatalogue.Functions.ToDictionary(function => function.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, FunctionHelp> ListOperations = FunctionCatalogue.ListOperations.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, CompletionItem> names = Names(model);

    /// <summary>The choice for a symbol; <see langword="null"/> when it is not offered.</summary>
    public CompletionItem? Of(ISymbol symbol)
    {
        if (symbol.Name.StartsWith(Internal, StringComparison.Ordinal) || symbol.IsImplicitlyDeclared)
        {
            return null;
        }

        return symbol switch
        {
            IParameterSymbol parameter => new CompletionItem(parameter.Name, "name", "one of the list"),
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } option => Option(option.Name, option.ContainingType),
            IFieldSymbol { IsConst: true, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } list, ContainingType.Name: PolicyOutline.CaseType } option => Option(option.Name, list),
            IFieldSymbol { ContainingType.Name: PolicyOutline.CaseType } field => names.GetValueOrDefault(field.Name) ?? Kept(field),
            IFieldSymbol { DeclaredAccessibility: Accessibility.Public, ContainingType: { } owner } field when IsOwn(owner) => Part(field.Name, owner),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method => Method(method),
            IPropertySymbol property when IsAllowed(property) => ListOperations.TryGetValue(property.Name, out var help) ? Member(help) : new CompletionItem(property.Name, "member", $"the {property.Name.ToLowerInvariant()}"),
            _ => null,
        };
    }

    /// <summary>The names of a policy, each with the words that it has for it.</summary>
    public static Dictionary<string, CompletionItem> Names(PolicyModel model)
    {
        var all = model.Facts.Select(fact => new CompletionItem(fact.Name, "fact", fact.Ask))
            .Concat(model.Parameters.Select(parameter => new CompletionItem(parameter.Name, "parameter", parameter.Title)))
            .Concat(model.Items.Where(item => item.IsNamed).Select(item => new CompletionItem(item.Name, Kind(item.Kind), item.Title == item.Name ? item.ValueText : item.Title)))
            .Append(new CompletionItem("as_of", "date", "the day of the decision"))
            .Append(new CompletionItem(DecisionView.Name, "decision", "the last decision"));
        return all.DistinctBy(item => item.Text).ToDictionary(item => item.Text, StringComparer.Ordinal);
    }

    private static string Kind(ItemKind kind) => kind switch
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

    private static CompletionItem Kept(IFieldSymbol field) => new(field.Name, "name", "kept with `let`");

    private static bool IsOwn(INamedTypeSymbol type) => type.ContainingType is { ContainingType: null } && type.DeclaringSyntaxReferences.Length > 0;

    private static bool IsAllowed(ISymbol symbol) => symbol.OriginalDefinition.GetDocumentationCommentId() is { } id && Allowed.Contains(id);

    private static CompletionItem Member(FunctionHelp help) => new(help.Name, "member", $"{help.Signature}: {help.Summary}");

    private static CompletionItem? Method(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.Length > 0)
        {
            return method.IsStatic ? new CompletionItem(method.Name, "function", $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Name))}), of a script") : null;
        }

        return !IsAllowed(method.ReducedFrom ?? method) ? null
            : Functions.TryGetValue(method.Name, out var function) && method.IsStatic ? new CompletionItem(function.Name, "function", $"{function.Signature}: {function.Summary}")
            : ListOperations.TryGetValue(method.Name, out var operation) ? Member(operation)
            : null;
    }

    private CompletionItem? Option(string name, INamedTypeSymbol list) =>
        model.Choices.FirstOrDefault(set => set.Name == list.Name)?.Options.FirstOrDefault(option => option.Name == name) is { } found ? new CompletionItem(name, "option", found.Title == name ? $"of {list.Name}" : found.Title)
        : list.DeclaringSyntaxReferences.Length > 0 ? new CompletionItem(name, "option", $"of {list.Name}") : null;

    private CompletionItem? Part(string name, INamedTypeSymbol owner)
    {
        var words = owner.Name.EndsWith(RecordEnd, StringComparison.Ordinal) && model.Facts.FirstOrDefault(fact => fact.Name == owner.Name[..^RecordEnd.Length]) is { } list
                ? list.Fields.FirstOrDefault(field => field.Name == name) is { } field ? FieldWords(field) : ""
            : owner.Name.EndsWith(RowEnd, StringComparison.Ordinal) ? $"of the table {owner.Name[..^RowEnd.Length]}"
            : owner.Name == Internal + DecisionView.Name ? DecisionView.Members.FirstOrDefault(member => member.Name == name).Summary ?? ""
            : "";
        return new CompletionItem(name, "member", words);
    }

    private static string FieldWords(Fact field) => field.Ask.Length > 0 ? field.Ask : field.Help.Length > 0 ? field.Help : field.Type switch
    {
        FactType.YesNo => "yes or no",
        FactType.WholeNumber => "a whole number",
        FactType.Decimal => "a number",
        FactType.Money => "an amount of money",
        FactType.Date => "a date",
        FactType.Time => "a time",
        FactType.Text => "a text",
        FactType.Choice => "an option",
        FactType.List => "a list",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
