using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Expressions;

/// <summary>The closed list of syntax that an expression may use. What is not listed is refused, so that a new kind of a new compiler is refused too.</summary>
internal static class ExpressionSyntaxRules
{
    public const int MaximumDepth = 80;
    public const int LambdaDepth = 2;
    public const int LambdaCount = 8;

    private static readonly HashSet<SyntaxKind> Allowed =
    [
        SyntaxKind.ParenthesizedExpression, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.LogicalNotExpression,
        SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.AddExpression, SyntaxKind.SubtractExpression,
        SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression, SyntaxKind.ModuloExpression, SyntaxKind.UnaryMinusExpression, SyntaxKind.UnaryPlusExpression,
        SyntaxKind.ConditionalExpression, SyntaxKind.IdentifierName, SyntaxKind.NumericLiteralExpression, SyntaxKind.StringLiteralExpression,
        SyntaxKind.TrueLiteralExpression, SyntaxKind.FalseLiteralExpression, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ElementAccessExpression,
        SyntaxKind.BracketedArgumentList, SyntaxKind.ArgumentList, SyntaxKind.Argument, SyntaxKind.InvocationExpression, SyntaxKind.SimpleLambdaExpression,
        SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.ParameterList, SyntaxKind.Parameter, SyntaxKind.IsPatternExpression, SyntaxKind.ConstantPattern,
        SyntaxKind.RelationalPattern, SyntaxKind.NotPattern, SyntaxKind.AndPattern, SyntaxKind.OrPattern, SyntaxKind.ParenthesizedPattern, SyntaxKind.DiscardPattern,
        SyntaxKind.SwitchExpression, SyntaxKind.SwitchExpressionArm, SyntaxKind.WhenClause, SyntaxKind.IsExpression,
    ];

    private static readonly Dictionary<SyntaxKind, (string What, string Help)> Hints = new()
    {
        [SyntaxKind.SimpleAssignmentExpression] = ("`=`", "to compare two values write `==`"),
        [SyntaxKind.NullLiteralExpression] = ("`null`", NameAdvice.NotKnown),
        [SyntaxKind.BitwiseAndExpression] = ("`&`", "write `&&` for and"),
        [SyntaxKind.BitwiseOrExpression] = ("`|`", "write `||` for or"),
        [SyntaxKind.ExclusiveOrExpression] = ("`^`", "write `a != b` for one or the other but not both"),
        [SyntaxKind.InterpolatedStringExpression] = ("a text with values in it", "show values in a reason, as `{name}`"),
        [SyntaxKind.CastExpression] = ("a cast", "numbers convert by themselves; round with `round_half_up(x, 0)`"),
        [SyntaxKind.TupleExpression] = ("a list of values in brackets", "use one value at a time"),
        [SyntaxKind.CharacterLiteralExpression] = ("a character in single quotes", "write texts in double quotes, or an option by its bare name"),
        [SyntaxKind.CoalesceExpression] = ("`??`", "take it away: nothing stands in for a fact that is not known, which makes the decision undetermined by itself"),
        [SyntaxKind.DefaultLiteralExpression] = ("`default`", "name the value itself"),
        [SyntaxKind.ObjectCreationExpression] = ("`new`", "use facts, definitions and functions such as `date(2018, 9, 1)`"),
        [SyntaxKind.ImplicitObjectCreationExpression] = ("`new`", "use facts, definitions and functions such as `date(2018, 9, 1)`"),
        [SyntaxKind.PointerIndirectionExpression] = ("`**`", "write the value as often as it is multiplied, `a * a`"),
        [SyntaxKind.RangeExpression] = ("a range with `..`", "write two comparisons, `age >= 18 && age <= 65`"),
        [SyntaxKind.NullableType] = ("`?` after a type", NameAdvice.NotKnown),
        [SyntaxKind.ConditionalAccessExpression] = ("`?.`", "write `.` alone; a fact that is not known makes the decision undetermined by itself"),
        [SyntaxKind.SuppressNullableWarningExpression] = ("`!` after a value", "leave it out; for not write `!` before the condition"),
        [SyntaxKind.CollectionExpression] = ("a list in square brackets", "write `x is a or b`, or ask for a fact of type `list`"),
        [SyntaxKind.ThrowExpression] = ("`throw`", "let the rule not apply; what no rule says is undetermined by itself"),
        [SyntaxKind.GenericName] = ("a name with `<…>`", "write the function's name and its values in round brackets"),
    };

