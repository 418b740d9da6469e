using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime;

namespace PolicyEngine.Analysis.Guards;

/// <summary>Puts the step budget into the scripts of a checked compilation, and makes sure that each call of it is the engine's own.</summary>
internal static class ScriptGuards
{
    private static readonly DiagnosticDescriptor NotGuarded = new(
        "PE3091",
        Severity.Error,
        "the engine could not put its limits into this script, although nothing is wrong with its text: {0}",
        "this is a fault of the engine, not of your policy; please report it together with the script");

    /// <summary>The compilation with guards, or <see langword="null"/> and a diagnostic when they could not be put in place.</summary>
    public static CSharpCompilation? Add(BoundPolicySet bound, DiagnosticBag diagnostics)
    {
        var compilation = bound.Compilation;
        foreach (var scripts in bound.Splices.Where(splice => splice is { IsScript: true, Node: MethodDeclarationSyntax }).GroupBy(splice => splice.Node.SyntaxTree))
        {
            var model = compilation.GetSemanticModel(scripts.Key);
            var members = scripts.ToDictionary(splice => splice.Node);
            var root = scripts.Key.GetRoot().ReplaceNodes(members.Keys, (original, _) => new GuardWriter(members[original], model).Visit(original));
            var guarded = scripts.Key.WithRootAndOptions(root, scripts.Key.Options);
            compilation = compilation.ReplaceSyntaxTree(scripts.Key, guarded);
            if (FindFault(compilation.GetSemanticModel(guarded)) is { } fault)
            {
                diagnostics.Add(NotGuarded, scripts.First().SourceOf(scripts.First().Node), fault);
                return null;
            }
        }

        return compilation;
    }

    // The rest of the tree is as Binding compiled it, so only what was rewritten is compiled again here.
    private static string? FindFault(SemanticModel model)
    {
        var calls = model.SyntaxTree.GetRoot().GetAnnotatedNodes(GuardWriter.Injected).ToArray();
        var methods = calls.Select(call => call.FirstAncestorOrSelf<MethodDeclarationSyntax>()!).Distinct();
        var errors = methods.SelectMany(method => model.GetMethodBodyDiagnostics(method.Span)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return errors.FirstOrDefault() is { } error ? error.Id
            : calls.Any(call => !IsOwn(model.GetSymbolInfo(call).Symbol)) ? "a limit is not the engine's own"
            : null;
    }

    private static bool IsOwn(ISymbol? symbol) => symbol is IMethodSymbol { ContainingType: { } owner }
        && owner.ToDisplayString() == typeof(StepBudget).FullName && owner.ContainingAssembly.Name == typeof(StepBudget).Assembly.GetName().Name;
}
