using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Proof.Translation;

/// <summary>The engine's own functions on canonical values.</summary>
internal static class FunctionCalls
{
    /// <summary>The functions that rise or fall with each argument, while the others stay.</summary>
    private static readonly HashSet<string> Monotone = new(StringComparer.Ordinal)
    {
        "years_between", "months_between", "add_months", "add_years", "year_of", "round_half_up", "round_half_even", "round_up", "round_down", "whole_part",
        "last_day_of_month", "add_working_days", "next_working_day", "working_days_between",
    };

    public static bool IsMonotone(string function, int argument) => Monotone.Contains(function) && (argument == 0 || function is not ("whole_part" or "round_up"));

    /// <summary>What a function gives, canonical; nothing where it breaks.</summary>
    public static object? Of(string function, Func<object[]> arguments)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        try
        {
            return Call(function, arguments());
        }
        catch (Exception exception) when (exception is PolicyFaultException or UnavailableException or ArithmeticException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static object Call(string function, object[] arguments) => (function, arguments) switch
    {
        ("date", [long year, long month, long day]) => PolicyFunctions.date(year, month, day),
        ("time", [long hour, long minute]) => PolicyFunctions.time(hour, minute),
        ("years_between", [DateOnly from, DateOnly to]) => PolicyFunctions.years_between(from, to),
        ("months_between", [DateOnly from, DateOnly to]) => PolicyFunctions.months_between(from, to),
        ("days_between", [DateOnly from, DateOnly to]) => PolicyFunctions.days_between(from, to),
        ("add_days", [DateOnly day, long number]) => PolicyFunctions.add_days(day, number),
        ("add_months", [DateOnly day, long number]) => PolicyFunctions.add_months(day, number),
        ("add_years", [DateOnly day, long number]) => PolicyFunctions.add_years(day, number),
        ("year_of", [DateOnly day]) => PolicyFunctions.year_of(day),
        ("month_of", [DateOnly day]) => PolicyFunctions.month_of(day),
        ("day_of", [DateOnly day]) => PolicyFunctions.day_of(day),
        ("last_day_of_month", [DateOnly day]) => PolicyFunctions.last_day_of_month(day),
        (_, [.., WorkingDays calendar]) => OfCalendar(function, arguments, calendar),
        ("is_weekend", [DateOnly day]) => PolicyFunctions.is_weekend(day),
        ("min", [long one, long other]) => PolicyFunctions.min(one, other),
        ("max", [long one, long other]) => PolicyFunctions.max(one, other),
        ("min", [DateOnly one, DateOnly other]) => PolicyFunctions.min(one, other),
        ("max", [DateOnly one, DateOnly other]) => PolicyFunctions.max(one, other),
        ("abs", [long number]) => PolicyFunctions.abs(number),
        ("abs", [decimal number]) => PolicyFunctions.abs(number),
        ("whole_part", [long one, long other]) => PolicyFunctions.whole_part(one, other),
        ("remainder", [long one, long other]) => PolicyFunctions.remainder(one, other),
        ("min" or "max" or "divide" or "round_half_up" or "round_half_even" or "round_up" or "round_down", [var one, var other]) =>
            OfDecimals(function, Decimal(one), other),
        _ => OfTexts(function, arguments),
    };

    private static object OfCalendar(string function, object[] arguments, WorkingDays calendar) => (function, arguments) switch
    {
        ("add_working_days", [DateOnly day, long number, _]) => PolicyFunctions.add_working_days(day, number, calendar),
        ("next_working_day", [DateOnly day, _]) => PolicyFunctions.next_working_day(day, calendar),
        ("working_days_between", [DateOnly from, DateOnly to, _]) => PolicyFunctions.working_days_between(from, to, calendar),
        ("is_working_day", [DateOnly day, _]) => PolicyFunctions.is_working_day(day, calendar),
        ("is_holiday", [DateOnly day, _]) => PolicyFunctions.is_holiday(day, calendar),
        ("day_of_receipt", [DateOnly day, TimeOnly time, _]) => PolicyFunctions.day_of_receipt(day, time, calendar),
        _ => throw new ArgumentException("a function that counts by no calendar", nameof(function)),
    };

    private static object OfDecimals(string function, decimal one, object other) => function switch
    {
        "min" => PolicyFunctions.min(one, Decimal(other)),
        "max" => PolicyFunctions.max(one, Decimal(other)),
        "divide" => PolicyFunctions.divide(one, Decimal(other)),
        "round_half_up" => PolicyFunctions.round_half_up(one, (long)other),
        "round_half_even" => PolicyFunctions.round_half_even(one, (long)other),
        "round_up" => PolicyFunctions.round_up(one, (long)other),
        "round_down" => PolicyFunctions.round_down(one, (long)other),
        _ => throw new ArgumentException("not a function of decimals", nameof(function)),
    };

    private static object OfTexts(string function, object[] arguments) => (function, arguments) switch
    {
        ("same_text", [string one, string other]) => PolicyFunctions.same_text(one, other),
        ("contains_text", [string text, string part]) => PolicyFunctions.contains_text(text, part),
        ("starts_with", [string text, string part]) => PolicyFunctions.starts_with(text, part),
        ("ends_with", [string text, string part]) => PolicyFunctions.ends_with(text, part),
        ("length_of", [string text]) => PolicyFunctions.length_of(text),
        ("is_blank", [string text]) => PolicyFunctions.is_blank(text),
        _ => throw new ArgumentException("a function that is not known", nameof(function)),
    };

    private static decimal Decimal(object value) => value is long whole ? whole : (decimal)value;
}
