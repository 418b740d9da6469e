using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>Nobody passes where no rule says so; what is too large, too slow or too much is turned away.</summary>
public class GuardTests
{
    [Fact]
    public async Task Every_end_point_has_a_rule_and_few_are_open()
    {
        await using var world = await WebWorld.StartAsync();

        var routes = world.EndPoints.OfType<RouteEndpoint>().ToArray();

        Assert.All(routes, route => Assert.NotNull(route.Metadata.GetMetadata<AccessRule>()));
        Assert.Equal(
            ["/policies/help/{id}", "/policies/openapi.json"],
            routes.Where(route => IsOpen(route) && !IsPage(route)).Select(route => route.RoutePattern.RawText!).Order(StringComparer.Ordinal));
        Assert.All(routes.Where(route => IsOpen(route) && IsPage(route)), route => Assert.Matches("^/(apply|policy-assets)", route.RoutePattern.RawText!));
    }

    private static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<AccessRule>()!.Access == Access.Everybody;

    private static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<ProblemPages>() is not null;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_not_signed_in_gets_401_with_and_without_a_way_to_sign_in(bool hasSignIn)
    {
        await using var world = await WebWorld.StartAsync(hasSignIn: hasSignIn);
        using var client = world.Nobody();

        foreach (var path in new[] { "/policies", "/policies/resident-parking-permit", "/cases", "/cases/x" })
        {
            Assert.Equal(401, (int)(await client.GetAsync(path)).StatusCode);
        }

        Assert.Equal(401, (int)(await client.Post("/policies/resident-parking-permit/decide", "{}")).StatusCode);
    }

    [Fact]
    public async Task A_large_body_is_refused_before_it_is_read_and_a_long_line_ends_its_stream()
    {
        await using var world = await WebWorld.StartAsync();
        var large = $$"""{ "facts": { "has_car": "{{new string('x', 100_000)}}" } }""";

        await world.As("rose").Post("/policies/resident-parking-permit/decide", large).Json(413);
        var stream = await world.As("rose").Post("/policies/resident-parking-permit/decide", large, media: "application/jsonl");

        Assert.Contains("too-large", await stream.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_cut()
    {
        await using var world = await WebWorld.StartAsync(options => options.Deadline = TimeSpan.FromSeconds(1));
        using var socket = new TcpClient("127.0.0.1", world.Address.Port);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        Assert.Contains("408", await BeginAsync(socket, patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_may_wait_are_turned_away_and_told_when_to_come_again()
    {
        await using var world = await WebWorld.StartAsync(options => (options.MostAtOnce, options.MostWaiting, options.Deadline) = (1, 0, TimeSpan.FromSeconds(20)));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var one = new TcpClient("127.0.0.1", world.Address.Port);
        using var other = new TcpClient("127.0.0.1", world.Address.Port);

        // Both never end. One of them has the only place, whichever came first, so the other is answered at once.
        var answer = await await Task.WhenAny(BeginAsync(one, patience.Token), BeginAsync(other, patience.Token));

        Assert.StartsWith("HTTP/1.1 503 ", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 2\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_too_much_in_a_minute_waits_and_others_do_not()
    {
        await using var world = await WebWorld.StartAsync(options => options.MostSentAMinute = 3);
        var (rose, other) = (world.As("rose"), world.As("other"));
        for (var number = 0; number < 3; number++)
        {
            await rose.Post("/policies/resident-parking-permit/decide", "{}").Json();
        }

        Assert.Equal("urn:policyengine:problem:too-often", (await rose.Post("/policies/resident-parking-permit/decide", "{}").Json(429)).Of("type"));
        await rose.Json("/policies");
        await other.Post("/policies/resident-parking-permit/decide", "{}").Json();
    }

    [Fact]
    public async Task A_wrong_option_stops_the_start() =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => WebWorld.StartAsync(options => options.MostBytes = 1));

    // Begins to send facts and never ends; the beginning of the answer.
    private static async Task<string> BeginAsync(TcpClient socket, CancellationToken patience)
    {
        const string begun = "POST /policies/resident-parking-permit/explain HTTP/1.1\r\nHost: x\r\nX-Who: rose\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begun), patience);
        var answer = new byte[1000];
        var read = await stream.ReadAsync(answer, patience);
        return Encoding.ASCII.GetString(answer, 0, read);
    }
}
