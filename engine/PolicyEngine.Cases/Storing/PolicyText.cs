using System.Collections.Immutable;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Cases.Storing;

/// <summary>The texts of a policy version.</summary>
/// <param name="Hash">Its content hash.</param>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Version">The version that people name.</param>
/// <param name="Files">Path, with forward slashes and relative to the pack's parent folder, and text of each file it takes to compile it: policy, override, base lifecycle, calendars, scripts.</param>
public sealed record PolicyText(string Hash, string PolicyId, string Version, ImmutableArray<PolicyFile> Files)
{
    /// <summary>Whether the texts are those that the hash names, to the letter.</summary>
    public bool IsWhole => TextsHash.Of(Files.Select((file, place) => (What(file.Path, place), file.Text))) == Hash;

    private static string What(string path, int place)
    {
        var parts = path.Split('/');
        var kind = parts.Length < 3 ? "" : parts[0] == "shared" ? "shared" : parts[^2];
        return place == 0 ? "policy" : kind == "overrides" ? "override" : kind == "scripts" ? $"scripts/{parts[^1]}" : "shared";
    }
}
