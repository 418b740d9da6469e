using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PolicyEngine.AspNetCore;

/// <summary>What can be watched of requests, under the name <c>PolicyEngine.AspNetCore</c>. Nothing personal: routes, statuses, kinds of problems.</summary>
internal static partial class WebTelemetry
{
    public const string Name = "PolicyEngine.AspNetCore";

    // Before what is made of it.
    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Counter<long> Requests { get; } = Meter.CreateCounter<long>("policyengine.requests", description: "requests answered, by route and status");

    public static Counter<long> Shed { get; } = Meter.CreateCounter<long>("policyengine.requests.shed", description: "requests turned away because too many waited");

    [LoggerMessage(201, LogLevel.Information, "{Route} refused with {Status}: {Problem}")]
    public static partial void Refused(ILogger log, string route, int status, string problem);

    [LoggerMessage(202, LogLevel.Error, "{Route} broke: {Kind}")]
    public static partial void Broke(ILogger log, string route, string kind);

    [LoggerMessage(203, LogLevel.Warning, "{Route} turned a request away: too many wait")]
    public static partial void TurnedAway(ILogger log, string route);
}
