using System.Globalization;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>Times of a case as the case itself shows them: in the zone of its policy.</summary>
internal static class PolicyTimes
{
    /// <summary>A time in the zone of the case's policy; in local time, with the zone's name, where the policy can't be had.</summary>
    /// <param name="context">The world.</param>
    /// <param name="desk">The store.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="at">The time.</param>
    public static async Task<string> OfAsync(CommandContext context, CaseDesk desk, string caseId, DateTimeOffset at)
    {
        if (await ZoneAsync(context, desk, caseId).ConfigureAwait(false) is not { } zone)
        {
            return InstantText.Of(context, at);
        }

        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(zone.IsAmbiguousTime(local.DateTime) ? "d MMMM yyyy 'at' HH:mm zzz" : "d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
    }

    private static async Task<TimeZoneInfo?> ZoneAsync(CommandContext context, CaseDesk desk, string caseId)
    {
        try
        {
            var row = (await desk.Store.ReadAsync(caseId, long.MaxValue, context.Cancellation).ConfigureAwait(false))?.Row;
            var policy = row is null ? null : await desk.Policies.FindAsync(row.PolicyHash, context.Cancellation).ConfigureAwait(false);
            return policy is not null && TimeZoneInfo.TryFindSystemTimeZoneById(policy.Model.Zone, out var zone) ? zone : null;
        }
        catch (CaseStoreException)
        {
            // The messages are read without the policy; only its zone is lost.
            return null;
        }
    }
}
