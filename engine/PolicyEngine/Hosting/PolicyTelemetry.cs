using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PolicyEngine;

/// <summary>What can be watched of policies, under the name <c>PolicyEngine</c>. Nothing personal: ids of policies and decisions, days, statuses and times.</summary>
internal static class PolicyTelemetry
{
    public const string Name = "PolicyEngine";

    // Before what is made of it.
    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Counter<long> Decisions { get; } = Meter.CreateCounter<long>("policyengine.decisions", description: "decisions made by the explained form");

    public static Histogram<double> DecisionTime { get; } = Meter.CreateHistogram<double>("policyengine.decision.duration", "s", "how long a decision took");

    public static Counter<long> Loads { get; } = Meter.CreateCounter<long>("policyengine.loads", description: "loads and reloads of a library's policies, by what came of them");

    public static Histogram<double> LoadTime { get; } = Meter.CreateHistogram<double>("policyengine.load.duration", "s", "how long a load or reload took");
}
