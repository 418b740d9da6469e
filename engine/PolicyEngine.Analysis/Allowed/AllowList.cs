namespace PolicyEngine.Analysis.Allowed;

/// <summary>
/// The members outside the policy that its code may use, as signatures. What is not here is refused, also what a new framework or a new version of the engine adds.
/// </summary>
internal static class AllowList
{
    private const string Decimal = "System.Decimal";
    private const string Date = "System.DateOnly";
    private const string Days = "PolicyEngine.Runtime.WorkingDays";
    private const string Fraction = "PolicyEngine.Runtime.ExactNumber";

    /// <summary>The functions.</summary>
    private static readonly string[] Functions =
    [
        "abs(System.Decimal)", "abs(System.Int64)", $"abs({Fraction})",
        "add_days(System.DateOnly,System.Int64)", "add_months(System.DateOnly,System.Int64)", "add_years(System.DateOnly,System.Int64)",
        $"add_working_days({Date},System.Int64,{Days})", $"day_of_receipt({Date},System.TimeOnly,{Days})", $"is_holiday({Date},{Days})", $"is_working_day({Date},{Days})",
        $"next_working_day({Date},{Days})", $"working_days_between({Date},{Date},{Days})",
        "contains_text(System.String,System.String)",
        "count_true(System.Boolean)",
        "count_true(System.Boolean,System.Boolean)",
        "count_true(System.Boolean,System.Boolean,System.Boolean)",
        "count_true(System.Boolean,System.Boolean,System.Boolean,System.Boolean)",
        "count_true(System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean)",
        "count_true(System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean)",
        "count_true(System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean)",
        "count_true(System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean,System.Boolean)",
        "count_true(System.Boolean[])",
        "date(System.Int64,System.Int64,System.Int64)", "day_of(System.DateOnly)", "days_between(System.DateOnly,System.DateOnly)",
        "divide(System.Decimal,System.Decimal)",
        "ends_with(System.String,System.String)",
        "is_blank(System.String)", "is_weekend(System.DateOnly)",
        "day_of_week``1(System.DateOnly,``0,``0,``0,``0,``0,``0,``0)", "last_day_of_month(System.DateOnly)",
        "joined(System.String,System.String)", "joined(System.String,System.String,System.String)", "joined(System.String,System.String,System.String,System.String)",
        "joined(System.String,System.String,System.String,System.String,System.String)",
        "joined(System.String,System.String,System.String,System.String,System.String,System.String)",
        "joined(System.String,System.String,System.String,System.String,System.String,System.String,System.String)",
        "joined(System.String,System.String,System.String,System.String,System.String,System.String,System.String,System.String)",
        "length_of(System.String)", "lower(System.String)", "trimmed(System.String)", "upper(System.String)",
        $"max({Date},{Date})", $"max({Decimal},{Decimal})", "max(System.Int64,System.Int64)", $"max({Fraction},{Fraction})",
        $"min({Date},{Date})", $"min({Decimal},{Decimal})", "min(System.Int64,System.Int64)", $"min({Fraction},{Fraction})",
        "month_of(System.DateOnly)", "months_between(System.DateOnly,System.DateOnly)",
        "not(System.Boolean)",
        "remainder(System.Int64,System.Int64)",
        "round_down(System.Decimal,System.Int64)", "round_half_even(System.Decimal,System.Int64)", "round_half_up(System.Decimal,System.Int64)", "round_up(System.Decimal,System.Int64)",
        $"round_down({Fraction},System.Int64)", $"round_half_even({Fraction},System.Int64)", $"round_half_up({Fraction},System.Int64)", $"round_up({Fraction},System.Int64)",
        "same_text(System.String,System.String)", "starts_with(System.String,System.String)",
        "time(System.Int64,System.Int64)",
        "whole_part(System.Int64,System.Int64)",
        "year_of(System.DateOnly)", "years_between(System.DateOnly,System.DateOnly)",
    ];

