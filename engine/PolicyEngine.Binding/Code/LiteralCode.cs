using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Values of the policy as C# literals, which cost less than reading a table.</summary>
internal static class LiteralCode
{
    /// <summary>Whether values of a type can be written as literals. A text is the author's own and never goes into code.</summary>
    public static bool CanWrite(FactType type) => type is FactType.YesNo or FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Choice;

    /// <summary>The literal of a value.</summary>
    /// <param name="text">The canonical text.</param>
    /// <param name="type">A type that can be written.</param>
    /// <param name="choices">The options, for a choice.</param>
    /// <param name="csharp">The C# type.</param>
    public static string Of(string text, FactType type, ChoiceSet? choices, string csharp) => ValueText.TryParse(text, type, choices) switch
    {
        bool yes => yes ? "true" : "false",
        long number => string.Create(CultureInfo.InvariantCulture, $"({number}L)"),
        decimal number => string.Create(CultureInfo.InvariantCulture, $"({number}m)"),
        int option => string.Create(CultureInfo.InvariantCulture, $"({csharp}){option}"),
        _ => throw new ArgumentException("not a value of a type that can be written", nameof(text)),
    };
}
