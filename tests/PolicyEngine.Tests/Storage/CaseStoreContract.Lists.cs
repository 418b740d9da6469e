using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

public abstract partial class CaseStoreContract
{
    [StoreFact]
    public async Task Lists_go_by_id_character_by_character()
    {
        foreach (var id in new[] { "b", "A", "a", "a/1", "a-1", "a1", "B", "_", "10", "9" })
        {
            await Store.CommitAsync(SampleCase.Opened(id));
        }

        Assert.Equal(["10", "9", "A", "B", "_", "a", "a-1", "a/1", "a1", "b"], await Store.IdsAsync(new CaseQuery()));
    }

    [StoreFact]
    public async Task A_list_is_narrowed_by_all_that_is_asked()
    {
        await AddAsync("1", row => row with { State = "open" });
        await AddAsync("2", row => row with { State = "closed", IsEnded = true });
        await AddAsync("3", row => row with { State = "closed", IsEnded = true, PolicyId = "badge", PolicyHash = "p2" });
        await AddAsync("3/a", row => row with { Parent = "3", DueAt = SampleCase.Noon });
        await AddAsync("3/b", row => row with { Parent = "3", DueAt = SampleCase.Noon.AddTicks(10) });

        Assert.Equal(["1", "3/a", "3/b"], await Store.IdsAsync(new CaseQuery { State = "open" }));
        Assert.Equal(["2", "3"], await Store.IdsAsync(new CaseQuery { IsEnded = true }));
        Assert.Equal(["2"], await Store.IdsAsync(new CaseQuery { IsEnded = true, PolicyId = "permit", State = "closed" }));
        Assert.Equal(["3"], await Store.IdsAsync(new CaseQuery { PolicyHash = "p2" }));
        Assert.Equal(["3/a", "3/b"], await Store.IdsAsync(new CaseQuery { Parent = "3" }));
        Assert.Equal(["1", "2", "3"], await Store.IdsAsync(new CaseQuery { Parent = "" }));
        Assert.Equal(["3/a"], await Store.IdsAsync(new CaseQuery { DueBy = SampleCase.Noon.ToOffset(TimeSpan.FromHours(13.75)) }));
        Assert.Equal(["3/a", "3/b"], await Store.IdsAsync(new CaseQuery { DueBy = SampleCase.Noon.AddMinutes(1) }));
        Assert.Empty(await Store.IdsAsync(new CaseQuery { State = "Open" }));
    }

    [StoreFact]
    public async Task A_long_list_is_read_page_by_page_without_loss()
    {
        var ids = Enumerable.Range(0, 25).Select(number => $"case-{number:00}").ToArray();
        foreach (var id in ids)
        {
            await Store.CommitAsync(SampleCase.Opened(id));
        }

        var read = new List<string>();
        for (string? after = null; await Store.IdsAsync(new CaseQuery { After = after, Most = 10 }) is { Length: > 0 } page; after = page[^1])
        {
            read.AddRange(page);
        }

        Assert.Equal(ids, read);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.IdsAsync(new CaseQuery { Most = 0 }));
    }

    [StoreFact]
    public async Task A_list_by_what_is_due_is_read_page_by_page_and_nothing_due_comes_last()
    {
        for (var number = 0; number < 9; number++)
        {
            var due = number % 3 == 0 ? (DateTimeOffset?)null : SampleCase.Noon.AddMinutes(number % 4);
            await AddAsync($"case-{number}", row => row with { DueAt = due });
        }

        var query = new CaseQuery { Order = CaseOrder.Due, Most = 2 };
        var read = new List<string>();
        while (await Store.ListAsync(query, CancellationToken.None).ToArrayAsync() is { Length: > 0 } page)
        {
            read.AddRange(page.Select(row => row.CaseId));
            query = query with { After = query.MarkOf(page[^1]) };
        }

        Assert.Equal(["case-4", "case-8", "case-1", "case-5", "case-2", "case-7", "case-0", "case-3", "case-6"], read);
        Assert.Empty(await Store.IdsAsync(new CaseQuery { Order = CaseOrder.Due, After = "no mark" }));
        Assert.Empty(await Store.IdsAsync(new CaseQuery { Order = CaseOrder.Due, After = "99999999999999999999|x" }));
    }

    [StoreFact]
    public async Task A_list_of_a_person_holds_that_persons_cases_alone()
    {
        await AddAsync("1", row => row with { Subject = "rose" });
        await AddAsync("2", row => row with { Subject = "Rose" });
        await AddAsync("3", row => row);

        Assert.Equal(["1"], await Store.IdsAsync(new CaseQuery { Subject = "rose" }));
        Assert.Equal(["3"], await Store.IdsAsync(new CaseQuery { Subject = "" }));
        Assert.Equal("rose", (await Other.ReadAsync("1")).Row.Subject);
    }

    [StoreFact]
    public async Task Instants_are_the_same_instants_in_utc_to_the_microsecond()
    {
        var odd = new DateTimeOffset(2018, 10, 28, 1, 30, 0, TimeSpan.FromMinutes(345)).AddTicks(1_234_567);
        var kept = odd.ToUniversalTime().AddTicks(-7);
        var append = SampleCase.Opened("c");
        append = append with { Row = append.Row with { OpenedAt = odd, ChangedAt = DateTimeOffset.MaxValue, DueAt = DateTimeOffset.MinValue }, Events = [append.Events[0] with { At = odd }], Timers = [new CaseTimer("c", "t", odd)] };

        await Store.CommitAsync(append);

        var read = await Other.ReadAsync("c");
        Assert.Equal([kept, kept, kept], new[] { read.Row.OpenedAt, read.Events[0].At, read.Timers[0].DueAt });
        Assert.Equal(DateTimeOffset.MinValue, read.Row.DueAt);
        Assert.Equal(DateTimeOffset.MaxValue.AddTicks(-9), read.Row.ChangedAt);
        Assert.All(new[] { read.Row.OpenedAt, read.Row.ChangedAt, read.Events[0].At, read.Timers[0].DueAt }, instant => Assert.Equal(TimeSpan.Zero, instant.Offset));
    }

    private async Task AddAsync(string id, Func<CaseRow, CaseRow> change)
    {
        var append = SampleCase.Opened(id);
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(append with { Row = change(append.Row) }));
    }
}
