using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PolicyEngine.Binding.Translation;

/// <summary>The compiler's words without the compiler's names for types.</summary>
internal static partial class PlainWords
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["bool"] = "yes or no", ["int"] = "a whole number", ["long"] = "a whole number", ["decimal"] = "a number", [nameof(Runtime.ExactNumber)] = "a number", ["PolicyEngine.Runtime.ExactNumber"] = "a number", ["double"] = "a number with a floating point",
        ["string"] = "a text", ["DateOnly"] = "a date", ["System.DateOnly"] = "a date", ["TimeOnly"] = "a time", ["System.TimeOnly"] = "a time", ["object"] = "anything",
        ["method group"] = "a function without its values", ["lambda expression"] = "a rule for one record", ["void"] = "nothing",
    };

    public static string Of(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.');
        message = Quoted().Replace(message, match => Types.TryGetValue(match.Groups[1].Value, out var words) ? words : $"`{match.Groups[1].Value.Split('.')[^1]}`");
        return message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : message;
    }

    /// <summary>The officer's words for a C# type.</summary>
    public static string OfType(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol => "something unknown",
        { Name: "DayOfWeek" } => "a day of the week",
        { TypeKind: TypeKind.Enum } => $"an option of `{type.Name}`",
        { Name: nameof(Runtime.DateSpan) } => "a length of time",
        { Name: nameof(Runtime.DatedFigure<>) } => "a parameter that needs its day",
        { Name: "PolicyList" } => "a list",
        { Name: "KeyedByChoice" or "KeyedByText" or "KeyedByNumber" } => "a parameter that needs its key",
        _ => Types.TryGetValue(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), out var words) ? words : $"`{type.Name}`",
    };

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
