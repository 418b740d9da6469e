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
    /// <summary>The share that was noticed of those that compiled, in whole percent, rounded down; 100 when there are none.</summary>
    public int Score => Killed + Survivors.Length == 0 ? 100 : Killed * 100 / (Killed + Survivors.Length);
}

/// <summary>A mutant that no case noticed.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Case">A case that would notice it, as YAML; <see langword="null"/> when none was found.</param>
/// <param name="Tried">How many cases the search tried.</param>
public sealed record Survivor(Mutant Mutant, string? Case, int Tried);
