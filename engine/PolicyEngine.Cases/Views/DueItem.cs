using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Views;

/// <summary>A deadline or a reminder that falls due in a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PolicyId">Its policy.</param>
/// <param name="Name">The timer's name.</param>
/// <param name="DueAt">The instant.</param>
/// <param name="On">The instant as a local day and time of the calendar that counts.</param>
/// <param name="What">What falls due, in the policy's words.</param>
/// <param name="Then">What happens then; empty when being late is only recorded.</param>
public sealed record DueItem(string CaseId, string PolicyId, string Name, DateTimeOffset DueAt, string On, string What, string Then)
{
    internal static DueItem Of(LoadedCase loaded, CaseTimer timer)
    {
        var item = new DueItem(timer.CaseId, loaded.State.PolicyId, timer.Name, timer.DueAt, CaseTimes.Utc(timer.DueAt), timer.Name, "");
        var mark = timer.Name.IndexOf(CaseRows.ReminderMark, StringComparison.Ordinal);
        if (loaded.Policy?.Model is not { Lifecycle: { } lifecycle } model || lifecycle.Deadlines.FirstOrDefault(known => known.Name == (mark < 0 ? timer.Name : timer.Name[..mark])) is not { } deadline)
        {
            return item;
        }

        return mark < 0
            ? item with { On = CaseTimes.Limit(model, deadline, timer.DueAt), What = deadline.Title, Then = deadline.Then < 0 ? "" : lifecycle.Triggers[deadline.Then].Title }
            : item with { On = CaseTimes.Words(model, deadline.Calendar, timer.DueAt), What = $"a reminder of: {deadline.Title}" };
    }
}
