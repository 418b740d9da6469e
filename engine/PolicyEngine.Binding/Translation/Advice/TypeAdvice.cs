using Microsoft.CodeAnalysis;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>What to do about values of types that policies do not have.</summary>
internal static class TypeAdvice
{
    private const string General = "a value here is yes/no, a number, a date, a time, a text or an option";

    /// <summary>What to write in place of a list where one value belongs.</summary>
    public static string OfList(string list) =>
        $"take one value of the list: how many, `{list}.Count`, whether there is one, `{list}.Any(x => …)`, or a sum, `{list}.Sum(x => …)`";

    /// <summary>Advice about a type; <see langword="null"/> where there is none.</summary>
    public static string? For(ITypeSymbol? type) => type switch
    {
        { Name: "DayOfWeek" } => "write `day_of_week(date) == friday`, or `is_weekend(date)`",
        { Name: "DateSpan" } => "a length of time is added to a date or taken from it, `d + years(1) - days(1)`; it has no value of its own",
        { Name: "TimeSpan" } => "write `days_between(from, to)`",
        { Name: "DateTime" or "DateTimeOffset" } => "write `as_of` for the day of the decision, or `date(2018, 9, 1)`",
        _ when MemberAdvice.IsKeyed(type) => "write the key in square brackets, `name[key]`",
        _ => null,
    };

    /// <summary>What to do about something that a definition or a column can't hold.</summary>
    public static string Unusable(ITypeSymbol type, string text) => MemberAdvice.IsList(type) ? OfList(text) : For(type) ?? General;
}
