using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;

namespace PolicyEngine.CaseWriter;

/// <summary>
/// Fires on some cases, each firing under its own key, and prints a line for each that the store has acknowledged. Started again with the same arguments it fires all of them once more, so that those which an earlier run did are said to be done.
/// <c>CaseWriter sqlite FILE FIRINGS CASES</c>, <c>CaseWriter postgres SCHEMA FIRINGS CASES</c> with the connection string in <c>POLICYENGINE_TEST_POSTGRES</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var kind, var place, var firings, var cases])
        {
            await Console.Error.WriteLineAsync("usage: CaseWriter sqlite|postgres FILE|SCHEMA FIRINGS CASES");
            return 2;
        }

        await using SqlCaseStore store = kind == "sqlite"
            ? new SqliteCaseStore(place)
            : new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = Environment.GetEnvironmentVariable("POLICYENGINE_TEST_POSTGRES") ?? "", Schema = place });
        await store.OpenAsync(CancellationToken.None);
        for (var number = 0; number < int.Parse(firings, null); number++)
        {
            var (done, caseId, sequence) = await FireAsync(store, number, int.Parse(cases, null));
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{done} {number} {caseId} {sequence}"));
            await Console.Out.FlushAsync();
        }

        return 0;
    }

    private static async Task<(string Done, string CaseId, long Sequence)> FireAsync(SqlCaseStore store, int number, int cases)
    {
        var caseId = FormattableString.Invariant($"case-{number % cases}");
        while (true)
        {
            var row = (await store.ReadAsync(caseId, long.MaxValue, CancellationToken.None))?.Row;
            switch (await store.CommitAsync(new CaseCommit([Firing.Of(caseId, row, FormattableString.Invariant($"firing-{number}"))]), CancellationToken.None))
            {
                case CommitResult.Committed:
                    return ("fired", caseId, (row?.Sequence ?? 0) + 1);
                case CommitResult.AlreadyDone done:
                    return ("already", caseId, done.Sequence);
                default:
                    // Another writer was first: read again.
                    break;
            }
        }
    }
}
