using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>Code that is never reached, and values that nothing reads, were meant for something.</summary>
internal sealed class DeadCodeRule : ScriptRule
{
    private static readonly DiagnosticDescriptor Unreachable = new(
        "PE4512",
        Severity.Warning,
        "this code of `{0}` is never reached",
        "take it out; or correct what stands before it");

    private static readonly DiagnosticDescriptor UnusedVariable = new(
        "PE4513",
        Severity.Warning,
        "`{0}` is given a value in `{1}`, and nothing reads it",
        "use it where it was meant; or leave it out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unreachable, UnusedVariable];

    protected override void Check(AdvisedPolicy policy, ScriptMethod method, List<Finding> findings)
    {
        foreach (var statement in method.Method.DescendantNodes().OfType<StatementSyntax>().Where(statement => IsFirstUnreached(method.Code, statement)))
        {
            findings.Add(Finding.At(policy, method.SpanOf(statement), Unreachable, [method.Name], method.Name));
        }

        foreach (var branch in method.Method.DescendantNodes().OfType<IfStatementSyntax>().Where(branch => SettledTests.IsSettled(branch, method.Code)))
        {
            findings.Add(Finding.At(policy, method.SpanOf(branch.Condition), Unreachable, [method.Name], method.Name));
        }

        foreach (var variable in method.Method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => !IsRead(method, variable)))
        {
            findings.Add(Finding.At(policy, method.SpanOf(variable.Identifier), UnusedVariable, [method.Name, variable.Identifier.ValueText], variable.Identifier.ValueText, method.Name));
        }
    }

    // What follows something that is not reached, or lies in it, is not said again.
    private static bool IsFirstUnreached(SemanticModel code, StatementSyntax statement)
    {
        if (statement is LocalFunctionStatementSyntax || IsReached(code, statement))
        {
            return false;
        }

        var before = statement.Parent is BlockSyntax block ? block.Statements.TakeWhile(other => other != statement).LastOrDefault() : null;
        return before is not null ? IsReached(code, before) : statement.Parent is not StatementSyntax around || IsReached(code, around);
    }

    private static bool IsReached(SemanticModel code, StatementSyntax statement) => code.AnalyzeControlFlow(statement) is not { Succeeded: true, StartPointIsReachable: false };

    private static bool IsRead(ScriptMethod method, VariableDeclaratorSyntax variable)
    {
        var symbol = method.Code.GetDeclaredSymbol(variable);
        return method.Method.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText
            && !(name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            && SymbolEqualityComparer.Default.Equals(method.Code.GetSymbolInfo(name).Symbol, symbol));
    }
}
