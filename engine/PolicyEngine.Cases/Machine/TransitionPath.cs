using System.Collections.Immutable;

namespace PolicyEngine.Cases.Machine;

/// <summary>The states that a transition leaves and enters.</summary>
/// <param name="Exited">The states that are left, the innermost first.</param>
/// <param name="Entered">The states that are entered, the outermost first.</param>
/// <param name="Leaf">The leaf state afterwards.</param>
public sealed record TransitionPath(ImmutableArray<int> Exited, ImmutableArray<int> Entered, int Leaf);
