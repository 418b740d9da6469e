using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <content>The arms of choices, and the branches of scripts.</content>
internal sealed partial class ExpressionEdits
{
    /// <summary>The edits of a script, in the order in which it is read.</summary>
    /// <param name="text">The script.</param>
    public IReadOnlyList<TextEdit> OfScript(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var edits = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().SelectMany(node => InNode(node).Concat(InStatement(node)));
        return [.. edits.DistinctBy(edit => (edit.Start, edit.Length, edit.Replacement)).OrderBy(edit => edit.Start)];
    }

    private IEnumerable<TextEdit> InStatement(SyntaxNode node) => node switch
    {
        IfStatementSyntax choose => Conditions(choose.Condition),
        WhileStatementSyntax loop => Conditions(loop.Condition),
        DoStatementSyntax loop => Conditions(loop.Condition),
        ForStatementSyntax { Condition: { } condition } => Conditions(condition),
        CaseSwitchLabelSyntax label => Threshold(label.Value, null),
        ReturnStatementSyntax { Expression: { } result } => Result(result),
        ArrowExpressionClauseSyntax arrow => Result(arrow.Expression),
        _ => [],
    };

    // An arm that gives what the next one gives is a mistake that copying makes.
    private static IEnumerable<TextEdit> Arms(SwitchExpressionSyntax choose)
    {
        for (var i = 0; i < choose.Arms.Count; i++)
        {
            var (own, next) = (choose.Arms[i].Expression, choose.Arms[(i + 1) % choose.Arms.Count].Expression);
            var isAlike = string.Equals(own.ToString(), next.ToString(), StringComparison.Ordinal);
            foreach (var edit in isAlike ? Result(own) : Result(own).Append(Replace(MutationKind.Result, own.Span, next.ToString())))
            {
                yield return edit;
            }
        }
    }

    private static IEnumerable<TextEdit> Result(ExpressionSyntax value)
    {
        while (value is ParenthesizedExpressionSyntax inner)
        {
            value = inner.Expression;
        }

        return value is LiteralExpressionSyntax literal ? Literal(literal) : [];
    }

    private static IEnumerable<TextEdit> Literal(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        true => [Replace(MutationKind.Result, literal.Span, "false")],
        false => [Replace(MutationKind.Result, literal.Span, "true")],
        string or char or null => [],
        _ => Beside(literal),
    };

    private static IEnumerable<TextEdit> Beside(LiteralExpressionSyntax number)
    {
        var digits = number.Token.Text.TrimEnd('m', 'M', 'l', 'L');
        var suffix = number.Token.Text[digits.Length..];
        var type = digits.Contains('.', StringComparison.Ordinal) ? FactType.Decimal : FactType.WholeNumber;
        return Figures.Beside(digits, type).Select(other => Replace(MutationKind.Result, number.Span, other + suffix));
    }
}
