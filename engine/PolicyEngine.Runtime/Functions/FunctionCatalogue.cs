using System.Collections.Immutable;

namespace PolicyEngine.Runtime.Functions;

/// <summary>The functions and list operations of expressions, for help and completion.</summary>
public static class FunctionCatalogue
{
    /// <summary>The functions of <see cref="PolicyFunctions"/>, in the order in which help lists them.</summary>
    public static ImmutableArray<FunctionHelp> Functions { get; } =
    [
        new("date", "date(year, month, day)", "the date with this year, month and day", "date(2018, 9, 18)", "2018-09-18"),
        new("time", "time(hour, minute)", "the time of day with this hour and minute", "time(8, 30)", "08:30"),
        new("years_between", "years_between(from, to)", "the completed years from one date to another, such as an age; someone born on 29 February is a year older on 1 March in a year without a 29 February; -1 from the day before the first date backwards", "years_between(date(2000, 2, 29), date(2018, 2, 28))", "17"),
        new("months_between", "months_between(from, to)", "the completed months from one date to another; a month that is too short is completed on its last day; -1 from the day before the first date backwards", "months_between(date(2018, 1, 31), date(2018, 2, 28))", "1"),
        new("days_between", "days_between(from, to)", "the days from one date to another, negative when the second is earlier", "days_between(date(2018, 9, 1), date(2018, 9, 18))", "17"),
        new("add_days", "add_days(date, number)", "the date that many days later, or earlier for a negative number", "add_days(date(2018, 9, 18), 14)", "2018-10-02"),
        new("add_months", "add_months(date, number)", "the same day that many months later, or the month's last day where it has no such day", "add_months(date(2018, 1, 31), 1)", "2018-02-28"),
        new("add_years", "add_years(date, number)", "the anniversary that many years later; of 29 February, 1 March in a year without a 29 February", "add_years(date(2000, 2, 29), 18)", "2018-03-01"),
        new("year_of", "year_of(date)", "the year of a date", "year_of(date(2018, 9, 18))", "2018"),
        new("month_of", "month_of(date)", "the month of a date, 1 to 12", "month_of(date(2018, 9, 18))", "9"),
        new("day_of", "day_of(date)", "the day of a date within its month", "day_of(date(2018, 9, 18))", "18"),
        new("is_weekend", "is_weekend(date)", "whether a date is a Saturday or a Sunday", "is_weekend(date(2018, 9, 16))", "yes"),
        new("last_day_of_month", "last_day_of_month(date)", "the last day of a date's month", "last_day_of_month(date(2020, 2, 5))", "2020-02-29"),
        new("day_of_week", "day_of_week(date)", "the day of the week, as one of the options monday to sunday", "day_of_week(date(2018, 9, 18))", "tuesday"),
        new("years", "years(number)", "so many years, to be added to a date or taken from it, as `add_years` does", "date(2000, 2, 29) + years(18)", "2018-03-01"),
        new("months", "months(number)", "so many months, to be added to a date or taken from it, as `add_months` does", "date(2018, 1, 31) + months(1)", "2018-02-28"),
        new("weeks", "weeks(number)", "so many weeks, to be added to a date or taken from it", "date(2018, 9, 18) + weeks(2)", "2018-10-02"),
        new("days", "days(number)", "so many days, to be added to a date or taken from it", "date(2018, 9, 18) - days(17)", "2018-09-01"),
        new("add_working_days", "add_working_days(date, number)", "the open day of the calendar that many working days later, or earlier for a negative number; not known beyond the days that the calendar lists", "add_working_days(date(2018, 9, 14), 2)", "2018-09-18"),
        new("next_working_day", "next_working_day(date)", "the first working day after a date", "next_working_day(date(2018, 9, 14))", "2018-09-17"),
        new("working_days_between", "working_days_between(from, to)", "the working days after one date, up to and with another; negative when the second is earlier", "working_days_between(date(2018, 9, 14), date(2018, 9, 18))", "2"),
        new("is_working_day", "is_working_day(date)", "whether the calendar is open on a date", "is_working_day(date(2018, 9, 15))", "no"),
        new("is_holiday", "is_holiday(date)", "whether the calendar lists a date as a holiday; a weekend alone is none", "is_holiday(date(2018, 9, 15))", "no"),
        new("day_of_receipt", "day_of_receipt(date, time)", "the day on which something counts as received: the date itself where the calendar is open and its cut-off has not passed, otherwise the next working day", "day_of_receipt(date(2018, 9, 14), time(17, 1))", "2018-09-17"),
        new("min", "min(a, b)", "the smaller of two numbers, or the earlier of two dates", "min(3, 5)", "3"),
        new("max", "max(a, b)", "the larger of two numbers, or the later of two dates", "max(3, 5)", "5"),
        new("abs", "abs(number)", "the number without its sign", "abs(-5)", "5"),
        new("round_half_up", "round_half_up(number, places)", "the number rounded to so many decimal places; a half goes away from zero", "round_half_up(2.345, 2)", "2.35"),
        new("round_half_even", "round_half_even(number, places)", "the number rounded to so many decimal places; a half goes to the even neighbour", "round_half_even(2.345, 2)", "2.34"),
        new("round_up", "round_up(number, places)", "the number rounded away from zero to so many decimal places", "round_up(2.341, 2)", "2.35"),
        new("round_down", "round_down(number, places)", "the number rounded towards zero to so many decimal places", "round_down(2.349, 2)", "2.34"),
        new("divide", "divide(a, b)", "one number divided by another, exactly", "divide(7, 2)", "3.5"),
        new("whole_part", "whole_part(a, b)", "how many whole times one whole number goes into another", "whole_part(7, 2)", "3"),
        new("remainder", "remainder(a, b)", "what is left when one whole number is divided by another", "remainder(7, 2)", "1"),
        new("not", "not(condition)", "yes when the condition is no, and no when it is yes", "not(true)", "no"),
        new("count_true", "count_true(condition, condition, …)", "how many of the conditions hold", "count_true(true, false, true)", "2"),
        new("same_text", "same_text(a, b)", "whether two texts are the same but for capital letters", "same_text(\"Oxford\", \"OXFORD\")", "yes"),
        new("contains_text", "contains_text(text, part)", "whether a text holds another, capital letters included", "contains_text(\"Oxford Road\", \"Road\")", "yes"),
        new("starts_with", "starts_with(text, part)", "whether a text starts with another, capital letters included", "starts_with(\"OX4 2HA\", \"OX4\")", "yes"),
        new("ends_with", "ends_with(text, part)", "whether a text ends with another, capital letters included", "ends_with(\"OX4 2HA\", \"ha\")", "no"),
        new("joined", "joined(text, text, …)", "up to eight texts, one after the other", "joined(\"Flat \", \"2\")", "Flat 2"),
        new("upper", "upper(text)", "a text in capital letters", "upper(\"ox4 2ha\")", "OX4 2HA"),
        new("lower", "lower(text)", "a text in small letters", "lower(\"Oxford\")", "oxford"),
        new("trimmed", "trimmed(text)", "a text without the spaces before and after it", "trimmed(\"  Oxford \")", "Oxford"),
        new("length_of", "length_of(text)", "how many characters a text has", "length_of(\"OX4 2HA\")", "7"),
        new("is_blank", "is_blank(text)", "whether a text is empty or only spaces", "is_blank(\"  \")", "yes"),
    ];

