using PolicyEngine.Binding.Expressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Symbols;

/// <summary>All expressions of a policy, parsed once, found again by the text they were parsed from.</summary>
internal sealed class ExpressionTable
{
    private readonly Dictionary<TextSyntax, ParsedExpression> parsed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The parsed expression of a text; <see langword="null"/> when the text was refused.</summary>
    public ParsedExpression? this[TextSyntax? text] => text is null ? null : parsed.GetValueOrDefault(text);

    public static ExpressionTable Parse(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var table = new ExpressionTable();
        foreach (var text in TextsOf(policy))
        {
            if (text is not null && ExpressionParser.Parse(text, diagnostics) is { } expression)
            {
                table.parsed[text] = expression;
            }
        }

        return table;
    }

    private static IEnumerable<TextSyntax?> TextsOf(PolicySyntax policy)
    {
        var blocks = policy.Parts.Prepend(policy.Decision).Select(part => part.Rules);
        return
        [
            .. policy.Facts.Select(fact => fact.OnlyIf),
            .. policy.Definitions.Select(definition => definition.Value),
            .. policy.Criteria.SelectMany(group => group.Criteria).Select(criterion => criterion.When),
            .. policy.Tables.SelectMany(table => table.Inputs.Select(input => input.Input).Concat(table.Rows.Select(row => row.When!))),
            .. policy.Matrices.SelectMany(matrix => new[] { matrix.RowInput, matrix.ColumnInput }),
            .. policy.Bands.Select(bands => bands.Of),
            .. blocks.SelectMany(block => block.Rules).Select(rule => rule.When),
            .. policy.Parts.Select(part => part.OnlyIf),
            .. policy.Outputs.SelectMany(output => new[] { output.OnlyIf, output.Value }),
            .. policy.Outputs.Where(output => output.Rules is not null).SelectMany(output => output.Rules!.Rules.SelectMany(rule => new[] { rule.When, rule.Then }).Append(output.Rules.Otherwise?.Then)),
        ];
    }
}
