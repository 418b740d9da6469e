using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.CaseWriter;

/// <summary>What one firing writes: the trigger's event, one that follows by itself, a timer and a message.</summary>
internal static class Firing
{
    public static CaseAppend Of(string caseId, CaseRow? row, string key)
    {
        row ??= new CaseRow { CaseId = caseId, PolicyId = "permit", PolicyHash = "p1", State = "open", Sequence = 0, Hash = StoredEvent.NoHash, OpenedAt = DateTimeOffset.UnixEpoch, ChangedAt = DateTimeOffset.UnixEpoch };
        var fired = Next(row.Hash, row.Sequence + 1, "fired");
        var followed = Next(fired.Hash, row.Sequence + 2, "followed");
        return new CaseAppend
        {
            Row = row with { Sequence = row.Sequence + 2, Hash = followed.Hash },
            Expected = row.Sequence,
            Events = [fired, followed],
            Key = key,
            Timers = [new CaseTimer(caseId, "reminder", DateTimeOffset.UnixEpoch.AddDays(row.Sequence))],
            Messages = [new OutboxMessage { CaseId = caseId, Sequence = row.Sequence + 1, Key = key, Kind = "notification", Body = "{}", DueAt = DateTimeOffset.UnixEpoch }],
        };

        StoredEvent Next(string previous, long sequence, string what)
        {
            var body = FormattableString.Invariant($"{{\"{what}\":\"{key}\",\"number\":{sequence}}}");
            return new StoredEvent(caseId, sequence, DateTimeOffset.UnixEpoch, body, previous, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + body))));
        }
    }
}
