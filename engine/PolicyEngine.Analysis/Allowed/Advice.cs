using Microsoft.CodeAnalysis;

namespace PolicyEngine.Analysis.Allowed;

/// <summary>What to write instead of members that people reach for.</summary>
internal static class Advice
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["String.Length"] = "write `length_of(text)`",
        ["String.Contains"] = "write `contains_text(text, part)`",
        ["String.StartsWith"] = "write `starts_with(text, part)`",
        ["String.EndsWith"] = "write `ends_with(text, part)`",
        ["String.Equals"] = "write `==`, or `same_text(a, b)` when capital letters don't matter",
        ["String.ToUpper"] = "write `same_text(a, b)` to compare without regard to capital letters",
        ["String.ToLower"] = "write `same_text(a, b)` to compare without regard to capital letters",
        ["String.ToUpperInvariant"] = "write `same_text(a, b)` to compare without regard to capital letters",
        ["String.ToLowerInvariant"] = "write `same_text(a, b)` to compare without regard to capital letters",
        ["String.IsNullOrEmpty"] = "write `is_blank(text)`",
        ["String.IsNullOrWhiteSpace"] = "write `is_blank(text)`",
        ["DateOnly.AddDays"] = "write `add_days(date, n)`",
        ["DateOnly.AddMonths"] = "write `add_months(date, n)`",
        ["DateOnly.AddYears"] = "write `add_years(date, n)`",
        ["DateOnly.DayNumber"] = "write `days_between(from, to)`",
        ["DateOnly.DayOfWeek"] = "write `day_of_week(date) == friday`, or `is_weekend(date)`",
        ["DateOnly.Parse"] = "write `date(2018, 9, 1)`",
        ["DateTime.Now"] = "write `as_of`, the date of the decision",
        ["DateTime.Today"] = "write `as_of`, the date of the decision",
        ["DateTime.UtcNow"] = "write `as_of`, the date of the decision",
        ["DateOnly.FromDateTime"] = "write `as_of`, the date of the decision",
        ["Math.Min"] = "write `min(a, b)`",
        ["Math.Max"] = "write `max(a, b)`",
        ["Math.Abs"] = "write `abs(a)`",
        ["Math.Round"] = "write `round_half_up(x, places)` or another `round_…`, which say how to round",
        ["Math.Floor"] = "write `round_down(x, 0)`",
        ["Math.Ceiling"] = "write `round_up(x, 0)`",
        ["Decimal.Round"] = "write `round_half_up(x, places)` or another `round_…`, which say how to round",
    };

    private const string NoDouble = "write numbers with a point, such as `0.25`, and their type as `decimal`: they are exact";
    private const string OnlyLong = "write whole numbers without a letter at the end, and their type as `long`";

    private static readonly Dictionary<SpecialType, string> InsteadOfType = new()
    {
        [SpecialType.System_Double] = NoDouble,
        [SpecialType.System_Single] = NoDouble,
        [SpecialType.System_UInt32] = OnlyLong,
        [SpecialType.System_UInt64] = OnlyLong,
        [SpecialType.System_Int16] = OnlyLong,
        [SpecialType.System_UInt16] = OnlyLong,
        [SpecialType.System_Byte] = OnlyLong,
        [SpecialType.System_SByte] = OnlyLong,
        [SpecialType.System_Char] = "write a text in double quotes",
        [SpecialType.System_DateTime] = "use a date: a fact, `as_of`, or `date(2018, 9, 1)`",
    };

    /// <summary>Advice about a member; <see langword="null"/> where there is none.</summary>
    public static string? For(ISymbol member) => Instead.GetValueOrDefault($"{member.ContainingType?.Name}.{member.Name}");

    /// <summary>Advice about a type that no value in a policy has; <see langword="null"/> where there is none.</summary>
    public static string? For(ITypeSymbol type) => InsteadOfType.GetValueOrDefault(type.SpecialType);
}
