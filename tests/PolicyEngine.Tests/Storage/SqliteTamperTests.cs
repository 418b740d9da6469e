using System.Text;
using Microsoft.Data.Sqlite;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Cases;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Storage;

/// <summary>What somebody can do to the file with a tool for databases, and what is left in it when a person was erased.</summary>
public sealed class SqliteTamperTests : IAsyncLifetime, IDisposable
{
    private const string Noted = "SELECT hash FROM events WHERE case_id = 'rose' AND sequence = 3";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteCaseStore store;
    private readonly CaseWorld world;

    public SqliteTamperTests()
    {
        store = new SqliteCaseStore(File);
        world = new CaseWorld(PermitPolicy.Yaml, store: store);
    }

    private string File => Path.Combine(folder.Path, "cases.db");

    public async Task InitializeAsync()
    {
        await store.OpenAsync(CancellationToken.None);
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""", key: "mail-7");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("UPDATE events SET body = replace(body, '\"value\":1', '\"value\":3') WHERE sequence = 2", "event 2 was altered: its text does not give its hash")]
    [InlineData("UPDATE events SET hash = (SELECT hash FROM events WHERE sequence = 1) WHERE sequence = 2", "event 2 was altered: its text does not give its hash")]
    [InlineData("DELETE FROM events WHERE sequence = 2", "event 2 is missing: event 3 stands in its place")]
    [InlineData("DELETE FROM events WHERE sequence = 3", "the end was cut off: the case had 3 events, and 2 are there")]
    [InlineData("UPDATE events SET sequence = 9 WHERE sequence = 2; UPDATE events SET sequence = 2 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE sequence = 9", "event 2 does not continue from the event before it: one of the two was exchanged")]
    public async Task A_broken_chain_is_named_and_nothing_is_done_with_the_case(string sql, string problem)
    {
        Alter(sql);

        Assert.Equal(problem, (await world.Service.VerifyAsync("rose"))!.Problem);
        Assert.EndsWith(problem, (await Assert.ThrowsAsync<CaseStoreException>(() => world.Service.ViewAsync("rose"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CaseStoreException>(() => world.Try("applicant pay", """{ "paid": 60 }"""));
        await Assert.ThrowsAsync<CaseStoreException>(() => world.Service.ExportAsync("rose"));
    }

    [Theory]
    [InlineData("UPDATE cases SET state = 'withdrawn'", "the case's row says `withdrawn` under `permit`, and the events give `accepted` under `permit`")]
    [InlineData("UPDATE cases SET policy_version = '2019.1'", "the case's row says version `2019.1` with the hash ")]
    [InlineData("UPDATE cases SET is_ended = 1", "the case's row says another opening, last change, end or parent than its events")]
    [InlineData("UPDATE cases SET due_at = 0", "the case's row says that it is due 1970-01-01T00:00:00.000000Z, and the events give never")]
    [InlineData("INSERT INTO timers (case_id, name, due_at) VALUES ('rose', 'response', 0)", "there is a timer `response` of 1970-01-01T00:00:00.000000Z that the events do not give")]
    [InlineData("UPDATE messages SET message_key = 'rose/3/9'", "there is a message `rose/3/9`, number 1, that event 3 does not send")]
    [InlineData("INSERT INTO messages (case_id, sequence, message_key, kind, body, attempts, due_at, is_dead, error) SELECT case_id, sequence, message_key, kind, body, 0, due_at, 0, '' FROM messages", "there is a message `rose/3/1`, number 2, that event 3 does not send")]
    [InlineData("DELETE FROM firings", "the key `mail-7` of event 2 is missing from the list of keys")]
    [InlineData("UPDATE firings SET firing_key = 'mail-8'", "the key `mail-7` of event 2 is missing from the list of keys")]
    [InlineData("INSERT INTO firings (case_id, firing_key, sequence) VALUES ('rose', 'mail-8', 3)", "the list of keys says that event 3 was written under the key `mail-8`, and the event does not say so")]
    [InlineData("UPDATE secrets SET secret = zeroblob(32)", "event 1 holds personal data that the case's key does not open")]
    [InlineData("DELETE FROM events WHERE sequence = 3; UPDATE cases SET sequence = 2, hash = (SELECT hash FROM events WHERE sequence = 2), state = 'deciding', due_at = 1538467200000000; INSERT INTO timers (case_id, name, due_at) VALUES ('rose', 'response', 1538467200000000), ('rose', 'response/reminder/1', 1538452800000000); UPDATE cases SET due_at = 1538452800000000", "the end was cut off: there is a message of event 3, and 2 events are there")]
    public async Task What_is_kept_beside_the_events_must_be_what_they_give(string sql, string problem)
    {
        Alter(sql);
        Assert.StartsWith(problem, (await world.Service.VerifyAsync("rose"))!.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM firings")]
    [InlineData("UPDATE firings SET firing_key = 'mail-8'")]
    public async Task A_key_that_was_taken_out_of_the_list_does_not_fire_twice(string sql)
    {
        Alter(sql);

        var again = await world.Try("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""", key: "mail-7");

