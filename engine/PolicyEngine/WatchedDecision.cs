using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine;

/// <summary>Decides, and tells counters, traces and the log that it was decided: by which version, as of which day, and how far it came. No fact and no outcome reaches them.</summary>
internal static class WatchedDecision
{
    public static Decision Of(Policy policy, FactSet facts, DateOnly asOf, DecideOptions? options, ILogger log)
    {
        using var activity = PolicyTelemetry.Source.StartActivity("policy.decide");
        var counts = PolicyTelemetry.Decisions.Enabled || PolicyTelemetry.DecisionTime.Enabled;
        var begun = counts ? Stopwatch.GetTimestamp() : 0;
        var decision = Evaluator.Decide(policy.Compiled, facts, asOf, options);
        if (counts)
        {
            Count(policy, decision, begun);
        }

        if (activity is not null)
        {
            Tag(activity, decision);
        }

        if (log.IsEnabled(LogLevel.Debug))
        {
            PolicyLog.Decided(log, decision.Id, policy.Id, decision.ContentHash, Day(asOf), StatusOf(decision));
        }

        return decision;
    }

    private static void Count(Policy policy, Decision decision, long begun)
    {
        var id = new KeyValuePair<string, object?>("policyengine.policy", policy.Id);
        var status = new KeyValuePair<string, object?>("policyengine.status", StatusOf(decision));
        PolicyTelemetry.Decisions.Add(1, id, status);
        PolicyTelemetry.DecisionTime.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, id, status);
    }

    private static void Tag(Activity activity, Decision decision)
    {
        activity.SetTag("policyengine.policy", decision.PolicyId);
        activity.SetTag("policyengine.version", decision.ContentHash);
        activity.SetTag("policyengine.as_of", Day(decision.AsOf));
        activity.SetTag("policyengine.status", StatusOf(decision));
        if (decision.Id.Length > 0)
        {
            activity.SetTag("policyengine.decision_id", decision.Id);
        }
    }

    private static string StatusOf(Decision decision) => decision.Status switch
    {
        DecisionStatus.Determined => "determined",
        DecisionStatus.Undetermined => "undetermined",
        DecisionStatus.Faulted => "faulted",
        _ => throw new UnreachableException(),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
