using PolicyEngine.Cases;
using PolicyEngine.Storage;

namespace PolicyEngine.CaseWriter;

/// <summary>
/// Opens cases of the policy <c>waiting</c> and fires on them, each firing under its own key, and prints a line for each that was acknowledged. Started again with the same arguments it fires all of them once more, so that those which
/// an earlier run did are said to be done.
/// <c>CaseWriter sqlite|postgres FILE|SCHEMA FIRINGS CASES POLICIES CACHE</c>, for PostgreSQL with the connection string in <c>POLICYENGINE_TEST_POSTGRES</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var kind, var place, var firings, var cases, var policies, var cache])
        {
            await Console.Error.WriteLineAsync("usage: CaseWriter sqlite|postgres FILE|SCHEMA FIRINGS CASES POLICIES CACHE");
            return 2;
        }

        await using SqlCaseStore store = kind == "sqlite"
            ? new SqliteCaseStore(place)
            : new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = Environment.GetEnvironmentVariable("POLICYENGINE_TEST_POSTGRES") ?? "", Schema = place });
        await store.OpenAsync(CancellationToken.None);
        var service = new CaseService(store, new CasePolicies(PolicyLoader.Load(policies, new LoadOptions { CacheFolder = cache }), store), TimeProvider.System);
        for (var number = 0; number < int.Parse(cases, null); number++)
        {
            await service.OpenAsync(new OpenRequest { PolicyId = "waiting", CaseId = FormattableString.Invariant($"case-{number}"), Actor = "writer", Role = "officer", Key = "open" });
        }

        for (var number = 0; number < int.Parse(firings, null); number++)
        {
            await Console.Out.WriteLineAsync(await FireAsync(service, number, int.Parse(cases, null)));
            await Console.Out.FlushAsync();
        }

        return 0;
    }

    private static async Task<string> FireAsync(CaseService service, int number, int cases)
    {
        var request = new FireRequest
        {
            CaseId = FormattableString.Invariant($"case-{number % cases}"),
            Trigger = "answer",
            Actor = "writer",
            Role = "officer",
            Key = FormattableString.Invariant($"firing-{number}"),
            Facts = CaseArguments.OfJson("""{ "resident": true }"""),
        };
        while (true)
        {
            switch (await service.FireAsync(request))
            {
                case CaseResult.Done done:
                    return FormattableString.Invariant($"fired {number} {request.CaseId} {done.Events[0].Sequence}");
                case CaseResult.AlreadyDone done:
                    return FormattableString.Invariant($"already {number} {request.CaseId} {done.Events[0].Sequence}");
                case CaseResult.Conflict:
                    // Another writer was first; this one's own firing is still wanted.
                    break;
                case var other:
                    throw new InvalidOperationException($"firing {number} came to {other}");
            }
        }
    }
}