        Assert.Equal([2L, 3L], Assert.IsType<CaseResult.AlreadyDone>(again).Events.Select(happened => happened.Sequence));
        Assert.Equal(3, (await world.State()).Sequence);
        Assert.Equal(2, await store.FindByKeyAsync("rose", "mail-7", CancellationToken.None));
    }

    [Theory]
    [InlineData("DELETE FROM snapshots", "")]
    [InlineData("UPDATE snapshots SET body = substr(body, 5)", "the snapshot of event 32 was altered: the case's key does not open it")]
    [InlineData("UPDATE snapshots SET sequence = 31, hash = (SELECT hash FROM events WHERE sequence = 31)", "the snapshot of event 31 was altered: the case's key does not open it")]
    [InlineData("UPDATE snapshots SET sequence = 9000", "there is a snapshot of event 9000, and no such event is there")]
    public async Task A_wrong_snapshot_is_named_and_passed_over(string sql, string problem)
    {
        await LongCase();
        var before = await world.State();
        Assert.Equal("", (await world.Service.VerifyAsync("rose"))!.Problem);
        Alter(sql);

        Assert.Equal(problem, (await world.Service.VerifyAsync("rose"))!.Problem);

        var after = await world.Fire("officer re_rate", """{ "cars": 2 }""");
        Assert.Equal((before.Sequence + 1, "issued", before.EnteredIn.Count), (after.Sequence, after.State, after.EnteredIn.Count));
        Assert.Equal("2", after.Facts["cars"].Json);
        Assert.Equal("true", after.Facts["lives_here"].Json);
    }

    [Fact]
    public async Task A_snapshot_that_lies_under_the_cases_own_key_is_named()
    {
        await LongCase();
        var key = await store.GetOrCreateKeyAsync("rose", CancellationToken.None);
        var state = (await world.Service.ReadAsync("rose"))!;
        var early = CaseFold.Of(state.Events.Take(32)) with { State = "withdrawn" };
        var forged = CaseSnapshot.Seal(early, (await store.ReadAsync("rose")).Events[31].Hash, new CaseProtection(key));
        Alter($"UPDATE snapshots SET body = '{forged.Body}'");

        Assert.Equal("the snapshot of event 32 says something else than the events up to it give", (await world.Service.VerifyAsync("rose"))!.Problem);
    }

    [Fact]
    public async Task A_snapshot_is_erased_with_the_key()
    {
        await LongCase();
        await world.Fire("applicant withdraw", reason: "My mother Gwendolyn has moved.");
        Assert.NotNull((await store.ReadAsync("rose")).Snapshot);

        Assert.IsType<CaseResult.Done>(await world.Service.EraseAsync("rose", "ann", "she asked for it"));

        Assert.Null((await store.ReadAsync("rose")).Snapshot);
        Assert.Equal("", (await world.Service.VerifyAsync("rose"))!.Problem);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_with_all_that_belongs_to_it_shows_against_a_noted_hash()
    {
        var noted = Read(Noted);
        Assert.Equal(3, await world.Service.FindHashAsync("rose", noted));
        Alter("DELETE FROM events WHERE sequence > 1; DELETE FROM messages; DELETE FROM timers; DELETE FROM firings; UPDATE cases SET sequence = 1, hash = (SELECT hash FROM events), state = 'drafting', due_at = NULL");
        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
        Assert.Null(await world.Service.FindHashAsync("rose", noted));
    }

    [Fact]
    public async Task A_row_that_was_taken_out_leaves_events_that_nobody_owns()
    {
        Assert.Empty(await store.ListStrayAsync(10, CancellationToken.None));
        Alter("DELETE FROM cases");
        Assert.Null(await world.Service.VerifyAsync("rose"));
        Assert.Equal("rose", Assert.Single(await store.ListStrayAsync(10, CancellationToken.None)));
    }

    [Fact]
    public async Task What_was_erased_is_nowhere_in_the_file_nor_its_log()
    {
        await world.Fire("applicant withdraw", reason: "My mother Gwendolyn has moved.");
        var key = await store.GetOrCreateKeyAsync("rose", CancellationToken.None);
        Assert.True(Holds(key!));
        Assert.IsType<CaseResult.Done>(await world.Service.EraseAsync("rose", "ann", "she asked for it"));

        Assert.False(Holds(key!));
        foreach (var text in new[] { "Gwendolyn", "You live here and have", "\"blue_badge\",\"value\"" })
        {
            Assert.False(Holds(Encoding.UTF8.GetBytes(text)), text);
        }

        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
    }

    [Fact]
    public async Task A_reader_that_keeps_the_log_from_being_emptied_is_told_of()
    {
        await world.Fire("applicant withdraw", reason: "My mother Gwendolyn has moved.");
        using var impatient = new SqliteCaseStore(new SqliteCaseStoreOptions { Path = File, BusyTimeout = TimeSpan.FromSeconds(1) });
        await impatient.OpenAsync(CancellationToken.None);
        using (var reader = new SqliteConnection($"Data Source={File}"))
        {
            reader.Open();
            using var reading = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM events";
            command.ExecuteScalar();
            var told = await Assert.ThrowsAsync<CaseStoreException>(() => impatient.EraseKeyAsync("rose", CancellationToken.None));
            Assert.Contains("still holds a copy", told.Message, StringComparison.Ordinal);
        }

        await impatient.EraseKeyAsync("rose", CancellationToken.None);
        Assert.Null(await store.GetOrCreateKeyAsync("rose", CancellationToken.None));
    }

    private async Task LongCase()
    {
        await world.Fire("applicant pay", """{ "paid": 60 }""");
        for (var change = 0; change < 36; change++)
        {
            await world.Fire("officer re_rate", $$"""{ "cars": {{change % 3}} }""");
        }
    }

    // As another program would, while the store is open.
    private void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    private string Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private bool Holds(byte[] bytes) => Directory.GetFiles(folder.Path, "cases.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray().AsSpan().IndexOf(bytes) >= 0;
    });
}