    /// <summary>The operations of lists.</summary>
    private static readonly string[] Lists =
    [
        "P:PolicyEngine.Runtime.PolicyList`1.Count",
        "M:PolicyEngine.Runtime.PolicyList`1.All(System.Func{`0,System.Boolean})",
        "M:PolicyEngine.Runtime.PolicyList`1.Any",
        "M:PolicyEngine.Runtime.PolicyList`1.Any(System.Func{`0,System.Boolean})",
        "M:PolicyEngine.Runtime.PolicyList`1.CountDistinct``1(System.Func{`0,``0})",
        "M:PolicyEngine.Runtime.PolicyList`1.Max(System.Func{`0,System.DateOnly})",
        "M:PolicyEngine.Runtime.PolicyList`1.Max(System.Func{`0,System.Decimal})",
        "M:PolicyEngine.Runtime.PolicyList`1.Max(System.Func{`0,System.Int64})",
        "M:PolicyEngine.Runtime.PolicyList`1.Max(System.Func{`0,PolicyEngine.Runtime.ExactNumber})",
        "M:PolicyEngine.Runtime.PolicyList`1.Min(System.Func{`0,PolicyEngine.Runtime.ExactNumber})",
        "M:PolicyEngine.Runtime.PolicyList`1.Sum(System.Func{`0,PolicyEngine.Runtime.ExactNumber})",
        "M:PolicyEngine.Runtime.PolicyList`1.Min(System.Func{`0,System.DateOnly})",
        "M:PolicyEngine.Runtime.PolicyList`1.Min(System.Func{`0,System.Decimal})",
        "M:PolicyEngine.Runtime.PolicyList`1.Min(System.Func{`0,System.Int64})",
        "M:PolicyEngine.Runtime.PolicyList`1.Sum(System.Func{`0,System.Decimal})",
        "M:PolicyEngine.Runtime.PolicyList`1.Sum(System.Func{`0,System.Int64})",
        "M:PolicyEngine.Runtime.PolicyList`1.Where(System.Func{`0,System.Boolean})",
        "M:PolicyEngine.Runtime.PolicyListOperators.Count``1(PolicyEngine.Runtime.PolicyList{``0},System.Func{``0,System.Boolean})",
    ];

    /// <summary>Parameters by key, and the parts of dates and times.</summary>
    private static readonly string[] Properties =
    [
        "P:PolicyEngine.Runtime.KeyedByChoice`2.Item(`0)",
        "P:PolicyEngine.Runtime.KeyedByNumber`1.Item(System.Int64)",
        "P:PolicyEngine.Runtime.KeyedByText`1.Item(System.String)",
        "M:PolicyEngine.Runtime.DateSpan.days(System.Int64)", "M:PolicyEngine.Runtime.DateSpan.months(System.Int64)", "M:PolicyEngine.Runtime.DateSpan.weeks(System.Int64)", "M:PolicyEngine.Runtime.DateSpan.years(System.Int64)",
        "M:PolicyEngine.Runtime.DatedFigure`1.at(System.DateOnly)",
        "M:PolicyEngine.Runtime.KeyedByChoice`2.at(System.DateOnly)", "M:PolicyEngine.Runtime.KeyedByNumber`1.at(System.DateOnly)", "M:PolicyEngine.Runtime.KeyedByText`1.at(System.DateOnly)",
        "P:System.DateOnly.Day", "P:System.DateOnly.Month", "P:System.DateOnly.Year",
        "P:System.TimeOnly.Hour", "P:System.TimeOnly.Minute",
    ];

    /// <summary>What binding puts in where the author wrote a sign or said how to round.</summary>
    private static readonly string[] Numbers =
    [
        $"Divide({Fraction},{Fraction})",
        $"ToNumber({Fraction})", $"ToNeighbour({Fraction})", "ToWhole(System.Decimal)",
        $"HalfUp({Fraction},System.Decimal)", "HalfUp(System.Decimal,System.Decimal)",
        $"HalfEven({Fraction},System.Decimal)", "HalfEven(System.Decimal,System.Decimal)",
        $"Up({Fraction},System.Decimal)", "Up(System.Decimal,System.Decimal)",
        $"Down({Fraction},System.Decimal)", "Down(System.Decimal,System.Decimal)",
    ];

    /// <summary>The allowed members by documentation id.</summary>
    public static HashSet<string> Members { get; } = [.. Functions.Select(function => "M:PolicyEngine.Runtime.Functions.PolicyFunctions." + function), .. Numbers.Select(function => "M:PolicyEngine.Runtime.ExactNumbers." + function), .. Lists, .. Properties];
}
