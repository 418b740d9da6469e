using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>How a library stands: which policies are in use, and what came of the last try to load others.</summary>
/// <param name="LoadedAt">When the policies in use were loaded.</param>
/// <param name="TriedAt">When a load was last tried; the same as <paramref name="LoadedAt"/> when that try brought the policies in use.</param>
/// <param name="Refusals">The errors that the last try found; empty when it brought the policies in use. With any, the policies in use are older than the files.</param>
public sealed record PolicyLibraryStatus(DateTimeOffset LoadedAt, DateTimeOffset TriedAt, IReadOnlyList<PolicyDiagnostic> Refusals)
{
    /// <summary>Whether the policies in use are what the last try found in the files.</summary>
    public bool IsUpToDate => Refusals.Count == 0;
}
