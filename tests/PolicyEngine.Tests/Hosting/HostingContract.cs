using Microsoft.Extensions.Time.Testing;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Tests.Language;
using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Hosting;

/// <summary>What hosts do for cases in the background, one or several on a store that lasts.</summary>
public abstract class HostingContract : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2018, 10, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Monday);
    private readonly RecordingDelivery delivery = new();

    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Close();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [StoreFact]
    public async Task Of_several_hosts_one_does_each_deadline_and_delivers_each_message()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        var ids = Enumerable.Range(0, 12).Select(number => $"case-{number:00}").ToArray();
        foreach (var id in ids)
        {
            await one.OpenCaseAsync(id);
        }

        clock.Advance(TimeSpan.FromHours(20));
        await LookTogetherAsync(one, two);
        Assert.All(ids, id => Assert.Equal(["hurry"], delivery.Of(id)));

        clock.Advance(TimeSpan.FromHours(4));
        await LookTogetherAsync(one, two);
        foreach (var id in ids)
        {
            Assert.Equal(["hurry", "late"], delivery.Of(id));
            var read = (await two.Service.ReadAsync(id))!;
            Assert.Equal("escalated", read.State.State);
            Assert.Equal([CaseEventKind.Opened, CaseEventKind.Reminded, CaseEventKind.Fired], read.Events.Select(happened => happened.Kind));
            Assert.True((await one.Service.VerifyAsync(id))!.IsIntact);
        }
    }

    [StoreFact]
    public async Task Deadlines_survive_a_restart_and_are_caught_up_in_order()
    {
        await using (var before = await StartAsync())
        {
            await before.OpenCaseAsync("rose");
        }

        clock.Advance(TimeSpan.FromDays(9));
        await using var after = await StartAsync();
        await after.LookAsync();
        await after.LookAsync();

        var events = (await after.Service.ReadAsync("rose"))!.Events;
        Assert.Equal([Monday, Monday.AddHours(20), Monday.AddHours(24)], events.Select(happened => happened.EffectiveAt));
        Assert.Equal(["hurry", "late"], delivery.Of("rose"));
    }

    [StoreFact]
    public async Task A_delivery_that_fails_waits_longer_each_time_holds_up_its_case_and_is_given_up_in_the_end()
    {
        delivery.Fails = one => one.Text?.Notification == "hurry" ? "the post is closed" : null;
        await using var host = await StartAsync(options => options.Delivery = new() { MostAttempts = 3, FirstRetry = TimeSpan.FromMinutes(10) });
        await host.OpenCaseAsync("rose");
        clock.Advance(TimeSpan.FromHours(24));

        var waits = new List<DateTimeOffset>();
        for (var look = 0; look < 2; look++)
        {
            await host.LookAsync();
            var waiting = (await host.Store.ReadMessagesAsync("rose", CancellationToken.None))[0];
            Assert.Equal(("the post is closed", look + 1, false), (waiting.Error, waiting.Attempts, waiting.IsDead));
            Assert.Empty(delivery.Of("rose"));
            waits.Add(waiting.DueAt);
            clock.SetUtcNow(waiting.DueAt);
        }

        await host.LookAsync();
        Assert.Equal([TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)], waits.Select(wait => wait - Monday.AddHours(24)));
        Assert.Equal("the post is closed", Assert.Single(await host.Store.ListDeadMessagesAsync(0, 10, CancellationToken.None)).Error);
        Assert.Equal(["late"], delivery.Of("rose"));
    }

    [StoreFact]
    public async Task A_message_whose_case_was_erased_is_given_up_at_once()
    {
        await using var host = await StartAsync();
        await host.OpenCaseAsync("rose");
        Assert.IsType<CaseResult.Done>(await host.FireAsync("rose", "answer", "applicant", """{ "resident": true }"""));
        await host.Store.EraseKeyAsync("rose", CancellationToken.None);

        await host.LookAsync();

        Assert.Empty(delivery.Delivered);
        Assert.Equal("the personal data of the case was erased", Assert.Single(await host.Store.ListDeadMessagesAsync(0, 10, CancellationToken.None)).Error);
    }

    [StoreFact]
    public async Task A_case_stays_on_the_version_it_began_with_although_its_files_are_gone()
    {
        await using (var old = await StartAsync())
        {
            await old.OpenCaseAsync("old");
        }

        Folder.Write("rules/permit/policy.yaml", PermitCases.Policy("2", hours: 48));
        await using var host = await StartAsync();
        await host.OpenCaseAsync("new");

        var rows = new List<(string, string)>();
        await foreach (var row in host.Service.ListAsync(new()))
        {
            rows.Add((row.CaseId, row.PolicyVersion));
        }

        Assert.Equal([("new", "2"), ("old", "1")], rows);
        clock.Advance(TimeSpan.FromHours(24));
        await host.LookAsync();
        Assert.Equal("escalated", (await host.Service.ReadAsync("old"))!.State.State);
        Assert.Equal("waiting", (await host.Service.ReadAsync("new"))!.State.State);
        Assert.IsType<CaseResult.Done>(await host.FireAsync("old", "close", "officer"));
    }

    private protected abstract void ChooseStore(PolicyCasesOptions options);

    private protected virtual void Close()
    {
    }

    private static async Task LookTogetherAsync(CaseHost one, CaseHost two)
    {
        for (var look = 0; look < 3; look++)
        {
            await Task.WhenAll(Task.Run(one.LookAsync), Task.Run(two.LookAsync));
        }
    }

    private async Task<CaseHost> StartAsync(Action<PolicyCasesOptions>? configure = null)
    {
        if (!File.Exists(Path.Combine(Folder.Path, "rules", "permit", "policy.yaml")))
        {
            Folder.Write("rules/permit/policy.yaml", PermitCases.Policy());
        }

        return await CaseHost.StartAsync(Path.Combine(Folder.Path, "rules"), clock, delivery, options =>
        {
            ChooseStore(options);
            configure?.Invoke(options);
        });
    }
}
