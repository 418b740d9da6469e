using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PolicyEngine;

/// <summary>What can be watched of cases, under the name <c>PolicyEngine.Cases</c>.</summary>
internal static class CaseTelemetry
{
    public const string Name = "PolicyEngine.Cases";

    // Before what is made of it.
    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Counter<long> TimersDone { get; } = Meter.CreateCounter<long>("policyengine.cases.timers.done", description: "deadlines and reminders done");

    public static Counter<long> TimersFailed { get; } = Meter.CreateCounter<long>("policyengine.cases.timers.failed", description: "cases in which what was due could not be done");

    public static Counter<long> MessagesDelivered { get; } = Meter.CreateCounter<long>("policyengine.cases.messages.delivered", description: "messages delivered");

    public static Counter<long> MessagesFailed { get; } = Meter.CreateCounter<long>("policyengine.cases.messages.failed", description: "deliveries that failed and are tried again");

    public static Counter<long> MessagesDead { get; } = Meter.CreateCounter<long>("policyengine.cases.messages.dead", description: "messages given up");
}
