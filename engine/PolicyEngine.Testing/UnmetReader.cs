using PolicyEngine.Model;

namespace PolicyEngine.Testing;

/// <summary>Says of cases with expectations that are not met what changed and why, so that they are reviewed as changed snapshots are.</summary>
public static class UnmetReader
{
    /// <summary>The changes of a suite's cases that can be decided and do not come out as expected.</summary>
    /// <param name="result">The suite.</param>
    /// <param name="store">Its snapshots.</param>
    public static IEnumerable<SnapshotChange> Read(SuiteResult result, SnapshotStore store)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(store);
        return result.Cases.Where(testCase => testCase.IsUnmet).Select(testCase => Of(result.Suite, testCase, store));
    }

    private static SnapshotChange Of(CaseSuite suite, CaseResult result, SnapshotStore store)
    {
        Comparison[] unmet = [.. result.Failures];
        var kind = unmet.Min(KindOf);
        var named = unmet.Where(comparison => KindOf(comparison) == kind).ToList();
        var outcome = unmet.FirstOrDefault(IsOutcome);
        return new SnapshotChange(suite, result.Id, result.Snapshot.Approved, result.Snapshot.State == SnapshotState.NotKept ? null : result.Snapshot.Received)
        {
            Kind = kind,
            Effect = kind == ChangeKind.Outcome ? ExpectationWords.Of(named[0]) : $"{string.Join(", ", named.Select(comparison => ExpectationWords.NameOf(comparison.Expectation)))} not as expected",
            Detail = string.Join("; ", unmet.Select(ExpectationWords.Of)),
            Cause = CauseOf(suite, result, store, named),
            Results = kind == ChangeKind.Results ? [.. named.Select(comparison => comparison.Expectation.Name)] : [],
            Unmet = [.. unmet],
            Was = outcome?.Expectation.Text ?? OutcomeOf(result),
            Now = OutcomeOf(result),
        };
    }

    private static string OutcomeOf(CaseResult result) => result.Decision!.Outcome ?? DecisionStatusWords.Of(result.Decision.Status);

    private static bool IsOutcome(Comparison comparison) => comparison.Expectation.Item?.Kind == ItemKind.Outcome;

    private static ChangeKind KindOf(Comparison comparison) => comparison.Expectation.Kind switch
    {
        ExpectationKind.Status => ChangeKind.Outcome,
        ExpectationKind.Value => IsOutcome(comparison) ? ChangeKind.Outcome : ChangeKind.Results,
        ExpectationKind.Fired => ChangeKind.Fired,
        ExpectationKind.Missing => ChangeKind.Missing,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    // What was approved before shows what changed since; without it only what the answer rests on can be said.
    private static string CauseOf(CaseSuite suite, CaseResult result, SnapshotStore store, IEnumerable<Comparison> named)
    {
        if (result.Snapshot is not { State: SnapshotState.Changed, Approved: { } approved })
        {
            return new UnmetCauses(result.Decision!).Find(named);
        }

        var isSamePolicy = string.Equals(store.Approvals.Find(suite.Policy.Id, result.Id)?.PolicyHash, suite.Policy.Model.ContentHash, StringComparison.Ordinal);
        return ChangeReader.Changed(suite, result.Id, approved, result.Snapshot.Received, isSamePolicy).Cause;
    }
}
