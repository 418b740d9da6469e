using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Cases;

/// <summary>A case of a list, with its policy version.</summary>
internal sealed record ListedCase(CaseRow Row, PolicyModel Policy);

/// <summary>A page of a list.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Next">The mark with which the next page begins; <see langword="null"/> where there is none.</param>
internal sealed record ListedCases(IReadOnlyList<ListedCase> Cases, string? Next);

/// <summary>Lists the cases that a caller may see. Others leave no trace, not even in the mark of the next page.</summary>
internal static class CaseLister
{
    // Whoever may see a few among very many asks for a policy: a list ends rather than reading all.
    private const int MostPages = 25;
    private const int PageSize = 200;

    public static async Task<ListedCases> ReadAsync(ICaseStore store, ICasePolicies policies, CaseQuery query, Func<CaseRow, PolicyModel, bool> isShown, CancellationToken cancellation)
    {
        var shown = new List<ListedCase>();
        var after = query.After;
        for (var page = 0; page < MostPages; page++)
        {
            var read = 0;
            await foreach (var row in store.ListAsync(query with { After = after, Most = PageSize }, cancellation).ConfigureAwait(false))
            {
                (after, read) = (query.MarkOf(row), read + 1);
                if (await policies.FindAsync(row.PolicyHash, cancellation).ConfigureAwait(false) is not { Model: var policy } || !isShown(row, policy))
                {
                    continue;
                }

                if (shown.Count == query.Most)
                {
                    return new ListedCases(shown, query.MarkOf(shown[^1].Row));
                }

                shown.Add(new ListedCase(row, policy));
            }

            if (read < PageSize)
            {
                break;
            }
        }

        return new ListedCases(shown, null);
    }
}
