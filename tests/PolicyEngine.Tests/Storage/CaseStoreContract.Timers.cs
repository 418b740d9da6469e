using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

public abstract partial class CaseStoreContract
{
    [StoreFact]
    public async Task Timers_are_taken_when_due_the_earliest_first()
    {
        await Store.CommitAsync(SampleCase.Opened("a") with { Timers = [SampleCase.Timer("a", "t", 2)] });
        await Store.CommitAsync(SampleCase.Opened("b") with { Timers = [SampleCase.Timer("b", "t", 1)] });
        await Store.CommitAsync(SampleCase.Opened("c") with { Timers = [SampleCase.Timer("c", "t", 3)] });

        Assert.Empty(await Store.TakeTimersAsync("h", 0));
        Assert.Equal(["b:t", "a:t"], await Store.TakeTimersAsync("h", 2));
    }

    [StoreFact]
    public async Task A_timer_is_taken_by_one_host_until_its_lease_ends()
    {
        await Store.CommitAsync(SampleCase.Opened("c") with { Timers = [SampleCase.Timer("c", "t", 0)] });

        Assert.Equal(["c:t"], await Store.TakeTimersAsync("one", 0));
        Assert.Empty(await Other.TakeTimersAsync("two", 4));
        Assert.Empty(await Store.TakeTimersAsync("one", 4));
        Assert.Equal(["c:t"], await Other.TakeTimersAsync("two", 5));
    }

    [StoreFact]
    public async Task Of_one_case_timers_come_one_after_the_other()
    {
        await Store.CommitAsync(SampleCase.Opened("c") with { Timers = [SampleCase.Timer("c", "second", 2), SampleCase.Timer("c", "first", 1), SampleCase.Timer("c", "third", 2)] });

        Assert.Equal(["c:first"], await Store.TakeTimersAsync("one", 9));
        Assert.Empty(await Other.TakeTimersAsync("two", 9));
        await KeepTimersAsync(SampleCase.Timer("c", "second", 2), SampleCase.Timer("c", "third", 2));
        Assert.Equal(["c:second"], await Other.TakeTimersAsync("two", 9));
    }

    [StoreFact]
    public async Task A_commit_says_all_timers_from_now_on()
    {
        await Store.CommitAsync(SampleCase.Opened("c") with { Timers = [SampleCase.Timer("c", "kept", 1), SampleCase.Timer("c", "gone", 2), SampleCase.Timer("c", "moved", 3)] });

        await KeepTimersAsync(SampleCase.Timer("c", "moved", 9), SampleCase.Timer("c", "kept", 1), SampleCase.Timer("c", "new", 4));

        Assert.Equal(["kept", "new", "moved"], (await Other.ReadAsync("c")).Timers.Select(timer => timer.Name));
        await KeepTimersAsync();
        Assert.Empty((await Other.ReadAsync("c")).Timers);
        Assert.Empty(await Store.TakeTimersAsync("h", 60));
    }

    [StoreFact]
    public async Task A_timer_that_stays_keeps_its_lease_and_one_that_moves_does_not()
    {
        await Store.CommitAsync(SampleCase.Opened("c") with { Timers = [SampleCase.Timer("c", "t", 0)] });
        await Store.TakeTimersAsync("one", 0);

        await KeepTimersAsync(SampleCase.Timer("c", "t", 0));
        Assert.Empty(await Other.TakeTimersAsync("two", 1));

        await KeepTimersAsync(SampleCase.Timer("c", "t", 1));
        Assert.Equal(["c:t"], await Other.TakeTimersAsync("two", 1));
    }

    [StoreFact]
    public async Task Hosts_that_take_at_once_never_take_the_same()
    {
        for (var number = 0; number < 60; number++)
        {
            await Store.CommitAsync(SampleCase.Opened($"c{number}") with { Timers = [SampleCase.Timer($"c{number}", "t", number % 7)], Messages = [SampleCase.Message($"c{number}", $"m{number}")] });
        }

        var hosts = Enumerable.Range(0, 6).Select(host => Task.Run(async () =>
        {
            var store = host % 2 == 0 ? Store : Other;
            var taken = new List<string>();
            for (var round = 0; round < 12; round++)
            {
                taken.AddRange(await store.TakeTimersAsync($"h{host}", 10, most: 3));
                taken.AddRange(await store.TakeKeysAsync($"h{host}", most: 3));
            }

            return taken;
        }));
        var all = (await Task.WhenAll(hosts)).SelectMany(taken => taken).ToArray();

        Assert.Equal(120, all.Length);
        Assert.Equal(120, all.Distinct(StringComparer.Ordinal).Count());
    }

    private async Task KeepTimersAsync(params CaseTimer[] timers) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(SampleCase.After((await Store.ReadAsync("c")).Row) with { Timers = [.. timers] }));
}
