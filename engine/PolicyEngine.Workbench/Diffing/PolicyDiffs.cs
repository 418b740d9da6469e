using PolicyEngine.Proof.Diffing;
using PolicyEngine.Testing;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>What one policy's other version changes, with the kept cases.</summary>
/// <param name="Old">The policy that was.</param>
/// <param name="New">The policy that is.</param>
/// <param name="Difference">What changes.</param>
/// <param name="Shares">The kept cases.</param>
public sealed record PolicyDiff(CaseSuite Old, CaseSuite New, PolicyDifference Difference, CaseShares Shares)
{
    /// <summary>Compares two versions.</summary>
    public static PolicyDiff Of(CaseSuite old, CaseSuite now, CancellationToken cancellation)
    {
        var scripts = old.Syntax.Scripts.Select(file => file.Text).Order(StringComparer.Ordinal);
        var hasSameScripts = scripts.SequenceEqual(now.Syntax.Scripts.Select(file => file.Text).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        return new PolicyDiff(old, now, PolicyDiffer.Compare(old.Policy.Compiled, now.Policy.Compiled, hasSameScripts), CaseShares.Of(old, now, cancellation));
    }

    /// <summary>Whether how cases live was changed, which is not compared.</summary>
    public bool HasOtherLifecycle => Old.Syntax.Lifecycle is not null || New.Syntax.Lifecycle is not null;
}

/// <summary>What two sets of policies differ in.</summary>
/// <param name="Old">The one.</param>
/// <param name="New">The other.</param>
public sealed record PolicyDiffs(DiffSide Old, DiffSide New)
{
    /// <summary>The policies that only the old side has.</summary>
    public required IReadOnlyList<Policy> Removed { get; init; }

    /// <summary>The policies that only the new side has.</summary>
    public required IReadOnlyList<Policy> Added { get; init; }

    /// <summary>The policies whose text is the same.</summary>
    public required int Same { get; init; }

    /// <summary>The policies with another text.</summary>
    public required IReadOnlyList<PolicyDiff> Changed { get; init; }

    /// <summary>Compares two sides. One policy on each side is one policy, whatever it is called.</summary>
    public static PolicyDiffs Of(DiffSide old, DiffSide now, CancellationToken cancellation)
    {
        var pairs = old.Suites is [var only] && now.Suites is [var other] ? [(Old: only, New: other)]
            : old.Suites.Join(now.Suites, suite => suite.Policy.Id, suite => suite.Policy.Id, (left, right) => (Old: left, New: right)).ToList();
        var changed = pairs.Where(pair => pair.Old.Policy.Model.ContentHash != pair.New.Policy.Model.ContentHash).ToList();
        return new PolicyDiffs(old, now)
        {
            Removed = [.. old.Suites.Where(suite => pairs.All(pair => pair.Old != suite)).Select(suite => suite.Policy)],
            Added = [.. now.Suites.Where(suite => pairs.All(pair => pair.New != suite)).Select(suite => suite.Policy)],
            Same = pairs.Count - changed.Count,
            Changed = [.. changed.Select(pair => PolicyDiff.Of(pair.Old, pair.New, cancellation))],
        };
    }

    /// <summary>Whether it is proved that no decision of any policy changes.</summary>
    public bool IsProvedSame => Removed.Count == 0 && Added.Count == 0 && Changed.All(diff => diff.Difference.IsProvedSame);

    /// <summary>Whether something changes for certain.</summary>
    public bool HasChanges => Removed.Count + Added.Count > 0 || Changed.Any(diff => !diff.Difference.Changes.IsEmpty || !diff.Difference.Results.IsEmpty || diff.Difference.First is null);
}
