using PolicyEngine.Testing.Coverage;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Testing;

/// <summary>Everything that came of the cases of a set of policies.</summary>
/// <param name="Run">The cases.</param>
/// <param name="Coverage">How far they reach; empty when that was not asked for.</param>
/// <param name="Mutation">What they notice; empty when that was not asked for.</param>
public sealed record TestResults(TestRun Run, IReadOnlyList<PolicyCoverage> Coverage, IReadOnlyList<MutationResult> Mutation);
