using System.Runtime.CompilerServices;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Views;

/// <summary>Finds what falls due.</summary>
internal static class DueList
{
    public static async IAsyncEnumerable<DueItem> ReadAsync(CaseLoader loader, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in loader.ListAllAsync(new CaseQuery { IsEnded = false, DueBy = until }, cancellation).ConfigureAwait(false))
        {
            foreach (var item in await OfCaseAsync(loader, row, until, cancellation).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    private static async Task<IEnumerable<DueItem>> OfCaseAsync(CaseLoader loader, CaseRow row, DateTimeOffset until, CancellationToken cancellation)
    {
        try
        {
            return await loader.LoadAsync(row.CaseId, cancellation).ConfigureAwait(false) is { } loaded ? loaded.Stored.Timers.Where(timer => timer.DueAt <= until).Select(timer => DueItem.Of(loaded, timer)) : [];
        }
        catch (CaseStoreException damaged)
        {
            return [new DueItem(row.CaseId, row.PolicyId, "", row.DueAt ?? until, CaseTimes.Utc(row.DueAt ?? until), damaged.Message, "")];
        }
    }
}
