using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Binding.Translation;

/// <summary>Complaints about what stands in round and square brackets.</summary>
internal static class CallMessages
{
    /// <summary>A call with other values than it takes.</summary>
    public static PolicyDiagnostic Arguments(SyntaxNode node, SourceSpan at, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is { } access && node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Span.Contains(access.Span) != false)
        {
            return BindingDiagnostics.WrongArguments.At(at, access.ToString(), $"write one key of the parameter's kind in the brackets, `{access.Expression}[key]`; the value is always that of the day of the decision");
        }

        var call = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var name = call?.Expression switch
        {
            IdentifierNameSyntax function => function.Identifier.ValueText,
            MemberAccessExpressionSyntax called => called.Name.Identifier.ValueText,
            _ => at.Text,
        };
        return BindingDiagnostics.WrongArguments.At(at, name, Help(name, call, model));
    }

    /// <summary>Square brackets after something that has no keys.</summary>
    public static PolicyDiagnostic Brackets(SyntaxNode node, SourceSpan at, SemanticModel model, PolicyDraft draft)
    {
        var owner = node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>()?.Expression;
        var name = owner?.ToString() ?? at.Text.Split('[')[0];
        if (owner is not null && MemberAdvice.IsList(model.GetTypeInfo(owner).Type))
        {
            return BindingDiagnostics.NoPlaces.At(at, name, ListAdvice.InPlaceOfPlace(name));
        }

        return draft.Symbols.Find(name) is { Kind: Symbols.SymbolKind.Parameter }
            ? BindingDiagnostics.WrongKey.At(at, name, "has no keys", "leave out the square brackets")
            : BindingDiagnostics.NoPlaces.At(at, name, "leave out the square brackets; it has one value");
    }

    private static string Help(string name, InvocationExpressionSyntax? call, SemanticModel model)
    {
        // In an expression binding has put in the calendar; a script has none.
        if (DateCalls.ValuesOf(name) is { } values && call?.ArgumentList.Arguments.Count == values)
        {
            return "a script has no calendar: work the day out in a definition, and give the script what comes out";
        }

        if (FunctionCatalogue.Functions.Concat(FunctionCatalogue.ListOperations).FirstOrDefault(function => function.Name == name) is { } entry)
        {
            var isNested = name is "min" or "max" && call?.ArgumentList.Arguments.Count > 2;
            return isNested ? $"it takes two values; for more write `{name}(a, {name}(b, c))`" : $"it is used as `{entry.Signature}`";
        }

        if (call?.Expression is MemberAccessExpressionSyntax member)
        {
            return MemberAdvice.ForMember(member, model.GetTypeInfo(member.Expression).Type) ?? "check how many values it takes and of what kind";
        }

        var method = call is null ? null : model.GetSymbolInfo(call).CandidateSymbols.Concat(model.GetMemberGroup(call.Expression)).OfType<IMethodSymbol>().FirstOrDefault();
        if (method is null)
        {
            return "check how many values it takes and of what kind";
        }

        var isList = call!.ArgumentList.Arguments.Any(argument => MemberAdvice.IsList(model.GetTypeInfo(argument.Expression).Type));
        var takes = string.Join(", ", method.Parameters.Select(parameter => parameter.Type is IErrorTypeSymbol ? parameter.Name : $"{parameter.Name} ({PlainWords.OfType(parameter.Type)})"));
        return isList || method.Parameters.Any(parameter => parameter.Type is IErrorTypeSymbol)
            ? "a script takes single values: work on the list in a definition, with `Sum`, `Count`, `Any` and the others, and give the script what comes out"
            : takes.Length == 0 ? $"the script takes no values: write `{name}()`" : $"the script takes {takes}";
    }
}
