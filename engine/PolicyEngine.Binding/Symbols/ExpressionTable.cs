using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Lifecycles;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Symbols;

/// <summary>All expressions of a policy, parsed once, found again by the text they were parsed from.</summary>
internal sealed class ExpressionTable
{
    private readonly Dictionary<TextSyntax, ParsedExpression> parsed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The parsed expression of a text; <see langword="null"/> when the text was refused.</summary>
    public ParsedExpression? this[TextSyntax? text] => text is null ? null : parsed.GetValueOrDefault(text);

    /// <summary>All expressions, in the order in which they were parsed.</summary>
    public IEnumerable<ParsedExpression> All => parsed.Values;

    /// <summary>The texts of all expressions.</summary>
    public IEnumerable<TextSyntax> Texts => parsed.Keys;

    /// <summary>Puts another tree in the place of an expression's; its positions are the same.</summary>
    public void Replace(TextSyntax text, ExpressionSyntax node) => parsed[text] = parsed[text] with { Node = node };

    public static ExpressionTable Parse(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var table = new ExpressionTable();
        foreach (var text in ConditionsOf(policy))
        {
            // A condition that can't be read stands for no while the rest is checked, so that one mistake does not hide the others.
            if (text is not null)
            {
                table.parsed[text] = ExpressionParser.Parse(text, diagnostics) ?? new ParsedExpression(text, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));
            }
        }

        foreach (var text in ValuesOf(policy))
        {
            if (text is not null && ExpressionParser.Parse(text, diagnostics) is { } expression)
            {
                table.parsed[text] = expression;
            }
        }

        return table;
    }

    /// <summary>Reads <c>view.name</c> as the name <c>view_name</c> in all expressions.</summary>
    /// <returns>Whether any could not be read so; that is reported.</returns>
    public bool JoinView(string view, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Count;
        foreach (var (text, expression) in parsed.ToArray())
        {
            if (text.Value.Contains(view, StringComparison.Ordinal))
            {
                parsed[text] = new ViewNames(view, symbols, expression, diagnostics).Join();
            }
        }

        return diagnostics.Count > before;
    }

    private static IEnumerable<TextSyntax?> ConditionsOf(PolicySyntax policy)
    {
        var blocks = policy.Blocks().Select(part => part.Rules).Concat(policy.Outputs.Select(output => output.Rules).OfType<RuleBlockSyntax>());
        return
        [
            .. policy.Facts.Select(fact => fact.OnlyIf),
            .. policy.Facts.SelectMany(fact => fact.Fields).Select(field => field.OfRecord),
            .. policy.Criteria.SelectMany(group => group.Criteria).Select(criterion => criterion.When),
            .. policy.Tables.SelectMany(table => table.Rows.Select(row => row.When)),
            .. blocks.SelectMany(block => block.Rules).Select(rule => rule.When),
            .. policy.Parts.Select(part => part.OnlyIf),
            .. policy.Outputs.Select(output => output.OnlyIf),
            .. policy.Valid.Select(check => check.When),
            .. policy.Guarantees.SelectMany(guarantee => guarantee.Conditions),
            .. LifecycleExpression.Of(policy).Where(expression => expression.IsCondition).Select(expression => expression.Text),
        ];
    }

    private static IEnumerable<TextSyntax?> ValuesOf(PolicySyntax policy) =>
    [
        .. policy.Definitions.Select(definition => definition.Value),
        .. policy.Tables.SelectMany(table => table.Inputs.Select(input => input.Input)),
        .. policy.Matrices.SelectMany(matrix => new[] { matrix.RowInput, matrix.ColumnInput }),
        .. policy.Bands.Select(bands => bands.Of),
        .. policy.Outputs.Select(output => output.Value),
        .. policy.Outputs.Where(output => output.Rules is not null).SelectMany(output => output.Rules!.Rules.Select(rule => rule.Then).Append(output.Rules.Otherwise?.Then)),
        .. LifecycleExpression.Of(policy).Where(expression => !expression.IsCondition).Select(expression => expression.Text),
    ];
}
