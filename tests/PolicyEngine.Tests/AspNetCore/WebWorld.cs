using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PolicyEngine.AspNetCore;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>A service on a free port of this machine, with the parking permit, cases in memory, and a header that says who calls.</summary>
public sealed class WebWorld : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebWorld(WebApplication app, KeptLogs log, FakeTimeProvider clock) => (this.app, Log, Clock) = (app, log, clock);

    internal KeptLogs Log { get; }

    internal FakeTimeProvider Clock { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IEnumerable<Microsoft.AspNetCore.Http.Endpoint> EndPoints => app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    public static async Task<WebWorld> StartAsync(Action<PolicyWebOptions>? configure = null, bool hasSignIn = true, bool choosesRoles = false, params string[] paths)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        var log = new KeptLogs();
        var clock = new FakeTimeProvider(new DateTimeOffset(2018, 10, 1, 9, 0, 0, TimeSpan.Zero));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddPolicyEngine(options =>
        {
            foreach (var path in paths.DefaultIfEmpty("rules/resident-parking-permit").Concat(paths.Length > 0 ? [] : ["rules/lifecycles", "rules/calendars"]))
            {
                options.Paths.Add(Path.Combine(Tree.Root, path));
            }
        });
        builder.Services.AddPolicyCases(options =>
        {
            options.UseMemory();
            options.RunsTimers = false;
            options.DeliversMessages = false;
        });
        builder.Services.AddPolicyWeb(configure);
        if (choosesRoles)
        {
            builder.Services.AddChosenRoles();
        }

        builder.Services.AddPolicyPages();
        if (hasSignIn && !choosesRoles)
        {
            builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderScheme>("header", null);
        }

        var app = builder.Build();
        app.MapPolicies();
        app.MapCases();
        app.MapPolicyPages();
        await app.StartAsync();
        return new WebWorld(app, log, clock);
    }

    /// <summary>A client that calls as somebody: an account, and the roles that its claims give.</summary>
    public HttpClient As(string account, params string[] roles)
    {
        var client = Nobody();
        client.DefaultRequestHeaders.Add("X-Who", string.Join(';', roles.Prepend(account)));
        return client;
    }

    /// <summary>A browser of somebody: it keeps cookies and fills in forms.</summary>
    internal Browser Browse(string account = "", params string[] roles) => new(Address, account.Length > 0 ? string.Join(';', roles.Prepend(account)) : "");

    public HttpClient Nobody() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class HeaderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Who"].ToString() is not { Length: > 0 } who)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var parts = who.Split(';');
            var claims = parts[1..].Select(role => new Claim("role", role)).Append(new Claim("sub", parts[0])).Append(new Claim("name", $"Name of {parts[0]}"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, "header")), "header")));
        }
    }
}

/// <summary>One service for all tests of a class, where none of them changes what another sees.</summary>
public sealed class WebWorldFixture : IAsyncLifetime
{
    public WebWorld World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await WebWorld.StartAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();
}

/// <summary>Calls with JSON.</summary>
internal static class WebCalls
{
    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, string json, string key = "", string tag = "", string media = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue(media)) };
        if (key.Length > 0)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (tag.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return client.SendAsync(request);
    }

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> answer, int status = 200)
    {
        using var response = await answer;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    public static Task<JsonElement> Json(this HttpClient client, string path, int status = 200) => client.GetAsync(path).Json(status);

    public static string Of(this JsonElement element, string name) => element.GetProperty(name).ToString();
}
