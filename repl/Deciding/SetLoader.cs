namespace PolicyEngine.Repl.Deciding;

/// <summary>Loads paths as one set. What is wrong has been said when there is none.</summary>
/// <param name="paths">The paths; at least one, and all there.</param>
/// <param name="choose">The policy that is asked for, of those without an error: where there is one, what is wrong with its neighbours is nobody's business.</param>
/// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why there is none.</param>
internal delegate PolicySet? SetLoader(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose, out int exitCode);
