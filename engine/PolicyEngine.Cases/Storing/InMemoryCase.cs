using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>A case of <see cref="InMemoryCaseStore"/>; used under its lock.</summary>
internal sealed class InMemoryCase
{
    private readonly List<StoredEvent> events = [];
    private readonly Dictionary<string, long> keys = new(StringComparer.Ordinal);
    private ImmutableArray<(CaseTimer Timer, DateTimeOffset? LeaseUntil)> timers = [];
    private CaseRow? row;
    private StoredSnapshot? snapshot;

    public CaseRow Row => row ?? throw new InvalidOperationException("the case has no row yet");

    public DateTimeOffset FirstDue => timers[0].Timer.DueAt;

    public void Append(CaseAppend append)
    {
        row = append.Row with
        {
            OpenedAt = CaseCommitRules.ToMicrosecond(append.Row.OpenedAt),
            ChangedAt = CaseCommitRules.ToMicrosecond(append.Row.ChangedAt),
            DueAt = append.Row.DueAt is { } due ? CaseCommitRules.ToMicrosecond(due) : null,
        };
        events.AddRange(append.Events.Select(happened => happened with { At = CaseCommitRules.ToMicrosecond(happened.At) }));
        snapshot = append.Snapshot ?? snapshot;
        if (append.Key.Length > 0)
        {
            keys.Add(append.Key, append.Expected + 1);
        }

        // A timer that stays as it was keeps its lease.
        var had = timers;
        timers =
        [
            .. append.Timers.Select(timer => timer with { DueAt = CaseCommitRules.ToMicrosecond(timer.DueAt) })
                .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Name, StringComparer.Ordinal)
                .Select(timer => (timer, had.FirstOrDefault(one => one.Timer == timer).LeaseUntil)),
        ];
    }

    // The events are numbered from 1 without a gap.
    public StoredCase Read(long after) => new(Row, [.. events.Skip((int)Math.Clamp(after, 0, events.Count))], [.. timers.Select(timer => timer.Timer)]) { Snapshot = snapshot };

    public StoredCase ReadCurrent() => Read(snapshot?.Sequence ?? 0);

    public void ForgetSnapshot() => snapshot = null;

    public long? FindByKey(string key) => keys.TryGetValue(key, out var sequence) ? sequence : null;

    public bool HasDue(DateTimeOffset now) => timers is [var first, ..] && first.Timer.DueAt <= now && !(first.LeaseUntil > now);

    public CaseTimer LeaseFirst(DateTimeOffset until)
    {
        timers = timers.SetItem(0, (timers[0].Timer, until));
        return timers[0].Timer;
    }
}
