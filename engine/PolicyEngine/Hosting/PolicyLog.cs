using Microsoft.Extensions.Logging;

namespace PolicyEngine;

/// <summary>What the host's log is told about policies. Nothing personal: ids, places in policy files, and what is wrong there.</summary>
internal static partial class PolicyLog
{
    [LoggerMessage(101, LogLevel.Information, "{Count} policies loaded in {Milliseconds} ms")]
    public static partial void Loaded(ILogger log, int count, long milliseconds);

    [LoggerMessage(102, LogLevel.Information, "{Count} policies reloaded in {Milliseconds} ms")]
    public static partial void Reloaded(ILogger log, int count, long milliseconds);

    [LoggerMessage(103, LogLevel.Error, "A reload found {Count} errors, so the policies loaded at {LoadedAt:O} stay in use. The first is: {First}")]
    public static partial void ReloadRefused(ILogger log, int count, DateTimeOffset loadedAt, string first);

    [LoggerMessage(104, LogLevel.Error, "A reload broke, so the policies loaded at {LoadedAt:O} stay in use")]
    public static partial void ReloadBroke(ILogger log, DateTimeOffset loadedAt, Exception failure);

    [LoggerMessage(105, LogLevel.Debug, "Decision {DecisionId}: policy {PolicyId}, version {ContentHash}, as of {AsOf}: {Status}")]
    public static partial void Decided(ILogger log, string decisionId, string policyId, string contentHash, string asOf, string status);

    [LoggerMessage(106, LogLevel.Critical, "The policies do not load, so the service does not start. {Count} errors; the first is: {First}")]
    public static partial void StartRefused(ILogger log, int count, string first);
}
