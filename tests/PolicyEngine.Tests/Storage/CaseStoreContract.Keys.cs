using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

public abstract partial class CaseStoreContract
{
    [StoreFact]
    public async Task A_case_has_one_key_for_every_host()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(host => Task.Run(() => (host % 2 == 0 ? Store : Other).GetOrCreateKeyAsync("c", CancellationToken.None))));

        Assert.Equal(32, made[0]!.Length);
        Assert.All(made, key => Assert.Equal(made[0], key));
        Assert.NotEqual(made[0], await Store.GetOrCreateKeyAsync("d", CancellationToken.None));
    }

    [StoreFact]
    public async Task An_erased_key_is_gone_for_good_and_the_events_stay()
    {
        await Store.CommitAsync(SampleCase.Opened("c"));
        await Store.GetOrCreateKeyAsync("c", CancellationToken.None);

        Assert.True(await Store.EraseKeyAsync("c", CancellationToken.None));

        Assert.Null(await Other.GetOrCreateKeyAsync("c", CancellationToken.None));
        Assert.False(await Other.EraseKeyAsync("c", CancellationToken.None));
        Assert.False(await Other.SaveKeyAsync("c", new byte[32], CancellationToken.None));
        SampleCase.AssertChain(await Other.ReadAsync("c"));
    }

    [StoreFact]
    public async Task Why_a_message_was_not_delivered_is_forgotten_with_the_key()
    {
        await Store.CommitAsync(SampleCase.Opened("c") with { Messages = [SampleCase.Message("c", "m1"), SampleCase.Message("c", "m2")] });
        var taken = (await Store.TakeAsync("host"))[0];
        await Store.FailMessageAsync(taken.Number, "host", "no mailbox gwendolyn@example.org", null, CancellationToken.None);

        await Store.EraseKeyAsync("c", CancellationToken.None);

        Assert.Equal([("", true), (OutboxMessage.CaseErased, true)], (await Other.ReadMessagesAsync("c", CancellationToken.None)).Select(message => (message.Error, message.IsDead)));
    }

    [StoreFact]
    public async Task What_an_erased_case_had_still_to_say_is_given_up_for_good()
    {
        await Store.CommitAsync(SampleCase.Opened("c") with { Messages = [SampleCase.Message("c", "m1"), SampleCase.Message("c", "m2"), SampleCase.Message("c", "m3")] });
        await Store.CommitAsync(SampleCase.Opened("d") with { Messages = [SampleCase.Message("d", "m4")] });
        var taken = (await Store.TakeAsync("host"))[0];
        await Store.CompleteMessageAsync(taken.Number, "host", SampleCase.Noon, CancellationToken.None);
        var under = (await Store.TakeAsync("host")).First(message => message.CaseId == "c");

        await Store.EraseKeyAsync("c", CancellationToken.None);

        Assert.Equal([false, true, true], (await Other.ReadMessagesAsync("c", CancellationToken.None)).Select(message => message.IsDead));
        Assert.Equal(["m4"], (await Other.TakeAsync("later", minutes: 20)).Select(message => message.Key));
        Assert.False(await Other.CompleteMessageAsync(under.Number, "host", SampleCase.Noon, CancellationToken.None));
        Assert.Equal(["m2", "m3"], (await Other.ListDeadMessagesAsync(0, 10, CancellationToken.None)).Select(message => message.Key));
        Assert.False(await Other.ReviveMessageAsync(under.Number, SampleCase.Noon, CancellationToken.None));
    }

    [StoreFact]
    public async Task A_case_that_was_erased_before_it_had_a_key_gets_none()
    {
        Assert.False(await Store.EraseKeyAsync("c", CancellationToken.None));

        Assert.Null(await Other.GetOrCreateKeyAsync("c", CancellationToken.None));
    }

    [StoreFact]
    public async Task A_key_from_elsewhere_is_taken_unless_there_is_another()
    {
        var key = Enumerable.Range(0, 32).Select(number => (byte)number).ToArray();

        Assert.True(await Store.SaveKeyAsync("c", key, CancellationToken.None));
        Assert.True(await Other.SaveKeyAsync("c", key, CancellationToken.None));
        Assert.False(await Other.SaveKeyAsync("c", new byte[32], CancellationToken.None));
        Assert.Equal(key, await Other.GetOrCreateKeyAsync("c", CancellationToken.None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.SaveKeyAsync("d", new byte[31], CancellationToken.None));
    }

    [StoreFact]
    public async Task Policies_are_kept_by_their_hash()
    {
        var policy = new PolicyText("h1", "permit", "2018.1", [new PolicyFile("permit/policy.yaml", "policy: permit\n# Zoë 😀 \0 '"), new PolicyFile("permit/scripts/a.csx", "")]);

        await Store.SavePolicyAsync(policy, CancellationToken.None);
        await Other.SavePolicyAsync(policy, CancellationToken.None);

        var found = await Other.FindPolicyAsync("h1", CancellationToken.None);
        Assert.Equal(policy with { Files = found!.Files }, found);
        Assert.Equal(policy.Files.AsEnumerable(), found.Files);
        Assert.Null(await Store.FindPolicyAsync("h2", CancellationToken.None));
    }
}
