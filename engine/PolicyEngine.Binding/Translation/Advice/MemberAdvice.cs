using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>What to write in place of members and operators that single values do not have.</summary>
internal static class MemberAdvice
{
    /// <summary>Advice about a member of a single value or of a parameter with keys; <see langword="null"/> where there is none.</summary>
    public static string? ForMember(MemberAccessExpressionSyntax access, ITypeSymbol? owner)
    {
        var (value, name) = (access.Expression.ToString(), access.Name.Identifier.ValueText);
        if (IsKeyed(owner))
        {
            return $"write its key in square brackets, `{value}[key]`; the value is always that of the day of the decision";
        }

        return name switch
        {
            "HasValue" or "Value" or "GetValueOrDefault" or "IsNull" or "IsKnown" or "IsEmpty" or "Equals" when owner?.SpecialType != SpecialType.System_String => NameAdvice.NotKnown,
            "Round" => $"write `round_half_up({value}, 0)`, or another `round_…`",
            "Floor" or "Truncate" => $"write `round_down({value}, 0)`",
            "Ceiling" => $"write `round_up({value}, 0)`",
            "Abs" => $"write `abs({value})`",
            "Days" or "TotalDays" => "write `days_between(from, to)`",
            "AddDays" => $"write `add_days({value}, n)`",
            "AddMonths" => $"write `add_months({value}, n)`",
            "AddYears" => $"write `add_years({value}, n)`",
            "AddWeeks" => $"write `add_days({value}, 7 * weeks)`",
            "Age" => $"write `years_between({value}, as_of)`",
            "Upper" or "Lower" or "ToUpperCase" or "ToLowerCase" or "Casefold" => "write `same_text(a, b)` to compare without regard to capital letters",
            "Len" or "length" or "Size" => $"write `length_of({value})`",
            "contains" or "Includes" => $"write `contains_text({value}, part)`",
            _ => null,
        };
    }

    /// <summary>Advice about an operator between two values; <see langword="null"/> where there is none.</summary>
    public static string? ForOperator(BinaryExpressionSyntax binary, ITypeSymbol? left, ITypeSymbol? right)
    {
        if (Chain(binary) is { } chain)
        {
            return $"write `{chain}`";
        }

        var (isMinus, isPlus) = (binary.IsKind(SyntaxKind.SubtractExpression), binary.IsKind(SyntaxKind.AddExpression));
        if (isMinus && IsDate(left) && IsDate(right))
        {
            return $"write `days_between({binary.Right}, {binary.Left})`; `months_between` and `years_between` count completed ones";
        }

        if ((isMinus || isPlus) && IsDate(left) && IsNumber(right))
        {
            return $"write `add_days({binary.Left}, {(isMinus ? "-" : "")}{Bracketed(binary.Right, isMinus)})`, or `add_months` or `add_years`";
        }

        if (IsList(left) && IsList(right))
        {
            return "take a value of each list, such as `list.Count` or `list.Sum(x => x.amount)`, and add the two";
        }

        if (Text(binary.Left) is { } first && IsSingle(right))
        {
            return $"write {FormAdvice.Quoted(first)}";
        }

        if (Text(binary.Right) is { } second && IsSingle(left))
        {
            return $"write {FormAdvice.Quoted(second)}";
        }

        return IsList(left) || IsList(right) ? "take a value of the list, such as `list.Count` or `list.Sum(x => x.amount)`" : null;
    }

    // `18 < age < 65` compares a yes or no with 65; what is meant is two comparisons.
    private static string? Chain(BinaryExpressionSyntax binary) =>
        IsComparison(binary) && binary.Left is BinaryExpressionSyntax first && IsComparison(first)
            ? $"{first.Left} {first.OperatorToken.ValueText} {first.Right} && {first.Right} {binary.OperatorToken.ValueText} {binary.Right}"
            : null;

    private static string Bracketed(ExpressionSyntax expression, bool isNegated) => isNegated && expression is BinaryExpressionSyntax ? $"({expression})" : expression.ToString();

    private static bool IsComparison(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

    // A text beside a day, a time, or a yes or no is most often one of these in quotation marks.
    private static string? Text(ExpressionSyntax side) => side is LiteralExpressionSyntax { Token.Value: string text } ? text : null;

    private static bool IsSingle(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean || type is { Name: "DateOnly" or "TimeOnly" };

    private static bool IsDate(ITypeSymbol? type) => type is { Name: "DateOnly" };

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>Whether it is a list of records.</summary>
    public static bool IsList(ITypeSymbol? type) => type is { Name: "PolicyList" };

    /// <summary>Whether it is a parameter that needs its key.</summary>
    public static bool IsKeyed(ITypeSymbol? type) => type is { Name: "KeyedByChoice" or "KeyedByText" or "KeyedByNumber" };
}
