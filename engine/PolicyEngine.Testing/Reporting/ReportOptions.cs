using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Testing.Reporting;

/// <summary>What a report needs besides the results.</summary>
/// <param name="Paths">Paths as the reader knows them; snapshots and approvals are read from there.</param>
/// <param name="Now">When it is written.</param>
/// <param name="Version">The version of the program that writes it.</param>
public sealed record ReportOptions(UserPaths Paths, DateTimeOffset Now, string Version)
{
    /// <summary>Gives up between policies.</summary>
    public CancellationToken Cancellation { get; init; }
}
