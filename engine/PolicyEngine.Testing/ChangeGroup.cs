using System.Collections.Immutable;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Testing;

/// <summary>Changes of one policy that have the same effect and the same cause.</summary>
/// <param name="Changes">The changes, in the order of the cases; at least one.</param>
public sealed record ChangeGroup(ImmutableArray<SnapshotChange> Changes)
{
    /// <summary>The policy.</summary>
    public CaseSuite Suite => Changes[0].Suite;

    /// <summary>Whether the cases have values of their own to show.</summary>
    public bool HasOwnValues => Changes.Any(change => !string.Equals(change.Detail, Changes[0].Detail, StringComparison.Ordinal));

    /// <summary>For example <c>12 cases: refused → granted; cause: points_needed 10 → 8</c>.</summary>
    public string Headline
    {
        get
        {
            var first = Changes[0];
            var word = first.Kind == ChangeKind.New ? "new case" : first.Kind == ChangeKind.Removed ? "removed case" : "case";
            var effect = HasOwnValues ? first.Effect : first.Detail;
            return $"{Counted.Of(Changes.Length, word, word + "s")}: {effect}{(first.Cause.Length == 0 ? "" : $"; cause: {first.Cause}")}";
        }
    }

    /// <summary>Groups changes: by policy, then the gravest effect first, then the largest group.</summary>
    public static ImmutableArray<ChangeGroup> Of(IEnumerable<SnapshotChange> changes) =>
    [
        .. changes.GroupBy(change => (change.Suite.Policy.Id, change.Kind, change.Effect, change.Cause))
            .Select(group => new ChangeGroup([.. group]))
            .OrderBy(group => group.Suite.Policy.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Changes[0].Kind)
            .ThenByDescending(group => group.Changes.Length),
    ];
}
