using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>What is written at once.</summary>
/// <param name="Cases">What is added to which case; a case at most once.</param>
public sealed record CaseCommit(ImmutableArray<CaseAppend> Cases)
{
    /// <summary>Holds the commit against itself, so that every store refuses the same: ids, numbers and hashes that do not follow, and texts that a store can't keep.</summary>
    /// <exception cref="ArgumentException">It contradicts itself; the message says where.</exception>
    public void Check() => CaseCommitRules.Check(this);
}
