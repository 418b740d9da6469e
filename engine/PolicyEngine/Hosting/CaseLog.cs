using Microsoft.Extensions.Logging;

namespace PolicyEngine;

/// <summary>What the host's log is told about cases. Nothing personal: ids of cases, and why something failed.</summary>
internal static partial class CaseLog
{
    [LoggerMessage(1, LogLevel.Warning, "What was due in case {CaseId} could not be done: {Why}")]
    public static partial void DueFailed(ILogger log, string caseId, string why);

    [LoggerMessage(2, LogLevel.Error, "{Count} messages were given up; they are among the store's dead letters")]
    public static partial void GivenUp(ILogger log, int count);

    [LoggerMessage(3, LogLevel.Error, "The case store failed: {Why}")]
    public static partial void StoreFailed(ILogger log, string why, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "No IMessageDelivery is registered, so messages of cases wait in the outbox")]
    public static partial void NobodyDelivers(ILogger log);
}
