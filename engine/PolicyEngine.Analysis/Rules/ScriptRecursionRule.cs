using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>Methods of scripts that call each other in a circle have no bound that can be seen.</summary>
internal sealed class ScriptRecursionRule : CodeRule
{
    private static readonly DiagnosticDescriptor Recursion = new(
        "PE3003",
        Severity.Error,
        "`{0}` calls itself: {1}",
        "write the repetition as a `for` or `while` loop");

    public override bool Check(IOperation operation, CodePlace place)
    {
        if (operation is IInvocationOperation call && place.Member is IMethodSymbol caller && place.Scope.IsScripted(call.TargetMethod))
        {
            place.Scope.AddCall(caller, call.TargetMethod);
        }

        return true;
    }

    public override void CheckDeclaration(ISymbol member, SyntaxNode node, CodePlace place)
    {
        if (member is IMethodSymbol method && node is MethodDeclarationSyntax declaration)
        {
            place.Scope.AddMethod(method, place.Splice.ToSource(declaration.Identifier.SpanStart, declaration.Identifier.Span.Length));
        }
    }

    public override void Finish(PolicyScope scope, List<Finding> findings)
    {
        var finished = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var method in scope.Methods)
        {
            Visit(method, [], finished, scope, findings);
        }
    }

    private static void Visit(IMethodSymbol method, List<IMethodSymbol> path, HashSet<ISymbol> finished, PolicyScope scope, List<Finding> findings)
    {
        var start = path.FindIndex(one => SymbolEqualityComparer.Default.Equals(one, method));
        if (start >= 0)
        {
            var circle = string.Join(" → ", path.Skip(start).Append(method).Select(one => one.Name));
            findings.Add(new Finding(scope.Policy.Syntax.Id.Value, Recursion.At(scope.SpanOf(method), method.Name, circle), [method.Name]));
            return;
        }

        if (finished.Contains(method))
        {
            return;
        }

        path.Add(method);
        foreach (var called in scope.CallsOf(method))
        {
            Visit(called, path, finished, scope, findings);
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(method);
    }
}
