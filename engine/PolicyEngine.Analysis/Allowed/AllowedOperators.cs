using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Analysis.Rules;

namespace PolicyEngine.Analysis.Allowed;

/// <summary>The operators and conversions that a policy's code may use, by the types of their operands.</summary>
internal static class AllowedOperators
{
    private static readonly HashSet<BinaryOperatorKind> Arithmetic =
        [BinaryOperatorKind.Add, BinaryOperatorKind.Subtract, BinaryOperatorKind.Multiply, BinaryOperatorKind.Divide, BinaryOperatorKind.Remainder];

    private static readonly HashSet<BinaryOperatorKind> Equality = [BinaryOperatorKind.Equals, BinaryOperatorKind.NotEquals];

    private static readonly HashSet<BinaryOperatorKind> Order =
        [BinaryOperatorKind.LessThan, BinaryOperatorKind.LessThanOrEqual, BinaryOperatorKind.GreaterThan, BinaryOperatorKind.GreaterThanOrEqual];

    private static readonly HashSet<BinaryOperatorKind> Logic = [BinaryOperatorKind.ConditionalAnd, BinaryOperatorKind.ConditionalOr];

    private static readonly HashSet<(SpecialType From, SpecialType To)> Conversions =
    [
        (SpecialType.System_Int32, SpecialType.System_Int64),
        (SpecialType.System_Int32, SpecialType.System_Decimal),
        (SpecialType.System_Int64, SpecialType.System_Decimal),
    ];

    // Only scripts can write a cast; the runtime checks that the number fits, and a rule of its own that it is rounded first.
    private static readonly HashSet<(SpecialType From, SpecialType To)> Casts =
    [
        .. Conversions,
        (SpecialType.System_Int64, SpecialType.System_Int32),
        (SpecialType.System_Decimal, SpecialType.System_Int32),
        (SpecialType.System_Decimal, SpecialType.System_Int64),
    ];

    public static bool IsAllowed(IBinaryOperation operation, PolicyScope scope)
    {
        var (left, right, kind) = (operation.LeftOperand.Type, operation.RightOperand.Type, operation.OperatorKind);
        if (left is not null && right is not null && AllowedTypes.IsSpan(right))
        {
            return !operation.IsLifted && AllowedTypes.IsCalendar(left) && operation is { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Type: { } type } && SymbolEqualityComparer.Default.Equals(left, type);
        }

        if (left is null || right is null || operation.IsLifted || !SymbolEqualityComparer.Default.Equals(left, right))
        {
            return false;
        }

        return AllowedTypes.IsNumber(left) ? Arithmetic.Contains(kind) || Equality.Contains(kind) || Order.Contains(kind)
            : left.SpecialType == SpecialType.System_Boolean ? Logic.Contains(kind) || Equality.Contains(kind)
            : left.SpecialType == SpecialType.System_String ? Equality.Contains(kind)
            : (AllowedTypes.IsCalendar(left) || AllowedTypes.IsOption(left, scope)) && (Equality.Contains(kind) || Order.Contains(kind)) && operation.Type?.SpecialType == SpecialType.System_Boolean;
    }

    public static bool IsAllowed(IUnaryOperation operation) => operation is { IsLifted: false, Operand.Type: { } type }
        && ((operation.OperatorKind is UnaryOperatorKind.Minus or UnaryOperatorKind.Plus && AllowedTypes.IsNumber(type))
            || (operation.OperatorKind == UnaryOperatorKind.Not && type.SpecialType == SpecialType.System_Boolean));

    public static bool IsAllowed(ICompoundAssignmentOperation operation) =>
        operation is { IsLifted: false, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply, Target.Type: { } target, Value.Type: { } value }
        && AllowedTypes.IsNumber(target) && AllowedTypes.IsNumber(value);

    public static bool IsAllowed(IConversionOperation operation)
    {
        if (operation is not { Operand.Type: { } from, Type: { } to })
        {
            return false;
        }

        // A number becomes a fraction without loss; a fraction becomes a number only where binding says so.
        return SymbolEqualityComparer.Default.Equals(from, to) || (AllowedTypes.IsFraction(to) && AllowedTypes.IsNumber(from)) || (operation.IsImplicit ? Conversions : Casts).Contains((from.SpecialType, to.SpecialType));
    }
}
