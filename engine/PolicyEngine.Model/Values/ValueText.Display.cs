using System.Globalization;

namespace PolicyEngine.Model;

public static partial class ValueText
{
    // Below this, a number reads better without commas: 1066, 2018, 9999.
    private const long GroupedFrom = 10_000;

    private const string AnyPlaces = "############################";

    /// <summary>
    /// A value as people read it: <c>yes</c>, <c>2500</c> and <c>25,000</c>, <c>£23,400.50</c>, <c>18 September 2018</c>, <c>08:30</c>, the text on one line, an option's title. No digit is rounded away:
    /// an amount computed to more than two places shows them.
    /// </summary>
    /// <param name="value">A canonical value that is not a list.</param>
    /// <param name="type">Its type.</param>
    /// <param name="choices">The options, for a choice.</param>
    /// <param name="unit">Said after a number, for example <c>miles</c> or <c>%</c>; may be empty.</param>
    /// <exception cref="ArgumentException">The value is not of the type.</exception>
    public static string Display(object value, FactType type, ChoiceSet? choices, string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return (type, value) switch
        {
            (FactType.WholeNumber, long number) => WithUnit(number.ToString(number is >= GroupedFrom or <= -GroupedFrom ? "#,##0" : "0", CultureInfo.InvariantCulture), unit),
            (FactType.Decimal, decimal number) => WithUnit(number.ToString(Math.Abs(number) >= GroupedFrom ? $"#,##0.{AnyPlaces}" : $"0.{AnyPlaces}", CultureInfo.InvariantCulture), unit),
            (FactType.Money, decimal amount) => WithUnit((amount < 0 ? "-£" : "£") + Math.Abs(amount).ToString($"#,##0.00{AnyPlaces}", CultureInfo.InvariantCulture), unit),
            (FactType.Date, DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            (FactType.Choice, int option) when choices is not null => choices.Options[option].Title,
            (FactType.Text, string text) => OneLine(text),
            (FactType.YesNo, bool) or (FactType.Time, TimeOnly) => Format(value, choices),
            _ => throw new ArgumentException("not a canonical value of the type", nameof(value)),
        };
    }

    // Lines of a person's text would otherwise stand among the lines of a decision, as if they were of it.
    private static string OneLine(string text) =>
        text.AsSpan().ContainsAny('\n', '\t') ? string.Join(' ', text.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : text;

    private static string WithUnit(string number, string unit) => unit.Length == 0 ? number : unit == "%" ? number + unit : $"{number} {unit}";
}
