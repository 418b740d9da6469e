using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Runtime;

/// <summary>
/// An amount of calendar time that is added to a date or taken from it: <c>d + years(1) - days(1)</c>. It follows the rules of <c>add_years</c>, <c>add_months</c> and <c>add_days</c>. Amounts are neither compared nor added up,
/// since how long a month is depends on where it begins.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "amounts are not compared")]
[SuppressMessage("Naming", "CA2225", Justification = "expressions have the signs only")]
[SuppressMessage("Style", "IDE1006", Justification = "officers write these names in their rules")]
public readonly struct DateSpan
{
    private readonly Func<DateOnly, long, DateOnly> move;
    private readonly long number;

    private DateSpan(Func<DateOnly, long, DateOnly> move, long number)
    {
        this.move = move;
        this.number = number;
    }

    /// <summary>So many years.</summary>
    public static DateSpan years(long number) => new(PolicyFunctions.add_years, number);

    /// <summary>So many months.</summary>
    public static DateSpan months(long number) => new(PolicyFunctions.add_months, number);

    /// <summary>So many weeks.</summary>
    public static DateSpan weeks(long number) => new(PolicyFunctions.add_days, checked(number * 7));

    /// <summary>So many days.</summary>
    public static DateSpan days(long number) => new(PolicyFunctions.add_days, number);

    /// <summary>The date that much later.</summary>
    public static DateOnly operator +(DateOnly day, DateSpan span) => span.move(day, span.number);

    /// <summary>The date that much earlier.</summary>
    public static DateOnly operator -(DateOnly day, DateSpan span) => span.move(day, checked(-span.number));
}
