using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

public abstract partial class CaseStoreContract
{
    [StoreFact]
    public async Task Messages_of_a_case_are_delivered_in_order()
    {
        await SendAsync("c", "1", "2");
        await SendAsync("d", "3");

        var taken = await Store.TakeAsync("one");
        Assert.Equal(["1", "3"], taken.Select(message => message.Key));
        Assert.Equal([1, 1], taken.Select(message => message.Attempts));
        Assert.Empty(await Other.TakeAsync("two"));

        Assert.True(await Store.CompleteMessageAsync(taken[0].Number, "one", SampleCase.Noon.AddMinutes(1), CancellationToken.None));
        Assert.Equal(["2"], await Other.TakeKeysAsync("two"));
        Assert.Equal([SampleCase.Noon.AddMinutes(1), null], (await Store.ReadMessagesAsync("c", CancellationToken.None)).Select(message => message.DeliveredAt));
    }

    [StoreFact]
    public async Task A_message_is_kept_as_it_was_given()
    {
        var given = SampleCase.Message("c", "k/1", 3) with { Sequence = 1, Kind = "request", Body = "{\"text\":\"Zoë 😀\\u0000\"}" };
        await Store.CommitAsync(SampleCase.Opened("c") with { Messages = [given] });

        var kept = Assert.Single(await Other.ReadMessagesAsync("c", CancellationToken.None));

        Assert.True(kept.Number > 0);
        Assert.Equal(given with { Number = kept.Number }, kept);
        Assert.Empty(await Store.TakeAsync("h", minutes: 2));
        Assert.Equal(kept with { Attempts = 1 }, Assert.Single(await Store.TakeAsync("h", minutes: 3)));
    }

    [StoreFact]
    public async Task A_failure_is_tried_again_later_and_holds_up_its_case_alone()
    {
        await SendAsync("c", "1", "2");
        await SendAsync("d", "3");
        var first = (await Store.TakeAsync("one", most: 1))[0];

        Assert.True(await Store.FailMessageAsync(first.Number, "one", "no\r\nline \ud83d", SampleCase.Noon.AddMinutes(10), CancellationToken.None));

        Assert.Equal(["3"], await Other.TakeKeysAsync("two", minutes: 9));
        Assert.Equal("no  line \ufffd", (await Store.ReadMessagesAsync("c", CancellationToken.None))[0].Error);
        var again = Assert.Single(await Other.TakeAsync("two", minutes: 10));
        Assert.Equal((first.Number, 2, first.Key), (again.Number, again.Attempts, again.Key));
    }

    [StoreFact]
    public async Task A_dead_letter_holds_nobody_up_is_listed_and_can_be_revived()
    {
        await SendAsync("c", "1", "2");
        var first = (await Store.TakeAsync("one"))[0];

        Assert.True(await Store.FailMessageAsync(first.Number, "one", "gone", null, CancellationToken.None));

        Assert.Equal(["1"], (await Other.ListDeadMessagesAsync(0, 10, CancellationToken.None)).Select(message => message.Key));
        Assert.Empty(await Other.ListDeadMessagesAsync(first.Number, 10, CancellationToken.None));
        Assert.Equal(["2"], await Other.TakeKeysAsync("two"));

        Assert.True(await Other.ReviveMessageAsync(first.Number, SampleCase.Noon.AddMinutes(1), CancellationToken.None));
        Assert.False(await Other.ReviveMessageAsync(first.Number, SampleCase.Noon.AddMinutes(1), CancellationToken.None));
        var revived = Assert.Single(await Store.TakeAsync("one", minutes: 20));
        Assert.Equal(("1", 1, "gone"), (revived.Key, revived.Attempts, revived.Error));
    }

    [StoreFact]
    public async Task A_lease_that_ended_is_taken_by_another_and_the_first_is_told()
    {
        await SendAsync("c", "1");
        var number = (await Store.TakeAsync("one"))[0].Number;

        Assert.Equal(["1"], await Other.TakeKeysAsync("two", minutes: 5));

        Assert.False(await Store.CompleteMessageAsync(number, "one", SampleCase.Noon, CancellationToken.None));
        Assert.False(await Store.FailMessageAsync(number, "one", "late", null, CancellationToken.None));
        Assert.True(await Other.CompleteMessageAsync(number, "two", SampleCase.Noon, CancellationToken.None));
        Assert.False(await Other.CompleteMessageAsync(number, "two", SampleCase.Noon, CancellationToken.None));
        Assert.False(await Other.CompleteMessageAsync(number + 1000, "two", SampleCase.Noon, CancellationToken.None));
    }

    private async Task SendAsync(string caseId, params string[] keys) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(SampleCase.Opened(caseId) with { Messages = [.. keys.Select(key => SampleCase.Message(caseId, key))] }));
}
