using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>The outbox of <see cref="InMemoryCaseStore"/>; used under its lock. A message's number is its place from 1.</summary>
internal sealed class InMemoryOutbox
{
    private readonly List<(OutboxMessage Message, string Owner, DateTimeOffset Until)> entries = [];

    public void Add(ImmutableArray<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            var kept = new OutboxMessage { Number = entries.Count + 1, CaseId = message.CaseId, Sequence = message.Sequence, Key = message.Key, Kind = message.Kind, Body = message.Body, DueAt = CaseCommitRules.ToMicrosecond(message.DueAt), DeliveredAt = message.DeliveredAt is { } at ? CaseCommitRules.ToMicrosecond(at) : null, IsDead = message.IsDead };
            entries.Add((kept, "", DateTimeOffset.MinValue));
        }
    }

    public IReadOnlyList<OutboxMessage> Lease(DateTimeOffset now, Lease lease)
    {
        var ahead = new HashSet<string>(StringComparer.Ordinal);
        var first = entries.Where(entry => IsWaiting(entry.Message) && ahead.Add(entry.Message.CaseId)).ToArray();
        var taken = first.Where(entry => entry.Message.DueAt <= now && entry.Until <= now).OrderBy(entry => entry.Message.DueAt).ThenBy(entry => entry.Message.Number).Take(lease.Most);
        return [.. taken.ToArray().Select(entry => Set(entry.Message with { Attempts = entry.Message.Attempts + 1 }, lease.Owner, now + lease.For))];
    }

    public bool Complete(long number, string owner, DateTimeOffset at) =>
        Held(number, owner) is { } message && Set(message with { DeliveredAt = CaseCommitRules.ToMicrosecond(at), Error = "" }) is not null;

    public bool Fail(long number, string owner, string error, DateTimeOffset? retryAt) =>
        Held(number, owner) is { } message && Set(message with { Error = error, DueAt = retryAt is { } due ? CaseCommitRules.ToMicrosecond(due) : message.DueAt, IsDead = retryAt is null }) is not null;

    public bool Revive(long number, DateTimeOffset dueAt) =>
        Find(message => message.Number == number && message.IsDead, 1) is [var dead] && Set(dead with { IsDead = false, Attempts = 0, DueAt = CaseCommitRules.ToMicrosecond(dueAt) }) is not null;

    /// <summary>Gives up what a case has still to say, and forgets why deliveries failed.</summary>
    public void Forget(string caseId)
    {
        foreach (var message in Find(message => message.CaseId == caseId, int.MaxValue))
        {
            Set(message with { IsDead = message.DeliveredAt is null, Error = IsWaiting(message) ? OutboxMessage.CaseErased : "" });
        }
    }

    public IReadOnlyList<OutboxMessage> Find(Func<OutboxMessage, bool> asked, int most) => [.. entries.Select(entry => entry.Message).Where(asked).Take(most)];

    private static bool IsWaiting(OutboxMessage message) => message is { DeliveredAt: null, IsDead: false };

    private OutboxMessage? Held(long number, string owner) =>
        number >= 1 && number <= entries.Count && entries[(int)number - 1] is var entry && entry.Owner == owner && IsWaiting(entry.Message) ? entry.Message : null;

    private OutboxMessage Set(OutboxMessage message, string owner = "", DateTimeOffset until = default)
    {
        entries[(int)message.Number - 1] = (message, owner, until);
        return message;
    }
}
