using System.Collections.Frozen;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>What to write in place of names that people bring along from spreadsheets, from other languages and from plain English.</summary>
internal static class NameAdvice
{
    public const string NotKnown = "take the test away: a fact that is not known makes the decision undetermined by itself; where no answer is an answer, ask for it as a yes/no fact";

    private const string Day = "write `as_of`, the day of the decision";
    private const string Round = "write `round_half_up(x, 0)`, or another `round_…`, which say how to round";
    private const string OfList = "it belongs to a list: write ";
    private const string SameText = "write `same_text(a, b)` to compare without regard to capital letters";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["today"] = Day, ["now"] = Day, ["current_date"] = Day, ["this_day"] = Day, ["date_today"] = Day, ["DateTime"] = Day, ["DateOnly"] = "write `date(2018, 9, 1)`, or `as_of` for the day of the decision",
        ["round"] = Round, ["ceiling"] = "write `round_up(x, 0)`", ["ceil"] = "write `round_up(x, 0)`", ["roundup"] = "write `round_up(x, 0)`",
        ["floor"] = "write `round_down(x, 0)`", ["rounddown"] = "write `round_down(x, 0)`", ["trunc"] = "write `round_down(x, 0)`", ["truncate"] = "write `round_down(x, 0)`", ["int"] = "write `round_down(x, 0)`",
        ["mod"] = "write `remainder(a, b)`", ["modulo"] = "write `remainder(a, b)`", ["div"] = "write `whole_part(a, b)`", ["quotient"] = "write `whole_part(a, b)`",
        ["Math"] = "write `min`, `max`, `abs` or a `round_…` by its bare name",
        ["is_known"] = NotKnown, ["known"] = NotKnown, ["is_unknown"] = NotKnown, ["unknown"] = NotKnown, ["has_value"] = NotKnown, ["is_null"] = NotKnown, ["isnull"] = NotKnown, ["is_missing"] = NotKnown,
        ["coalesce"] = NotKnown, ["if_null"] = NotKnown, ["ifnull"] = NotKnown, ["is_given"] = NotKnown, ["defined"] = NotKnown, ["nothing"] = NotKnown, ["undefined"] = NotKnown,
        ["iif"] = "write `condition ? value_if_yes : value_if_no`", ["choose"] = "write a `switch`, a table, or `condition ? a : b`",
        ["years"] = "write `years_between(from, to)`", ["months"] = "write `months_between(from, to)`", ["days"] = "write `days_between(from, to)`", ["year"] = "write `year_of(date)`", ["month"] = "write `month_of(date)`", ["day"] = "write `day_of(date)`", ["datediff"] = "write `days_between(from, to)`, `months_between` or `years_between`",
        ["age_of"] = "write `years_between(date_of_birth, as_of)`", ["weekday"] = "write `day_of_week(date) == friday`, or `is_weekend(date)`", ["day_of_week"] = "write `day_of_week(date) == friday`, or `is_weekend(date)`",
        ["len"] = "write `length_of(text)`", ["length"] = "write `length_of(text)`", ["contains"] = "write `contains_text(text, part)`", ["upper"] = SameText, ["lower"] = SameText, ["is_empty"] = "write `is_blank(text)`",
        ["sum"] = OfList + "`list.Sum(x => x.amount)`", ["count"] = OfList + "`list.Count`, or `list.Count(x => x.age >= 18)`; of conditions, `count_true(a, b)`", ["average"] = OfList + "`divide(list.Sum(x => x.amount), list.Count)`",
        ["avg"] = OfList + "`divide(list.Sum(x => x.amount), list.Count)`", ["any"] = OfList + "`list.Any(x => x.age >= 18)`", ["all"] = OfList + "`list.All(x => x.age >= 18)`",
        ["and"] = "write `&&`", ["or"] = "write `||`", ["xor"] = "write `a != b` for one or the other but not both",
        ["yes"] = "write `true`, or the name alone: `receives_pip` instead of `receives_pip == yes`",
        ["no"] = "write `false`, or `!` before the name: `!receives_pip` instead of `receives_pip == no`",
        ["true"] = "write `true`, in small letters", ["false"] = "write `false`, in small letters", ["not"] = "write `not(condition)`, in small letters", ["null"] = NotKnown, ["none"] = NotKnown,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The advice; <see langword="null"/> where there is none.</summary>
    public static string? For(string name) => Names.GetValueOrDefault(name);
}
