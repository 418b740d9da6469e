using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Nobody meets a deadline of no time at all, and nobody remembers one of decades. A reminder comes after the start.</summary>
internal sealed class DeadlineLengthRule : LifecycleRule
{
    private const double LongestYears = 10;
    private const double DaysOfYear = 365.25;

    private static readonly Dictionary<DurationUnit, double> DaysOfUnit = new()
    {
        [DurationUnit.Minutes] = 1.0 / 1440,
        [DurationUnit.Hours] = 1.0 / 24,
        [DurationUnit.Days] = 1,
        [DurationUnit.Weeks] = 7,
        [DurationUnit.Months] = DaysOfYear / 12,
        [DurationUnit.Years] = DaysOfYear,
        [DurationUnit.WorkingHours] = 1.0 / 8,
        [DurationUnit.WorkingDays] = 1,
    };

    private static readonly DiagnosticDescriptor Nothing = new(
        "PE4601",
        Severity.Warning,
        "the deadline `{0}` is due as soon as it starts",
        "write the time that somebody has; or do at once what it fires, with `automatic: yes`");

    private static readonly DiagnosticDescriptor Decades = new(
        "PE4602",
        Severity.Warning,
        "the deadline `{0}` is due after {1}",
        "correct the amount, or its unit");

    private static readonly DiagnosticDescriptor LongReminder = new(
        "PE4603",
        Severity.Warning,
        "the deadline `{0}` reminds {1} before it is due, and lasts {2}",
        "let the reminder come later than the start");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Nothing, Decades, LongReminder];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var deadline in lifecycle.Deadlines.Where(deadline => deadline.Amount >= 0))
        {
            var amounts = LifecycleAmounts.Of(policy.Model, deadline.Amount);
            if (amounts.Contains(0))
            {
                findings.Add(Finding.At(policy, deadline.Location, Nothing, [deadline.Name], deadline.Name));
            }

            foreach (var amount in amounts.Where(amount => DaysOf(amount, deadline.Unit) > LongestYears * DaysOfYear).Take(1))
            {
                findings.Add(Finding.At(policy, deadline.Location, Decades, [deadline.Name], deadline.Name, Words(amount, deadline.Unit)));
            }

            CheckReminders(policy, deadline, amounts, findings);
        }
    }

    private static void CheckReminders(AdvisedPolicy policy, LifecycleDeadline deadline, IReadOnlyList<decimal> amounts, List<Finding> findings)
    {
        foreach (var reminder in deadline.Reminders)
        {
            foreach (var before in LifecycleAmounts.Of(policy.Model, reminder.Amount))
            {
                var shorter = amounts.Where(amount => amount > 0 && IsLonger(before, reminder.Unit, amount, deadline.Unit)).ToArray();
                if (shorter is [var shortest, ..])
                {
                    findings.Add(Finding.At(policy, deadline.Location, LongReminder, [deadline.Name], deadline.Name, Words(before, reminder.Unit), Words(shortest, deadline.Unit)));
                    return;
                }
            }
        }
    }

    // In different units only what is longer beyond doubt: a working day may be three days away.
    private static bool IsLonger(decimal before, DurationUnit unit, decimal amount, DurationUnit whole) => unit == whole ? before >= amount
        : whole is DurationUnit.WorkingDays or DurationUnit.WorkingHours ? DaysOf(before, unit) > 2 * DaysOf(amount, whole) + 7
        : DaysOf(before, unit) >= DaysOf(amount, whole);

    private static double DaysOf(decimal amount, DurationUnit unit) => (double)amount * DaysOfUnit[unit];

    private static string Words(decimal amount, DurationUnit unit)
    {
        var word = unit == DurationUnit.WorkingDays ? "working days" : unit == DurationUnit.WorkingHours ? "working hours" : unit.ToString().ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{amount:#,##0.##} {(amount == 1 ? word[..^1] : word)}");
    }
}
