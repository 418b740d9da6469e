using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Delivery;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Hosting;

/// <summary>One host of a service with cases, whose background work is done by hand, a look at a time.</summary>
internal sealed class CaseHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly CaseWorker worker;

    private CaseHost(ServiceProvider provider)
    {
        this.provider = provider;
        worker = provider.GetServices<IHostedService>().OfType<CaseWorker>().Single();
    }

    public CaseService Service => provider.GetRequiredService<CaseService>();

    public ICaseStore Store => provider.GetRequiredService<ICaseStore>();

    public ICasePolicies Policies => provider.GetRequiredService<ICasePolicies>();

    public static async Task<CaseHost> StartAsync(string rules, TimeProvider clock, IMessageDelivery? delivery, Action<PolicyCasesOptions> configure)
    {
        var services = new ServiceCollection().AddSingleton(clock).AddLogging(logging => logging.ClearProviders()).AddPolicyEngine(options => options.Paths.Add(rules)).AddPolicyCases(configure);
        if (delivery is not null)
        {
            services.AddSingleton(delivery);
        }

        var host = new CaseHost(services.BuildServiceProvider(validateScopes: true));
        await host.Store.OpenAsync(CancellationToken.None);
        return host;
    }

    public Task LookAsync() => worker.RunOnceAsync(CancellationToken.None);

    public async Task<string> OpenCaseAsync(string caseId)
    {
        var done = Assert.IsType<CaseResult.Done>(await Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = caseId, Actor = "rose", Role = "applicant" }));
        return done.State.CaseId;
    }

    public Task<CaseResult> FireAsync(string caseId, string trigger, string role, string facts = "{}", string key = "") =>
        Service.FireAsync(new FireRequest { CaseId = caseId, Trigger = trigger, Actor = "somebody", Role = role, Facts = CaseArguments.OfJson(facts), Key = key });

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
