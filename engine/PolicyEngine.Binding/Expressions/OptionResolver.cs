using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>
/// Decides which list an option's bare name belongs to where the name alone does not say: several lists have it, or something else is called the same. The other side of a comparison,
/// the value that a pattern tests, or the type that is needed decides. Where yes or no is needed, <c>yes</c> and <c>no</c> alone are what they say. Names that are unique need nothing: they are constants of the generated code.
/// </summary>
internal sealed class OptionResolver(SymbolTable symbols, ParsedExpression source, DiagnosticBag diagnostics)
{
    /// <summary>Marks names that stand for an option and read nothing.</summary>
    public const string Resolved = "option";

    /// <summary>Whether a bare name can be a constant of the generated code.</summary>
    public static bool IsUnique(SymbolTable symbols, string option) =>
        symbols.Choices.WithOption(option).Count == 1 && symbols.Find(option) is null && !symbols.ScriptNames.Contains(option) && !FunctionNames.Taken.Contains(option) && symbols.Choices.Find(option) < 0;

    public ExpressionSyntax Resolve(ExpressionSyntax node, ValueShape? needed)
    {
        if (needed is { Type: FactType.YesNo, IsRow: false } && node is IdentifierNameSyntax { Identifier.ValueText: "yes" or "no" } answer)
        {
            return SyntaxFactory.LiteralExpression(answer.Identifier.ValueText == "yes" ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression).WithTriviaFrom(answer);
        }

        var replacements = new Dictionary<IdentifierNameSyntax, int>();
        foreach (var child in node.DescendantNodesAndSelf())
        {
            switch (child)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary:
                    Pair(binary.Left, SetOf(binary.Right), replacements);
                    Pair(binary.Right, SetOf(binary.Left), replacements);
                    break;
                case IsPatternExpressionSyntax test:
                    Patterns(test.Pattern, SetOf(test.Expression), replacements);
                    break;
                case SwitchExpressionSyntax choice:
                    foreach (var arm in choice.Arms)
                    {
                        Patterns(arm.Pattern, SetOf(choice.GoverningExpression), replacements);
                    }

                    break;
                case ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax keyed } } argument
                    when DateCalls.FigureOf(keyed.Expression, symbols)?.Key is { Type: FactType.Choice } key:
                    Pair(argument.Expression, key.ChoiceSet, replacements);
                    break;
                default:
                    break;
            }
        }

        if (needed is { Type: FactType.Choice, IsRow: false })
        {
            Results(node, needed.ChoiceSet, replacements);
        }

        ReportAmbiguous(node, replacements);
        return replacements.Count == 0 ? node : node.ReplaceNodes(replacements.Keys, (old, _) => Qualified(old, replacements[old]));
    }

    private MemberAccessExpressionSyntax Qualified(IdentifierNameSyntax old, int set) =>
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.IdentifierName(symbols.Choices.TypeName(set)).WithAdditionalAnnotations(new SyntaxAnnotation(Resolved)),
            old.WithoutTrivia()).WithTriviaFrom(old);

    private void Results(ExpressionSyntax node, int set, Dictionary<IdentifierNameSyntax, int> replacements)
    {
        switch (node)
        {
            case ParenthesizedExpressionSyntax inner:
                Results(inner.Expression, set, replacements);
                break;
            case ConditionalExpressionSyntax choice:
                Results(choice.WhenTrue, set, replacements);
                Results(choice.WhenFalse, set, replacements);
                break;
            case SwitchExpressionSyntax choice:
                foreach (var arm in choice.Arms)
                {
                    Results(arm.Expression, set, replacements);
                }

                break;
            default:
                Pair(node, set, replacements);
                break;
        }
    }

    private void Patterns(PatternSyntax pattern, int set, Dictionary<IdentifierNameSyntax, int> replacements)
    {
        foreach (var constant in pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>())
        {
            Pair(constant.Expression, set, replacements);
        }
    }

    private void Pair(ExpressionSyntax side, int set, Dictionary<IdentifierNameSyntax, int> replacements)
    {
        while (side is ParenthesizedExpressionSyntax inner)
        {
            side = inner.Expression;
        }

        if (set >= 0 && side is ConditionalExpressionSyntax or SwitchExpressionSyntax)
        {
            Results(side, set, replacements);
            return;
        }

        if (set < 0 || side is not IdentifierNameSyntax name)
        {
            return;
        }

        var option = name.Identifier.ValueText;
        var asSymbol = symbols.Find(option);
        if (!IsUnique(symbols, option) && symbols.Choices.Has(set, option) && asSymbol?.Shape.ChoiceSet != set)
        {
            replacements[name] = set;
        }
    }

    private int SetOf(ExpressionSyntax side) => side switch
    {
        ParenthesizedExpressionSyntax inner => SetOf(inner.Expression),
        IdentifierNameSyntax name => symbols.Find(name.Identifier.ValueText) is { Shape: { Type: FactType.Choice, IsRow: false } shape } ? shape.ChoiceSet : -1,
        ElementAccessExpressionSyntax keyed => DateCalls.FigureOf(keyed.Expression, symbols)?.Shape.ChoiceSet ?? -1,
        InvocationExpressionSyntax => DateCalls.ChoiceOf(side, symbols),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } access => SetOfMember(owner.Identifier.ValueText, access.Name.Identifier.ValueText),
        _ => -1,
    };

    private int SetOfMember(string owner, string member)
    {
        if (symbols.Choices.Find($"{owner}_{member}") is >= 0 and var ofTable)
        {
            return ofTable;
        }

        // Inside a lambda the owner is a record: its list is the one whose fields include the member.
        var lists = symbols.All.Where(symbol => symbol.Shape.Type == FactType.List).Select(symbol => symbols.Choices.Find($"{symbol.Name}_{member}")).Where(set => set >= 0).Distinct().ToArray();
        return lists.Length == 1 ? lists[0] : -1;
    }

    private void ReportAmbiguous(ExpressionSyntax node, Dictionary<IdentifierNameSyntax, int> replacements)
    {
        foreach (var name in NameReader.FreeNames(node))
        {
            var option = name.Identifier.ValueText;
            var sets = symbols.Choices.WithOption(option);
            if (sets.Count > 1 && symbols.Find(option) is null && symbols.Choices.Find(option) < 0 && !replacements.ContainsKey(name) && !symbols.ScriptNames.Contains(option))
            {
                var names = sets.Select(symbols.Choices.TypeName).ToArray();
                diagnostics.Add(BindingDiagnostics.AmbiguousOption, source.SpanOf(name), option, string.Join(", ", names), $"{names[0]}.{option}");
            }
        }
    }
}
