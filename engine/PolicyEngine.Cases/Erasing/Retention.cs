using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Cases.Erasing;

/// <summary>How long a case's personal data is kept after its end.</summary>
internal static class Retention
{
    /// <summary>Until when; <see langword="null"/> where the policy says nothing.</summary>
    public static RetentionEnd? Of(CaseContext context, DateTimeOffset ended)
    {
        var lifecycle = context.Machine.Lifecycle;
        if (lifecycle.Retention is not { } retention)
        {
            return null;
        }

        try
        {
            var days = DeadlineClock.Of(context.Policy.Model, lifecycle.Calendar);
            var answer = new Expressions(context.Policy, context.Facts, PolicyDays.DayOf(context.Policy.Model, ended)).Of(retention.Amount);
            return answer.Status == DecisionStatus.Determined && answer.Value is long amount
                ? new RetentionEnd(context.CaseId, ended, days.Add(ended, amount, retention.Unit), "")
                : new RetentionEnd(context.CaseId, ended, null, $"how long its data is kept can't be worked out: {string.Join("; ", answer.Missing.Select(missing => missing.Message).Concat(answer.Faults.Select(fault => fault.Message)))}");
        }
        catch (CalendarLimitException limit)
        {
            return new RetentionEnd(context.CaseId, ended, null, limit.Message);
        }
    }
}
