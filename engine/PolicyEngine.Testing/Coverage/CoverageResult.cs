namespace PolicyEngine.Testing.Coverage;

/// <summary>Whether a point is reached.</summary>
/// <param name="Point">The point.</param>
/// <param name="Case">The first case that reaches it; <see langword="null"/> when none does.</param>
public sealed record CoverageResult(CoveragePoint Point, string? Case)
{
    /// <summary>Whether some case reaches it.</summary>
    public bool IsReached => Case is not null;
}
