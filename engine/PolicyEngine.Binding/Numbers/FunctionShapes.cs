using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Binding.Numbers;

/// <summary>What functions and a policy's own scripts take and give, as far as numbers go.</summary>
internal sealed class FunctionShapes
{
    private static readonly ILookup<string, MethodInfo> Functions = typeof(PolicyFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).ToLookup(method => method.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, MethodDeclarationSyntax> scripts = new(StringComparer.Ordinal);

    public FunctionShapes(PolicyDraft draft)
    {
        foreach (var method in draft.Scripts.SelectMany(script => script.Members).OfType<MethodDeclarationSyntax>())
        {
            scripts.TryAdd(method.Identifier.ValueText, method);
        }
    }

    /// <summary>Whether a function takes a whole number in a place, and nothing else.</summary>
    public bool TakesWhole(string name, int place, int count)
    {
        if (scripts.TryGetValue(name, out var script))
        {
            return place < script.ParameterList.Parameters.Count && Is(script.ParameterList.Parameters[place].Type, SyntaxKind.LongKeyword, SyntaxKind.IntKeyword);
        }

        var methods = Functions[name].Where(method => method.GetParameters().Length == count).ToArray();
        return methods.Length > 0 && methods.All(method => method.GetParameters()[place].ParameterType == typeof(long));
    }

    /// <summary>Whether a script takes a number in a place: it has no fractions.</summary>
    public bool TakesNumber(string name, int place) =>
        scripts.TryGetValue(name, out var script) && place < script.ParameterList.Parameters.Count && Is(script.ParameterList.Parameters[place].Type, SyntaxKind.DecimalKeyword);

    /// <summary>What a function gives where that depends on nothing else.</summary>
    public NumberNote Gives(string name, PlacesMaker maker)
    {
        if (scripts.TryGetValue(name, out var script))
        {
            return Is(script.ReturnType, SyntaxKind.LongKeyword, SyntaxKind.IntKeyword) ? NumberNote.Whole
                : Is(script.ReturnType, SyntaxKind.DecimalKeyword) ? NumberNote.Decimal with { MadeBy = maker }
                : NumberNote.None;
        }

        var methods = Functions[name].ToArray();
        return methods.Length > 0 && methods.All(method => method.ReturnType == typeof(long)) ? NumberNote.Whole : NumberNote.None;
    }

    private static bool Is(TypeSyntax? type, params ReadOnlySpan<SyntaxKind> keywords) => type is PredefinedTypeSyntax predefined && keywords.Contains(predefined.Keyword.Kind());
}
