using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>Figures as authors write them, one unit higher and lower: 1 of a whole number, a hundredth (or the last place written, where that is finer) of other numbers, a day, a minute.</summary>
internal static class Figures
{
    /// <summary>The neighbours of a figure, as text in its own form; none when it is no figure of the type.</summary>
    /// <param name="text">The figure as written.</param>
    /// <param name="type">Its type.</param>
    public static IEnumerable<string> Beside(string text, FactType type)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ValueText.TryParse(text, type, null) switch
        {
            long number when number is > long.MinValue and < long.MaxValue => [Text(number - 1), Text(number + 1)],
            decimal number => [Text(number - Unit(number)), Text(number + Unit(number))],
            DateOnly day when day > DateOnly.MinValue && day < DateOnly.MaxValue => [Text(day.AddDays(-1)), Text(day.AddDays(1))],
            TimeOnly time => [Text(time.AddMinutes(-1)), Text(time.AddMinutes(1))],
            _ => [],
        };
    }

    private static decimal Unit(decimal number) => number.Scale > 2 ? new decimal(1, 0, 0, false, number.Scale) : 0.01m;

    private static string Text(object value) => value is decimal number ? number.ToString(CultureInfo.InvariantCulture) : ValueText.Format(value, null);
}
