using System.Collections.Immutable;

namespace PolicyEngine.Testing.Mutation;

/// <summary>What came of a policy's mutants.</summary>
/// <param name="Suite">The policy and its cases.</param>
/// <param name="Killed">How many some case noticed.</param>
/// <param name="Refused">How many the checks refuse, so that no case has to.</param>
/// <param name="Left">How many were not tried, because of <c>--max</c>.</param>
/// <param name="Survivors">Those that no case noticed, in the policy's order.</param>
public sealed record MutationResult(CaseSuite Suite, int Killed, int Refused, int Left, ImmutableArray<Survivor> Survivors)
{
    /// <summary>The share that was noticed of those that compiled and are not proved to mean the same, in whole percent, rounded down; 100 when there are none.</summary>
    public int Score => Killed + Told == 0 ? 100 : Killed * 100 / (Killed + Told);

    /// <summary>How many of those that no case noticed are proved to mean the same, so that no case has to notice them.</summary>
    public int Same => Survivors.Count(survivor => survivor.IsProvedSame);

    private int Told => Survivors.Length - Same;
}

/// <summary>A mutant that no case noticed.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Case">A case that would notice it, as YAML; <see langword="null"/> when none was found.</param>
/// <param name="Tried">How many cases the search tried.</param>
public sealed record Survivor(Mutant Mutant, string? Case, int Tried)
{
    /// <summary>Whether it is proved that no case tells it apart in which each fact that applies is given.</summary>
    public bool IsProvedSame { get; init; }
}
