using System.Collections.Immutable;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing;

/// <summary>Carries out an approval or a rejection: the record first, then the snapshots, so that none is ever approved without a record.</summary>
public static class Approver
{
    /// <summary>Approves changes, which may be of several policies.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="name">Who approves; not blank, one line.</param>
    /// <param name="reason">Why; not blank, one line.</param>
    /// <param name="date">When.</param>
    /// <param name="folderOf">The folder of a suite's snapshots, ready for the file system.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static void Approve(IEnumerable<SnapshotChange> changes, string name, string reason, DateTimeOffset date, Func<CaseSuite, string> folderOf)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentNullException.ThrowIfNull(folderOf);
        foreach (var policy in changes.GroupBy(change => change.Suite.Policy.Id, StringComparer.Ordinal))
        {
            var model = policy.First().Suite.Policy.Model;
            var folder = folderOf(policy.First().Suite);
            ImmutableArray<ApprovedCase> cases = [.. policy.Select(change => Signed(change, change.Received is { } text ? SnapshotHash.Of(text) : null))];
            var store = new SnapshotStore(folder);
            store.Approvals.Add(new ApprovalRecord(date, ApprovalsDocument.OneLine(name), ApprovalsDocument.OneLine(reason), model.Id, model.ContentHash, cases));
            foreach (var change in policy)
            {
                if (change.Received is { } received)
                {
                    store.Approve(change.CaseId, received);
                }
                else if (change.Kind == ChangeKind.Removed)
                {
                    store.Remove(change.CaseId);
                }
            }
        }
    }

    /// <summary>Records that changes were rejected. The snapshots stay, so that the decisions go on awaiting approval until the policy or the case is mended.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="name">Who rejects; not blank, one line.</param>
    /// <param name="reason">Why; not blank, one line.</param>
    /// <param name="date">When.</param>
    /// <param name="folderOf">The folder of a suite's snapshots, ready for the file system.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static void Reject(IEnumerable<SnapshotChange> changes, string name, string reason, DateTimeOffset date, Func<CaseSuite, string> folderOf)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentNullException.ThrowIfNull(folderOf);
        foreach (var policy in changes.GroupBy(change => change.Suite.Policy.Id, StringComparer.Ordinal))
        {
            var model = policy.First().Suite.Policy.Model;
            ImmutableArray<ApprovedCase> cases = [.. policy.Select(change => Signed(change, null))];
            ApprovalLog.Open(folderOf(policy.First().Suite)).Add(new ApprovalRecord(date, ApprovalsDocument.OneLine(name), ApprovalsDocument.OneLine(reason), model.Id, model.ContentHash, cases) { IsRejection = true });
        }
    }

    private static ApprovedCase Signed(SnapshotChange change, string? snapshotHash) => new(change.CaseId, change.Was, change.Now, change.Cause, snapshotHash)
    {
        Expectations = [.. change.Unmet.Select(comparison => new AcceptedExpectation(comparison.Expectation.Name, comparison.Expectation.Text, comparison.Came))],
    };
}
