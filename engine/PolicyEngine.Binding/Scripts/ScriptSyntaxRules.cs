using Microsoft.CodeAnalysis.CSharp;

namespace PolicyEngine.Binding.Scripts;

/// <summary>The closed list of syntax that a script may use, over and above what expressions may.</summary>
internal static class ScriptSyntaxRules
{
    public const int MaximumDepth = 80;
    public const int LambdaDepth = 2;
    public const int MaximumChain = 500;

    public static HashSet<SyntaxKind> Allowed { get; } =
    [
        // Declarations.
        SyntaxKind.MethodDeclaration, SyntaxKind.FieldDeclaration, SyntaxKind.EnumDeclaration, SyntaxKind.EnumMemberDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration,
        SyntaxKind.ParameterList, SyntaxKind.Parameter, SyntaxKind.PredefinedType, SyntaxKind.IdentifierName, SyntaxKind.QualifiedName, SyntaxKind.GenericName, SyntaxKind.TypeArgumentList,
        SyntaxKind.VariableDeclaration, SyntaxKind.VariableDeclarator, SyntaxKind.EqualsValueClause, SyntaxKind.ArrowExpressionClause,

        // Statements.
        SyntaxKind.Block, SyntaxKind.LocalDeclarationStatement, SyntaxKind.ExpressionStatement, SyntaxKind.ReturnStatement, SyntaxKind.IfStatement, SyntaxKind.ElseClause,
        SyntaxKind.ForStatement, SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.BreakStatement, SyntaxKind.ContinueStatement, SyntaxKind.EmptyStatement,
        SyntaxKind.SwitchStatement, SyntaxKind.SwitchSection, SyntaxKind.CaseSwitchLabel, SyntaxKind.DefaultSwitchLabel, SyntaxKind.CasePatternSwitchLabel,

        // Expressions.
        SyntaxKind.ParenthesizedExpression, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.LogicalNotExpression, SyntaxKind.EqualsExpression,
        SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression, SyntaxKind.ModuloExpression, SyntaxKind.UnaryMinusExpression,
        SyntaxKind.UnaryPlusExpression, SyntaxKind.ConditionalExpression, SyntaxKind.NumericLiteralExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.TrueLiteralExpression,
        SyntaxKind.FalseLiteralExpression, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ElementAccessExpression, SyntaxKind.BracketedArgumentList, SyntaxKind.ArgumentList,
        SyntaxKind.Argument, SyntaxKind.InvocationExpression, SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.IsPatternExpression,
        SyntaxKind.ConstantPattern, SyntaxKind.RelationalPattern, SyntaxKind.NotPattern, SyntaxKind.AndPattern, SyntaxKind.OrPattern, SyntaxKind.ParenthesizedPattern, SyntaxKind.DiscardPattern,
        SyntaxKind.SwitchExpression, SyntaxKind.SwitchExpressionArm, SyntaxKind.WhenClause, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.AddAssignmentExpression,
        SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.PostIncrementExpression, SyntaxKind.PostDecrementExpression,
        SyntaxKind.PreIncrementExpression, SyntaxKind.PreDecrementExpression, SyntaxKind.CastExpression, SyntaxKind.ObjectCreationExpression,
    ];
}
