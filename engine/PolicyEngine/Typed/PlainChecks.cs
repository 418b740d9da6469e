using System.Linq.Expressions;
using System.Text.RegularExpressions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Typed;

/// <summary>What a typed value must hold before the plain form may use it: the same limits that the explained form's facts are read with.</summary>
internal static class PlainChecks
{
    /// <summary>A yes/no expression that is yes where the value is outside its limits; <see langword="null"/> where the type has none.</summary>
    public static Expression? Outside(Fact fact, ChoiceSet? choices, Expression value, Expression asOf) => fact.Type switch
    {
        FactType.Choice => Expression.GreaterThanOrEqual(Expression.Convert(Expression.Convert(value, typeof(int)), typeof(uint)), Expression.Constant((uint)choices!.Options.Length)),
        FactType.WholeNumber when fact is { Minimum: { } minimum, Maximum: { } maximum } => Between(value, (long)ValueText.TryParse(minimum, fact.Type, null)!, (long)ValueText.TryParse(maximum, fact.Type, null)!),
        FactType.WholeNumber or FactType.Decimal or FactType.Time => Range(fact, value),
        FactType.Date => Either(Range(fact, value), OtherSide(fact, value, asOf)),
        FactType.Money => Either(Expression.Not(Expression.Call(typeof(PlainChecks), nameof(IsMoney), null, value)), Range(fact, value)),
        FactType.Text => Expression.Not(Expression.Invoke(Expression.Constant(TextCheck(fact)), value)),
        FactType.YesNo or FactType.List => null,
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>Whether an amount has at most two decimal places.</summary>
    public static bool IsMoney(decimal value) => value.Scale <= 2 || decimal.Round(value, 2) == value;

    // One comparison in place of two: below the lower end, the difference wraps round to a number above every width.
    private static BinaryExpression Between(Expression value, long minimum, long maximum) => Expression.GreaterThan(
        Expression.Convert(Expression.Subtract(value, Expression.Constant(minimum)), typeof(ulong)),
        Expression.Constant(unchecked((ulong)maximum - (ulong)minimum)));

    private static Expression? OtherSide(Fact fact, Expression value, Expression asOf) => Either(
        fact.FromAsOf ? Expression.LessThan(value, asOf) : null,
        fact.UntilAsOf ? Expression.GreaterThan(value, asOf) : null);

    private static BinaryExpression? Range(Fact fact, Expression value)
    {
        Expression? low = fact.Minimum is { } minimum ? Expression.LessThan(value, Edge(fact, minimum)) : null;
        Expression? high = fact.Maximum is { } maximum ? Expression.GreaterThan(value, Edge(fact, maximum)) : null;
        return (BinaryExpression?)Either(low, high);
    }

    private static Expression? Either(Expression? left, Expression? right) => left is null || right is null ? left ?? right : Expression.OrElse(left, right);

    private static ConstantExpression Edge(Fact fact, string text) => Expression.Constant(ValueText.TryParse(text, fact.Type, null));

    private static Func<string, bool> TextCheck(Fact fact)
    {
        var longest = fact.MaxLength;
        if (fact.Pattern is null)
        {
            return text => text.Length <= longest && FactText.IsPlain(text);
        }

        var pattern = new Regex($@"\A(?:{fact.Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return text => text.Length <= longest && FactText.IsPlain(text) && pattern.IsMatch(text);
    }
}
