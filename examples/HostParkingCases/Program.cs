using HostParkingCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyEngine;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Delivery;

var folder = Directory.CreateTempSubdirectory("parking-").FullName;
var clock = new StoryClock(new DateTimeOffset(2018, 10, 1, 9, 0, 0, TimeSpan.Zero));
var post = new PostRoom();

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Services.AddSingleton<TimeProvider>(clock);
builder.Services.AddSingleton<IMessageDelivery>(post);
builder.Services.AddPolicyEngine(options => options.Paths.Add(args.Length > 0 ? args[0] : "examples/HostParkingCases/policies"));
builder.Services.AddPolicyCases(options =>
{
    options.UseSqlite(Path.Combine(folder, "cases.db"));
    options.Poll = TimeSpan.FromMilliseconds(50);
});

using (var host = builder.Build())
{
    await host.StartAsync();
    using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
    await new Story(host.Services.GetRequiredService<CaseService>(), clock, post).TellAsync(patience.Token);
    await host.StopAsync();
}

Directory.Delete(folder, recursive: true);
