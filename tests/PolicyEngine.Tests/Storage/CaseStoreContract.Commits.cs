using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

public abstract partial class CaseStoreContract
{
    private static readonly string[] RefusedIds = ["", " ", "a b", "é", "a\0b", "a';--", new string('a', 129), "\ud83d\ude00", "\ud83d"];

    [StoreFact]
    public async Task What_is_committed_is_read_by_every_host()
    {
        var append = SampleCase.After(SampleCase.Opened("c/1").Row with { Sequence = 0, Hash = StoredEvent.NoHash, Parent = "c", PolicyVersion = "2018.1", DueAt = SampleCase.Noon.AddHours(1) }, "k", "{\"a\":1}", "{\"b\":2}");

        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(append));

        var read = await Other.ReadAsync("c/1");
        Assert.Equal(append.Row, read.Row);
        Assert.Equal(append.Events.AsEnumerable(), read.Events);
        Assert.Equal(2, Assert.Single((await Other.ReadAsync("c/1", 1, CancellationToken.None))!.Events).Sequence);
        Assert.Empty((await Other.ReadAsync("c/1", 2, CancellationToken.None))!.Events);
        SampleCase.AssertChain(read);
    }

    [StoreFact]
    public async Task There_is_no_case_that_nobody_opened()
    {
        Assert.Null(await Store.ReadAsync("none", 0, CancellationToken.None));
        Assert.Null(await Store.FindByKeyAsync("none", "k", CancellationToken.None));
        Assert.Equal(new CommitResult.Conflict("none", 0), await Store.CommitAsync(SampleCase.After(SampleCase.Opened("none").Row)));
    }

    [StoreFact]
    public async Task Of_two_who_saw_the_same_one_wins_and_the_other_is_told()
    {
        var row = SampleCase.Opened("c").Row;
        await Store.CommitAsync(SampleCase.Opened("c"));

        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(SampleCase.After(row, "", "\"one\"", "\"two\"")));
        Assert.Equal(new CommitResult.Conflict("c", 3), await Other.CommitAsync(SampleCase.After(row, "", "\"late\"")));
        Assert.Equal(new CommitResult.Conflict("c", 3), await Other.CommitAsync(SampleCase.Opened("c")));
        Assert.Equal(["{}", "\"one\"", "\"two\""], (await Store.ReadAsync("c")).Events.Select(happened => happened.Body));
    }

    [StoreFact]
    public async Task A_key_counts_once_and_before_a_conflict()
    {
        await Store.CommitAsync(SampleCase.Opened("c", key: "open"));
        var row = (await Store.ReadAsync("c")).Row;
        await Store.CommitAsync(SampleCase.After(row, "submit", "1", "2"));
        var now = (await Store.ReadAsync("c")).Row;

        Assert.Equal(new CommitResult.AlreadyDone("c", 2), await Other.CommitAsync(SampleCase.After(row, "submit")));
        Assert.Equal(new CommitResult.AlreadyDone("c", 2), await Other.CommitAsync(SampleCase.After(now, "submit")));
        Assert.Equal(new CommitResult.AlreadyDone("c", 1), await Other.CommitAsync(SampleCase.Opened("c", key: "open")));
        Assert.Equal(2, await Other.FindByKeyAsync("c", "submit", CancellationToken.None));
        Assert.Null(await Other.FindByKeyAsync("c", "Submit", CancellationToken.None));
        Assert.Equal(3, (await Store.ReadAsync("c")).Row.Sequence);
    }

    [StoreFact]
    public async Task The_same_key_in_another_case_is_another_key()
    {
        await Store.CommitAsync(SampleCase.Opened("c", key: "k"));

        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(SampleCase.Opened("d", key: "k")));
    }

    [StoreFact]
    public async Task Several_cases_are_written_together_or_not_at_all()
    {
        await Store.CommitAsync(SampleCase.Opened("b"));
        var part = SampleCase.Opened("a/part", key: "k") with { Timers = [SampleCase.Timer("a/part", "t", 0)], Messages = [SampleCase.Message("a/part", "m")] };

        Assert.Equal(new CommitResult.Conflict("b", 1), await Store.CommitAsync(part, SampleCase.Opened("b")));

        Assert.Null(await Store.ReadAsync("a/part", 0, CancellationToken.None));
        Assert.Null(await Store.FindByKeyAsync("a/part", "k", CancellationToken.None));
        Assert.Empty(await Store.ReadMessagesAsync("a/part", CancellationToken.None));
        Assert.Empty(await Store.TakeTimersAsync("h", 10));

        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(SampleCase.After((await Store.ReadAsync("b")).Row), part));
        Assert.Equal(2, (await Store.ReadAsync("b")).Row.Sequence);
        Assert.Single((await Store.ReadAsync("a/part")).Events);
    }

    [StoreFact]
    public async Task A_fork_of_the_chain_is_refused()
    {
        await Store.CommitAsync(SampleCase.Opened("c", "1"));
        var elsewhere = SampleCase.Opened("c", "2").Row;

        await Assert.ThrowsAsync<CaseStoreException>(() => Store.CommitAsync(SampleCase.After(elsewhere)));

        Assert.Equal(1, (await Store.ReadAsync("c")).Row.Sequence);
    }

    [StoreFact]
    public async Task A_commit_without_events_changes_timers_and_messages()
    {
        await Store.CommitAsync(SampleCase.Opened("c"));
        var row = (await Store.ReadAsync("c")).Row;

        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(new CaseAppend { Row = row with { State = "moved" }, Expected = 1, Events = [], Timers = [SampleCase.Timer("c", "t", 1)] }));

        var read = await Store.ReadAsync("c");
        Assert.Equal(("moved", 1L, "t"), (read.Row.State, read.Row.Sequence, Assert.Single(read.Timers).Name));
    }

    [StoreFact]
    public async Task Texts_come_back_as_they_went_in()
    {
        string[] texts = ["'; DROP TABLE events; --", "\"\\ \u2028 \u0001 %s {0} @Body $1", "naïve Zoë 日本 😀 \u0301", "é", "e\u0301", new string('x', 5_000_000), "", " \r\n\t "];
        await Store.CommitAsync(SampleCase.Opened("c"));
        foreach (var text in texts)
        {
            var row = (await Store.ReadAsync("c")).Row with { State = text.Length < 100 ? text : "long", PolicyVersion = text.Length < 100 ? text : "" };
            await Store.CommitAsync(SampleCase.After(row, text.Length < 100 ? text : "", text));
        }

        var read = await Other.ReadAsync("c");
        Assert.Equal(texts, read.Events.Skip(1).Select(happened => happened.Body));
        Assert.Equal(texts[^1], read.Row.State);
        Assert.Equal(5, await Other.FindByKeyAsync("c", "é", CancellationToken.None));
        Assert.Equal(6, await Other.FindByKeyAsync("c", "e\u0301", CancellationToken.None));
        SampleCase.AssertChain(read);
    }

    [StoreFact]
    public async Task What_contradicts_itself_is_refused_alike()
    {
        var good = SampleCase.Opened("c");
        CaseCommit[] bad =
        [
            new([]),
            new([good, good]),
            new([good with { Expected = 3 }]),
            new([good with { Row = good.Row with { Hash = "x" } }]),
            new([good with { Row = good.Row with { Sequence = 2 } }]),
            new([good with { Events = [good.Events[0] with { PreviousHash = "x" }] }]),
            new([good with { Events = [good.Events[0] with { CaseId = "d" }] }]),
            new([good with { Timers = [SampleCase.Timer("d", "t", 0)] }]),
            new([good with { Timers = [SampleCase.Timer("c", "t", 0), SampleCase.Timer("c", "t", 1)] }]),
            new([good with { Messages = [SampleCase.Message("d", "m")] }]),
            new([good with { Key = "a\0b" }]),
            new([good with { Row = good.Row with { State = "\ud83d" } }]),
            new([good with { Events = [], Row = good.Row with { Sequence = 0 } }]),
            .. RefusedIds.Select(id => new CaseCommit([SampleCase.Opened(id)])),
        ];

        Assert.All(bad, commit => Assert.ThrowsAny<ArgumentException>(() => { _ = Store.CommitAsync(commit, CancellationToken.None).GetAwaiter().GetResult(); }));
        Assert.Empty(await Store.IdsAsync(new CaseQuery()));
    }

    [StoreFact]
    public async Task Hostile_ids_find_nothing_and_break_nothing()
    {
        await Store.CommitAsync(SampleCase.Opened("c", key: "k"));
        foreach (var id in RefusedIds.Append("c' OR '1'='1").Append("%"))
        {
            Assert.Null(await Store.ReadAsync(id, 0, CancellationToken.None));
            Assert.Null(await Store.FindByKeyAsync(id, "k", CancellationToken.None));
            Assert.Null(await Store.FindByKeyAsync("c", id.Length == 0 ? "'" : id, CancellationToken.None));
            Assert.Empty(await Store.ReadMessagesAsync(id, CancellationToken.None));
            Assert.Empty(await Store.IdsAsync(new CaseQuery { PolicyId = $"{id}'" }));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetOrCreateKeyAsync(id, CancellationToken.None));
        }
    }

    [StoreFact]
    public async Task What_is_given_up_before_it_begins_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(new CaseCommit([SampleCase.Opened("c")]), new CancellationToken(canceled: true)));

        Assert.Null(await Store.ReadAsync("c", 0, CancellationToken.None));
    }
}
