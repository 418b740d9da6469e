using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Fills a store with cases, through its own door.</summary>
internal static class FilledStore
{
    private const int CasesOfCommit = 250;

    private static readonly DateTimeOffset Opened = new(2018, 10, 1, 9, 0, 0, TimeSpan.Zero);

    public static string IdOf(int number) => FormattableString.Invariant($"case-{number:0000000}");

    public static async Task FillAsync(SqlCaseStore store, int cases, int events)
    {
        await store.OpenAsync(CancellationToken.None);
        foreach (var chunk in Enumerable.Range(0, cases).Chunk(CasesOfCommit))
        {
            if (await store.CommitAsync(new CaseCommit([.. chunk.Select(number => Case(IdOf(number), events))]), CancellationToken.None) is not CommitResult.Committed)
            {
                throw new WrongAnswerException("filling", chunk[0], "committed", "not");
            }
        }
    }

    private static CaseAppend Case(string id, int events)
    {
        var all = ImmutableArray.CreateBuilder<StoredEvent>(events);
        var hash = StoredEvent.NoHash;
        for (var number = 1; number <= events; number++)
        {
            // As long as a small event is.
            var body = FormattableString.Invariant($"{{\"case\":\"{id}\",\"number\":{number},\"filling\":\"{new string('x', 400)}\"}}");
            var next = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + body)));
            all.Add(new StoredEvent(id, number, Opened, body, hash, next));
            hash = next;
        }

        return new CaseAppend
        {
            Row = new CaseRow { CaseId = id, PolicyId = "filled", PolicyHash = "filled", State = "open", Sequence = events, Hash = hash, OpenedAt = Opened, ChangedAt = Opened, DueAt = Opened.AddDays(1) },
            Expected = 0,
            Events = all.ToImmutable(),
            Key = "open",
            Timers = [new CaseTimer(id, "response", Opened.AddDays(1))],
        };
    }
}
