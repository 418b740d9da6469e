using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

/// <summary>Appends as a case service would make them, for tests of stores alone: numbered, chained and hashed.</summary>
internal static class SampleCase
{
    public static DateTimeOffset Noon { get; } = new(2018, 10, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The first event of a new case.</summary>
    public static CaseAppend Opened(string caseId, string body = "{}", string key = "") => After(new CaseRow { CaseId = caseId, PolicyId = "permit", PolicyHash = "p1", State = "open", Sequence = 0, Hash = StoredEvent.NoHash, OpenedAt = Noon, ChangedAt = Noon }, key, body);

    /// <summary>More events of a case that was read.</summary>
    public static CaseAppend After(CaseRow row, string key = "", params string[] bodies)
    {
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        var (sequence, hash) = (row.Sequence, row.Hash);
        foreach (var body in bodies.DefaultIfEmpty("{}"))
        {
            var next = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + body)));
            events.Add(new StoredEvent(row.CaseId, ++sequence, Noon, body, hash, next));
            hash = next;
        }

        return new CaseAppend { Row = row with { Sequence = sequence, Hash = hash }, Expected = row.Sequence, Events = events.ToImmutable(), Key = key };
    }

    public static CaseTimer Timer(string caseId, string name, int minutes) => new(caseId, name, Noon.AddMinutes(minutes));

    public static OutboxMessage Message(string caseId, string key, int minutes = 0) => new() { CaseId = caseId, Sequence = 1, Key = key, Kind = "notification", Body = $"\"{key}\"", DueAt = Noon.AddMinutes(minutes) };

    public static Lease Lease(string owner, int most = 100, int minutes = 5) => new(owner, TimeSpan.FromMinutes(minutes), most);

    public static Task<CommitResult> CommitAsync(this ICaseStore store, params CaseAppend[] appends) => store.CommitAsync(new CaseCommit([.. appends]), CancellationToken.None);

    public static async Task<StoredCase> ReadAsync(this ICaseStore store, string caseId) => Assert.IsType<StoredCase>(await store.ReadAsync(caseId, 0, CancellationToken.None));

    public static async Task<string[]> IdsAsync(this ICaseStore store, CaseQuery query)
    {
        var ids = new List<string>();
        await foreach (var row in store.ListAsync(query, CancellationToken.None))
        {
            ids.Add(row.CaseId);
        }

        return [.. ids];
    }

    public static async Task<string[]> TakeTimersAsync(this ICaseStore store, string owner, int minutes, int most = 100) =>
        [.. (await store.LeaseTimersAsync(Noon.AddMinutes(minutes), Lease(owner, most), CancellationToken.None)).Select(timer => $"{timer.CaseId}:{timer.Name}")];

    public static Task<IReadOnlyList<OutboxMessage>> TakeAsync(this ICaseStore store, string owner, int minutes = 0, int most = 100) => store.LeaseMessagesAsync(Noon.AddMinutes(minutes), Lease(owner, most), CancellationToken.None);

    public static async Task<string[]> TakeKeysAsync(this ICaseStore store, string owner, int minutes = 0, int most = 100) => [.. (await store.TakeAsync(owner, minutes, most)).Select(message => message.Key)];

    /// <summary>Whether the events of a case are numbered from 1 without a gap and each continues the one before.</summary>
    public static void AssertChain(StoredCase stored)
    {
        Assert.Equal(Enumerable.Range(1, stored.Events.Length).Select(number => (long)number), stored.Events.Select(happened => happened.Sequence));
        Assert.Equal(stored.Events.Select(happened => happened.Hash).Prepend(StoredEvent.NoHash).SkipLast(1), stored.Events.Select(happened => happened.PreviousHash));
        Assert.All(stored.Events, happened => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(happened.PreviousHash + happened.Body))), happened.Hash));
        Assert.Equal((stored.Events[^1].Sequence, stored.Events[^1].Hash), (stored.Row.Sequence, stored.Row.Hash));
    }
}
