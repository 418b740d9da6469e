using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Firing;

/// <summary>What a store keeps beside the events, from the state that they give.</summary>
internal static class CaseRows
{
    public const string ReminderMark = "/reminder/";

    public static CaseRow Of(CaseState state, string hash) => new()
    {
        CaseId = state.CaseId,
        Parent = state.Parent,
        Subject = state.IsErased ? "" : state.Subject,
        PolicyId = state.PolicyId,
        PolicyVersion = state.PolicyVersion,
        PolicyHash = state.PolicyHash,
        State = state.State,
        IsEnded = state.IsEnded,
        Sequence = state.Sequence,
        Hash = hash,
        OpenedAt = state.OpenedAt,
        ChangedAt = state.ChangedAt,
        DueAt = Timers(state) is { IsEmpty: false } timers ? timers[0].DueAt : null,
    };

    /// <summary>What is due, the earliest first.</summary>
    public static ImmutableArray<CaseTimer> Timers(CaseState state) =>
    [
        .. state.Deadlines.Where(pair => pair.Value.Status == DeadlineStatus.Running)
            .SelectMany(pair => pair.Value.Reminders.Select(reminder => new CaseTimer(state.CaseId, FormattableString.Invariant($"{pair.Key}{ReminderMark}{reminder.Number}"), reminder.At))
                .Append(new CaseTimer(state.CaseId, pair.Key, pair.Value.DueAt)))
            .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Name, StringComparer.Ordinal),
    ];
}
