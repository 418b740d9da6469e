namespace PolicyEngine.Proof.Solving;

/// <summary>The solver that stands beside the prover, if one does. It is looked for when a question needs it, so that whoever only decides cases never loads it.</summary>
internal static class ClaimSolvers
{
    private const string Name = "PolicyEngine.Proof.Solver.SatSolver, PolicyEngine.Proof.Solver";

    private static readonly Lazy<IClaimSolver?> Found = new(Find);

    /// <summary>The solver, or nothing.</summary>
    public static IClaimSolver? Beside => Found.Value;

    /// <summary>Whether a question has needed it.</summary>
    public static bool IsLoaded => Found.IsValueCreated;

    private static IClaimSolver? Find()
    {
        try
        {
            return Type.GetType(Name, throwOnError: false) is { } type ? (IClaimSolver?)Activator.CreateInstance(type) : null;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException)
        {
            return null;
        }
    }
}