    /// <summary>Whether all of the expression is in the language; reports each outermost part that is not.</summary>
    public static bool Check(ParsedExpression expression, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Count;
        var lambdas = 0;
        var pending = new Stack<(SyntaxNode Node, int Depth, int Lambdas)>();
        pending.Push((expression.Node, 1, 0));
        while (pending.TryPop(out var visit))
        {
            var (node, depth, lambdaDepth) = visit;
            if (!IsAllowed(node))
            {
                Refuse(expression, node, diagnostics);
                continue;
            }

            var isLambda = node is LambdaExpressionSyntax;
            lambdas += isLambda ? 1 : 0;
            lambdaDepth += isLambda ? 1 : 0;
            if (lambdas > LambdaCount)
            {
                diagnostics.Add(BindingDiagnostics.TooManyRules, expression.SpanOf(node), LambdaCount);
                return false;
            }

            if (depth > MaximumDepth || lambdaDepth > LambdaDepth)
            {
                diagnostics.Add(BindingDiagnostics.ExpressionTooDeep, expression.SpanOf(node), lambdaDepth > LambdaDepth ? LambdaDepth : MaximumDepth);
                return false;
            }

            foreach (var child in node.ChildNodes())
            {
                // A chain such as a && b && c leans left and is no deeper to read than its last link.
                pending.Push((child, IsChain(node, child) ? depth : depth + 1, lambdaDepth));
            }
        }

        return diagnostics.Count == before;
    }

    /// <summary>Whether a name is written plainly, with the letters a to z.</summary>
    public static bool IsPlainName(SyntaxToken name) => name.Text == name.ValueText && name.Text.All(char.IsAscii) && !name.IsMissing;

    private static bool IsChain(SyntaxNode node, SyntaxNode child) =>
        node is BinaryExpressionSyntax binary && ReferenceEquals(binary.Left, child) && child.IsKind(node.Kind());

    private static bool IsAllowed(SyntaxNode node) => Allowed.Contains(node.Kind()) && node switch
    {
        IdentifierNameSyntax name => IsPlainName(name.Identifier),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression) => !IsGroup(literal.Token.Text) && literal.Token.Value is int or uint or long || (literal.Token.Value is double && LiteralText.AsDecimal(literal.Token.Text) is not null),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.IsKind(SyntaxKind.StringLiteralToken) && LiteralText.IsPlain(literal.Token.ValueText),
        ArgumentSyntax argument => argument.NameColon is null && argument.RefKindKeyword.IsKind(SyntaxKind.None),
        LambdaExpressionSyntax lambda => lambda.ExpressionBody is not null && lambda.Modifiers.Count == 0 && lambda.AttributeLists.Count == 0,
        ParameterSyntax parameter => parameter is { Type: null, Default: null, Modifiers.Count: 0, AttributeLists.Count: 0 } && IsPlainName(parameter.Identifier),
        BinaryExpressionSyntax binary => !binary.IsKind(SyntaxKind.IsExpression) || binary.Right is IdentifierNameSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax,
        _ => true,
    };

    // What a comma leaves of `1,000`: the one would be a value of its own and the noughts another.
    private static bool IsGroup(string digits) => digits.Length == 3 && digits[0] == '0' && digits.All(char.IsAsciiDigit);

    private static void Refuse(ParsedExpression expression, SyntaxNode node, DiagnosticBag diagnostics)
    {
        var text = expression.TextOf(node);
        var (what, help) = Hints.TryGetValue(node.Kind(), out var hint)
            ? hint
            : (node is IdentifierNameSyntax ? $"the name `{text}`" : $"`{(text.Length > 40 ? text[..40] + "…" : text)}`", "an expression may compare, calculate, combine with `&&`, `||`, `!` and `? :`, and call functions; see the language page");
        if (node is IdentifierNameSyntax)
        {
            help = "write names with the letters a to z, digits and underscores; a letter of another alphabet can look the same";
        }

        if (node is LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.NumericLiteralToken })
        {
            help = IsGroup(text) ? "a comma does not separate thousands here: write `23_400`" : "write numbers with digits and at most one point, such as `23_400` or `0.25`, with no more than 28 digits";
        }

        if (node is LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken } written } && !LiteralText.IsPlain(written.ValueText))
        {
            (what, help) = ("a text with a control character or a hidden character in it", "write letters, digits, signs and ordinary spaces only; for an accented letter type the letter itself");
        }

        diagnostics.Add(BindingDiagnostics.NotInLanguage, expression.SpanOf(node), what, help);
    }
}
