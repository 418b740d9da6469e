using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Storage.Migrations;

namespace PolicyEngine.Tests.Storage;

/// <summary>How a store of an older form comes forward, and what happens to a newer one.</summary>
public abstract class SchemaContract
{
    private static readonly byte[] OldKey = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [StoreFact]
    public async Task A_store_of_the_first_form_comes_forward_with_everything_in_it()
    {
        await RunAsync(Tests.Repository.Tree.Read($"tests/Fixtures/storage/{Fixture}-1.sql"));
        var store = Make();

        await store.OpenAsync(CancellationToken.None);
        await store.OpenAsync(CancellationToken.None);

        var rose = await store.ReadAsync("2018/rose");
        SampleCase.AssertChain(rose);
        SampleCase.AssertChain(await store.ReadAsync("2018/rose/part"));
        Assert.Equal("{\"trigger\":\"submit\",\"note\":\"Zoë\"}", rose.Events[1].Body);
        Assert.Equal(SampleCase.Noon.AddDays(1), Assert.Single(rose.Timers).DueAt);
        Assert.Equal(2, await store.FindByKeyAsync("2018/rose", "submit-1", CancellationToken.None));
        Assert.Equal([SampleCase.Noon.AddSeconds(5), null, null], (await store.ReadMessagesAsync("2018/rose", CancellationToken.None)).Select(message => message.DeliveredAt));
        Assert.Equal("no such address", Assert.Single(await store.ListDeadMessagesAsync(0, 10, CancellationToken.None)).Error);
        Assert.Equal(["2018/rose/2/1"], await store.TakeKeysAsync("h"));
        Assert.Equal(OldKey, await store.GetOrCreateKeyAsync("2018/rose", CancellationToken.None));
        Assert.Null(await store.GetOrCreateKeyAsync("2018/rose/part", CancellationToken.None));
        Assert.Equal("resident-parking-permit/policy.yaml", Assert.Single((await store.FindPolicyAsync("h1", CancellationToken.None))!.Files).Path);
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(SampleCase.After(rose.Row, "next")));
    }

    [StoreFact]
    public async Task The_first_step_still_makes_what_it_made()
    {
        await RunAsync(Tests.Repository.Tree.Read($"tests/Fixtures/storage/{Fixture}-1.sql"));
        var old = await ColumnsAsync();
        await EmptyAsync();

        await Make().OpenAsync([.. MigrationList.All.Take(1)], CancellationToken.None);

        Assert.Equal(old, await ColumnsAsync());
    }

    [StoreFact]
    public async Task Steps_are_numbered_without_a_gap()
    {
        Assert.Equal(Enumerable.Range(1, MigrationList.All.Count), MigrationList.All.Select(migration => migration.Version));
        await Make().OpenAsync(CancellationToken.None);
    }

    [StoreFact]
    public async Task Hosts_that_open_at_once_make_one_schema()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Make()).ToArray();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.OpenAsync(CancellationToken.None))));

        Assert.IsType<CommitResult.Committed>(await stores[0].CommitAsync(SampleCase.Opened("c")));
        Assert.All(stores, store => Assert.Equal(["c"], store.IdsAsync(new CaseQuery()).GetAwaiter().GetResult()));
    }

    [StoreFact]
    public async Task A_newer_form_is_refused_in_plain_words_and_left_alone()
    {
        Migration[] newer = [.. MigrationList.All, new Migration(MigrationList.All.Count + 1, "later", ["CREATE TABLE later (x {number}){end}"])];
        await Make().OpenAsync(newer, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<CaseStoreException>(() => Make().OpenAsync(CancellationToken.None));

        Assert.Equal($"the cases are kept in form {newer.Length}, and this engine knows forms up to {newer.Length - 1}: use the newer engine that wrote them", refused.Message);
    }

    [StoreFact]
    public async Task A_step_that_fails_changes_nothing()
    {
        Migration[] broken = [.. MigrationList.All, new Migration(MigrationList.All.Count + 1, "broken", ["CREATE TABLE later (x {number}){end}", "CREATE TABLE later (x {number}){end}"])];
        await Assert.ThrowsAsync<CaseStoreException>(() => Make().OpenAsync(broken, CancellationToken.None));
        Assert.Empty(await ColumnsAsync());
        var store = Make();
        await store.OpenAsync(CancellationToken.None);

        await Assert.ThrowsAsync<CaseStoreException>(() => Make().OpenAsync(broken, CancellationToken.None));

        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(SampleCase.Opened("c")));
        Assert.DoesNotContain(await ColumnsAsync(), column => column.StartsWith("later", StringComparison.Ordinal));
    }

    [StoreFact]
    public async Task A_master_key_wraps_the_keys_and_is_needed_from_then_on()
    {
        var master = new byte[32];
        master[0] = 1;
        var bare = Make();
        await bare.OpenAsync(CancellationToken.None);
        var before = await bare.GetOrCreateKeyAsync("before", CancellationToken.None);

        var wrapping = Make(master);
        var after = await wrapping.GetOrCreateKeyAsync("after", CancellationToken.None);
        Assert.Equal(before, await wrapping.GetOrCreateKeyAsync("before", CancellationToken.None));

        var again = Make(master);
        Assert.Equal(after, await again.GetOrCreateKeyAsync("after", CancellationToken.None));
        Assert.Equal(before, await again.GetOrCreateKeyAsync("before", CancellationToken.None));
        Assert.True(await again.SaveKeyAsync("after", after!, CancellationToken.None));
        foreach (var wrong in new[] { bare, Make(new byte[32]) })
        {
            await Assert.ThrowsAsync<CaseStoreException>(() => wrong.GetOrCreateKeyAsync("after", CancellationToken.None));
            await Assert.ThrowsAsync<CaseStoreException>(() => wrong.GetOrCreateKeyAsync("before", CancellationToken.None));
        }

        Assert.True(await bare.EraseKeyAsync("after", CancellationToken.None));
        Assert.Null(await again.GetOrCreateKeyAsync("after", CancellationToken.None));
        Assert.Throws<ArgumentException>(() => Make(new byte[16]));
    }

    private protected abstract string Fixture { get; }

    /// <summary>A host of the one store of this test.</summary>
    private protected abstract SqlCaseStore Make(byte[]? masterKey = null);

    /// <summary>Runs statements where the store will be.</summary>
    private protected abstract Task RunAsync(string sql);

    /// <summary>The store's columns, as <c>table.column type</c>, and its indexes.</summary>
    private protected abstract Task<IReadOnlyList<string>> ColumnsAsync();

    /// <summary>Throws the store away.</summary>
    private protected abstract Task EmptyAsync();
}
