using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Binding;

namespace PolicyEngine.Analysis.Rules;

/// <summary>Walks what the compiler made of each splice, once for all rules, with one semantic model a tree.</summary>
internal static class CodeWalk
{
    public static void Check(BoundPolicySet bound, IReadOnlyList<CodeRule> rules, List<Finding> findings)
    {
        var byPolicy = bound.Splices.ToLookup(splice => splice.Policy, StringComparer.Ordinal);
        foreach (var policy in bound.Policies)
        {
            var scope = new PolicyScope(policy, bound.Compilation);
            var models = byPolicy[policy.Syntax.Id.Value].Select(splice => splice.Node.SyntaxTree).Distinct().ToDictionary(tree => tree, tree => bound.Compilation.GetSemanticModel(tree));
            var splices = byPolicy[policy.Syntax.Id.Value].Select(splice => (Splice: splice, Model: models[splice.Node.SyntaxTree])).ToArray();

            // A script's member may use one that stands below it, so all are known before any is looked into.
            foreach (var (splice, model) in splices.Where(pair => pair.Splice.IsScript))
            {
                foreach (var (member, _) in MembersOf(splice.Node, model))
                {
                    scope.AddScripted(member);
                }
            }

            foreach (var (splice, model) in splices)
            {
                new Walker(rules, scope, findings).Splice(splice, model);
            }

            foreach (var rule in rules)
            {
                rule.Finish(scope, findings);
            }
        }
    }

    private static IEnumerable<(ISymbol Member, SyntaxNode Node)> MembersOf(SyntaxNode node, SemanticModel model) => node is FieldDeclarationSyntax field
        ? field.Declaration.Variables.Select(variable => (model.GetDeclaredSymbol(variable)!, (SyntaxNode)variable))
        : [(model.GetDeclaredSymbol(node)!, node)];

    private sealed class Walker(IReadOnlyList<CodeRule> rules, PolicyScope scope, List<Finding> findings)
    {
        public void Splice(Splice splice, SemanticModel model)
        {
            if (!splice.IsScript)
            {
                Expression(splice.Node, splice, null, model);
                return;
            }

            foreach (var (member, node) in MembersOf(splice.Node, model))
            {
                var place = new CodePlace(splice, scope, member, findings);
                foreach (var rule in rules)
                {
                    rule.CheckDeclaration(member, node, place);
                }

                if (node is MethodDeclarationSyntax)
                {
                    Root(model.GetOperation(node), node, place);
                }

                foreach (var initializer in node.DescendantNodes(inner => inner is not MethodDeclarationSyntax).OfType<EqualsValueClauseSyntax>().Where(_ => node is not MethodDeclarationSyntax))
                {
                    Expression(initializer.Value, splice, member, model);
                }
            }
        }

        private void Expression(SyntaxNode node, Splice splice, ISymbol? member, SemanticModel model)
        {
            var inner = node;
            while (inner is ParenthesizedExpressionSyntax brackets)
            {
                inner = brackets.Expression;
            }

            // The generated code around the expression may convert its value.
            var operation = model.GetOperation(inner);
            while (operation?.Parent is IConversionOperation { IsImplicit: true } conversion)
            {
                operation = conversion;
            }

            Root(operation, node, new CodePlace(splice, scope, member, findings));
        }

        private void Root(IOperation? operation, SyntaxNode node, CodePlace place)
        {
            if (operation is null)
            {
                place.Report(node, AllowedSymbolsRule.NotAllowed, CodePlace.TextOf(node), AllowedSymbolsRule.GeneralHelp);
                return;
            }

            var pending = new Stack<IOperation>([operation]);
            while (pending.TryPop(out var next))
            {
                if (rules.All(rule => rule.Check(next, place)))
                {
                    foreach (var child in next.ChildOperations.Reverse())
                    {
                        pending.Push(child);
                    }
                }
            }
        }
    }
}
