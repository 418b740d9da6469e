using System.Collections.Immutable;

namespace PolicyEngine.Testing.Review;

/// <summary>What a reviewer thinks of a change.</summary>
public enum ReviewVerdict
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>It is right.</summary>
    Accepted,

    /// <summary>It is wrong.</summary>
    Rejected,

    /// <summary>Left for another time.</summary>
    Skipped,
}

/// <summary>A change under review.</summary>
/// <param name="change">The change.</param>
/// <param name="group">The changes of the same policy and cause, itself among them.</param>
public sealed class ReviewItem(SnapshotChange change, ReviewGroup group)
{
    /// <summary>The change.</summary>
    public SnapshotChange Change { get; } = change;

    /// <summary>The group it belongs to.</summary>
    public ReviewGroup Group { get; } = group;

    /// <summary>What the reviewer thinks of it.</summary>
    public ReviewVerdict Verdict { get; set; }

    /// <summary>Why it was accepted or rejected; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The case's title; empty when it has none or is gone.</summary>
    public string Title => Change.Suite.Cases.FirstOrDefault(testCase => testCase.Id.Value == Change.CaseId)?.Title ?? "";
}

/// <summary>Changes of one policy that have one cause.</summary>
/// <param name="Changes">The changes, the gravest first; at least one.</param>
public sealed record ReviewGroup(ImmutableArray<SnapshotChange> Changes)
{
    /// <summary>The cause in words; what new and removed cases are, where there is none.</summary>
    public string Cause => Changes[0].Cause.Length > 0 ? Changes[0].Cause : Changes[0].Kind == ChangeKind.New ? "new cases" : "cases that are gone";

    /// <summary>Groups changes by policy and cause, the group with the gravest effect first, then the largest.</summary>
    public static IReadOnlyList<ReviewItem> ItemsOf(IEnumerable<SnapshotChange> changes) =>
    [
        .. changes.GroupBy(change => (change.Suite.Policy.Id, change.Cause, change.Cause.Length == 0 ? change.Kind : default))
            .Select(group => new ReviewGroup([.. group.OrderBy(change => change.Kind)]))
            .OrderBy(group => group.Changes[0].Suite.Policy.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Changes[0].Kind)
            .ThenByDescending(group => group.Changes.Length)
            .SelectMany(group => group.Changes.Select(change => new ReviewItem(change, group))),
    ];
}
