using System.Text.Json;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Tests.Cases;

namespace PolicyEngine.Tests.Storage;

public abstract partial class CaseStoreContract
{
    [StoreFact]
    public async Task A_snapshot_is_read_with_the_events_after_it_and_replaced_by_the_next()
    {
        var opened = SampleCase.Opened("c");
        await Store.CommitAsync(opened with { Snapshot = new StoredSnapshot(1, opened.Row.Hash, "one") });
        await Store.CommitAsync(SampleCase.After(opened.Row, "", "\"two\"", "\"three\""));

        var current = await Other.ReadCurrentAsync("c", CancellationToken.None);
        Assert.Equal(new StoredSnapshot(1, opened.Row.Hash, "one"), current!.Snapshot);
        Assert.Equal([2L, 3L], current.Events.Select(happened => happened.Sequence));

        var next = SampleCase.After(current.Row);
        await Store.CommitAsync(next with { Snapshot = new StoredSnapshot(4, next.Row.Hash, "four") });
        Assert.Empty((await Other.ReadCurrentAsync("c", CancellationToken.None))!.Events);
        Assert.Equal("four", (await Other.ReadAsync("c")).Snapshot!.Body);
        Assert.Equal(4, (await Other.ReadAsync("c")).Events.Length);
    }

    [StoreFact]
    public async Task A_case_without_a_snapshot_is_read_from_its_first_event()
    {
        await Store.CommitAsync(SampleCase.Opened("c"));
        var current = await Other.ReadCurrentAsync("c", CancellationToken.None);
        Assert.Null(current!.Snapshot);
        Assert.Single(current.Events);
        Assert.Null(await Other.ReadCurrentAsync("none", CancellationToken.None));
    }

    [StoreFact]
    public async Task A_snapshot_of_another_event_is_refused()
    {
        var opened = SampleCase.Opened("c");
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(opened with { Snapshot = new StoredSnapshot(2, opened.Row.Hash, "x") }));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(opened with { Snapshot = new StoredSnapshot(1, "other", "x") }));
    }

    [StoreFact]
    public async Task A_snapshot_goes_with_the_key()
    {
        var opened = SampleCase.Opened("c");
        await Store.CommitAsync(opened with { Snapshot = new StoredSnapshot(1, opened.Row.Hash, "one") });
        await Store.EraseKeyAsync("c", CancellationToken.None);
        Assert.Null((await Other.ReadAsync("c")).Snapshot);
    }

    [StoreFact]
    public async Task A_key_that_an_event_says_is_known_without_the_list()
    {
        await Store.CommitAsync(SampleCase.Opened("c", "{\"key\":\"k\\u0022\\\\\",\"facts\":{\"key\":\"inner\"}}"));
        if (await Store.ListKeysAsync("c", CancellationToken.None) is null)
        {
            return;
        }

        Assert.Equal(1, await Other.FindByKeyAsync("c", "k\"\\", CancellationToken.None));
        Assert.Null(await Other.FindByKeyAsync("c", "inner", CancellationToken.None));
        var row = (await Store.ReadAsync("c")).Row;
        Assert.Equal(new CommitResult.AlreadyDone("c", 1), await Other.CommitAsync(SampleCase.After(row, "k\"\\")));
    }

    /// <summary>One that worked from its snapshots comes to the same as one that reads everything.</summary>
    [StoreFact]
    public async Task A_long_case_goes_on_from_its_snapshot_as_from_its_events()
    {
        var world = new CaseWorld(PermitPolicy.Yaml, store: Store);
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": true }""", key: "mail-7");
        for (var round = 0; round < 40; round++)
        {
            await world.Fire("officer:o1 decide_case", outcome: "accepted", reason: "Because.");
        }

        Assert.Equal(RefusalKind.SamePerson, (await world.Refused("officer:o1 confirm")).Kind);
        var live = await world.Fire("manager:m1 confirm");
        var read = await world.Read();

        var shown = read.State with { Decisions = [.. read.State.Decisions.TakeLast(live.Decisions.Length)] };
        Assert.Equal(JsonSerializer.Serialize(shown), JsonSerializer.Serialize(live));
        Assert.True(live.Decisions.Length < 41 && read.State.Decisions.Length == 41, $"{live.Decisions.Length} of {read.State.Decisions.Length}");
        Assert.NotNull((await Store.ReadAsync("rose")).Snapshot);
        Assert.Equal("", (await world.Service.VerifyAsync("rose"))!.Problem);
        Assert.IsType<CaseResult.AlreadyDone>(await world.Try("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": true }""", key: "mail-7"));
        Assert.IsType<CaseResult.Conflict>(await world.Try("applicant pay", """{ "paid": 60 }""", expected: 2));
    }

    [StoreFact]
    public async Task A_snapshot_holds_everything_of_a_case()
    {
        var world = new CaseWorld(PermitPolicy.Yaml, store: Store);
        await world.Open();
        await world.Fire("applicant submit", """{ "cars": 1, "blue_badge": true }""");
        var state = await world.State();
        Assert.NotEqual(default, state.Deadlines["response"].SetAt);

        Assert.Equal(JsonSerializer.Serialize(state), JsonSerializer.Serialize(CaseSnapshot.Read(CaseSnapshot.Write(state))));
        foreach (var member in typeof(CaseState).GetProperties().Where(member => member.CanWrite))
        {
            Assert.Contains($"\"{member.Name}\":", CaseSnapshot.Write(state), StringComparison.Ordinal);
        }
    }
}