    /// <summary>The operations on a list fact, here over <c>deposits</c> with the principals 100 (at a), 250 (at b) and 250 (at b).</summary>
    public static ImmutableArray<FunctionHelp> ListOperations { get; } =
    [
        new("Count", "list.Count, or list.Count(x => condition)", "how many records there are, or how many meet the condition", "deposits.Count(x => x.principal > 200)", "2"),
        new("Any", "list.Any(x => condition)", "whether at least one record meets the condition", "deposits.Any(x => x.principal > 200)", "yes"),
        new("All", "list.All(x => condition)", "whether every record meets the condition; yes for an empty list", "deposits.All(x => x.principal > 200)", "no"),
        new("Where", "list.Where(x => condition)", "the records that meet the condition", "deposits.Where(x => x.principal > 200).Count", "2"),
        new("Sum", "list.Sum(x => number)", "the sum of a number over all records; 0 for an empty list", "deposits.Sum(x => x.principal)", "600"),
        new("Min", "list.Min(x => number or date)", "the smallest number or earliest date; undetermined for an empty list", "deposits.Min(x => x.principal)", "100"),
        new("Max", "list.Max(x => number or date)", "the largest number or latest date; undetermined for an empty list", "deposits.Max(x => x.principal)", "250"),
        new("CountDistinct", "list.CountDistinct(x => value)", "how many different values the records have", "deposits.CountDistinct(x => x.bank)", "2"),
    ];
}
