using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing;

/// <summary>A policy with its cases.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Syntax">The policy as written.</param>
/// <param name="Folder">The folder of its pack, as the path the user gave; of an override, the folder of the override's file.</param>
/// <param name="Cases">The cases, by file and in the order written.</param>
public sealed record CaseSuite(Policy Policy, PolicySyntax Syntax, string Folder, ImmutableArray<CaseSyntax> Cases)
{
    /// <summary>The folder of the snapshots, with forward slashes.</summary>
    public string SnapshotFolder => Folder.EndsWith('/') ? Folder + "snapshots" : Folder + "/snapshots";

    /// <summary>The suites of everything that was loaded, by the policies' ids.</summary>
    public static IReadOnlyList<CaseSuite> Of(LoadResult loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var cases = loaded.Cases.ToLookup(file => file.Policy.Value, StringComparer.Ordinal);
        return
        [
            .. from syntax in loaded.Syntax.OrderBy(syntax => syntax.Id.Value, StringComparer.Ordinal)
               let policy = loaded.Sound?.Find(syntax.Id.Value)
               where policy is not null
               select new CaseSuite(policy, syntax, FolderOf(syntax), [.. cases[policy.Id].SelectMany(file => file.Cases)]),
        ];
    }

    private static string FolderOf(PolicySyntax syntax)
    {
        if (syntax.OverrideFile is not { Path: var path })
        {
            return syntax.Folder;
        }

        return path.LastIndexOf('/') is >= 0 and var slash ? path[..Math.Max(slash, 1)] : ".";
    }
}
