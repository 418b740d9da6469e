using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyEngine.AspNetCore;
using PolicyEngine.Cases.Delivery;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Storage;

namespace PolicyEngine.Repl.Serving;

/// <summary>What is served.</summary>
/// <param name="Paths">The policies; none for the default.</param>
/// <param name="Store">The store; <see langword="null"/> for the default.</param>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="Name">The name that pages show.</param>
internal sealed record ServeRequest(IReadOnlyList<string> Paths, string? Store, int Port, string Name)
{
    /// <summary>The folder of letters; <see langword="null"/> for none.</summary>
    public string? Letters { get; init; }
}

/// <summary>The server of <c>policy serve</c>: it listens on this machine alone.</summary>
internal static class PolicyServer
{
    private const string Banner = "This service is for this machine alone. Nobody signs in: whoever uses it chooses who they are.";
    private const int MostHeaders = 16 * 1024;

    public static async Task<int> RunAsync(CommandContext context, ServeRequest request)
    {
        if (context.Resolve(request.Paths) is not { } paths)
        {
            return ExitCodes.Usage;
        }

        var app = Build(context, request, paths);
        await using (app.ConfigureAwait(false))
        {
            try
            {
                await app.StartAsync(context.Cancellation).ConfigureAwait(false);
            }
            catch (PoliciesRefusedException)
            {
                // Loading once more says it with its place, as every command does.
                return context.LoadPolicies(request.Paths, out var refused) is null ? refused : ExitCodes.PolicyErrors;
            }
            catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                return context.RefuseUse(string.Create(CultureInfo.InvariantCulture, $"port {request.Port} is in use"), "choose another with --port, or --port 0 for a free one");
            }

            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            context.Out.WriteLine($"{address}/apply  to apply; {address}/desk  for officers; {address}/policies/openapi.json  for programs");
            context.Error.WriteLine("Only this machine reaches it, and nobody signs in. Ctrl+C ends it.");
            await WaitAsync(context.Cancellation, app.Lifetime.ApplicationStopping).ConfigureAwait(false);
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExitCodes.Done;
    }

    private static WebApplication Build(CommandContext context, ServeRequest request, IReadOnlyList<string> paths)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = context.WorkingFolder });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhostOrFree(request.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaders;
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(context.Clock);
        AddPolicies(builder, context, paths);
        AddCases(builder, context, request);
        builder.Services.AddPolicyWeb(options => (options.ServiceName, options.Banner) = (request.Name, Banner));
        builder.Services.AddChosenRoles();
        builder.Services.AddPolicyPages();
        builder.Services.AddHealthChecks().AddPolicies().AddCaseStore();
        var app = builder.Build();
        app.MapPolicies();
        app.MapCases();
        app.MapPolicyPages();
        app.MapHealthChecks("/health");
        app.MapGet("/", () => Results.Redirect("/apply"));
        return app;
    }

    private static void AddPolicies(WebApplicationBuilder builder, CommandContext context, IReadOnlyList<string> paths) =>
        builder.Services.AddPolicyEngine(options =>
        {
            foreach (var path in paths)
            {
                options.Paths.Add(path);
            }

            options.CacheFolder = context.CacheFolder;
            options.Watch = true;
        });

    private static void AddCases(WebApplicationBuilder builder, CommandContext context, ServeRequest request)
    {
        var store = request.Store ?? context.Environment(CaseDesk.StoreVariable) ?? CaseDesk.DefaultStore;
        builder.Services.AddPolicyCases(options =>
        {
            options.UseStore(_ => StoreOf(context, store));
            options.DeliversMessages = request.Letters is not null;
        });
        if (request.Letters is { } folder)
        {
            builder.Services.AddSingleton<IMessageDelivery>(new FolderDelivery(context.FullPath(folder)));
        }
    }

    private static ICaseStore StoreOf(CommandContext context, string name) =>
        name.Contains('=', StringComparison.Ordinal) && !File.Exists(context.FullPath(name))
            ? new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = name })
            : new SqliteCaseStore(new SqliteCaseStoreOptions { Path = context.FullPath(name) });

    private static void ListenLocalhostOrFree(this Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, int port)
    {
        // A free port is one of one address; a port that is named is that of both, where both are there.
        if (port == 0 || !Socket.OSSupportsIPv6)
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
        }
        else
        {
            kestrel.ListenLocalhost(port);
        }
    }

    private static async Task WaitAsync(CancellationToken cancellation, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was asked to end.
        }
    }
}
