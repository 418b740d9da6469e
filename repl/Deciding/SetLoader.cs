namespace PolicyEngine.Repl.Deciding;

/// <summary>Loads paths as one set. What is wrong has been said when there is none.</summary>
/// <param name="paths">The paths; at least one, and all there.</param>
/// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why there is none.</param>
internal delegate PolicySet? SetLoader(IReadOnlyList<string> paths, out int exitCode);
