using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Delivery;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Hosting;

public sealed class CaseWorkerTests : IDisposable
{
    private static readonly TimeSpan Generous = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private readonly RecordingDelivery delivery = new();

    public CaseWorkerTests() => folder.Write("rules/permit/policy.yaml", PermitCases.Policy());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_host_opens_the_store_delivers_in_the_background_and_stops_when_told()
    {
        using var host = Build(delivery);
        await host.StartAsync();
        var service = host.Services.GetRequiredService<CaseService>();

        await service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "rose", Actor = "rose", Role = "applicant" });
        await service.FireAsync(new FireRequest { CaseId = "rose", Trigger = "answer", Actor = "rose", Role = "applicant", Facts = CaseArguments.OfJson("""{ "resident": true }""") });

        var delivered = await delivery.First.WaitAsync(Generous);
        Assert.Equal(("rose", "notification", "Thank you", 1), (delivered.CaseId, delivered.Kind, delivered.Text!.Subject, delivered.Attempt));
        await host.StopAsync().WaitAsync(Generous);
    }

    [Fact]
    public async Task A_host_that_stops_in_the_middle_leaves_the_message_to_another()
    {
        var stuck = new StuckDelivery();
        using (var host = Build(stuck))
        {
            await host.StartAsync();
            var service = host.Services.GetRequiredService<CaseService>();
            await service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "rose", Actor = "rose", Role = "applicant" });
            await service.FireAsync(new FireRequest { CaseId = "rose", Trigger = "answer", Actor = "rose", Role = "applicant", Facts = CaseArguments.OfJson("""{ "resident": true }""") });
            await stuck.Begun.WaitAsync(Generous);

            await host.StopAsync().WaitAsync(Generous);
        }

        using var next = Build(delivery);
        await next.StartAsync();
        var delivered = await delivery.First.WaitAsync(Generous);
        Assert.Equal((stuck.Key, 2), (delivered.Key, delivered.Attempt));
        await next.StopAsync();
    }

    [Fact]
    public void A_host_that_chooses_no_store_or_two_is_told()
    {
        Assert.Contains("UseSqlite", Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPolicyCases(_ => { })).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddPolicyCases(options =>
        {
            options.UseMemory();
            options.UseSqlite("cases.db");
        }));
        Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddPolicyCases(options =>
        {
            options.UseMemory();
            options.Poll = TimeSpan.Zero;
        }));
    }

    private IHost Build(IMessageDelivery use)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(use);
        builder.Services.AddPolicyEngine(options => options.Paths.Add(Path.Combine(folder.Path, "rules")));
        builder.Services.AddPolicyCases(options =>
        {
            options.UseSqlite(Path.Combine(folder.Path, "cases.db"));
            options.Poll = TimeSpan.FromMilliseconds(20);
        });
        return builder.Build();
    }

    /// <summary>Begins, and never ends of itself.</summary>
    private sealed class StuckDelivery : IMessageDelivery
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public string Key { get; private set; } = "";

        public Task DeliverAsync(CaseDelivery delivery, CancellationToken cancellation)
        {
            Key = delivery.Key;
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
    }
}
