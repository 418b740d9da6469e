using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>The hash that names the texts of a policy.</summary>
internal static class ContentHash
{
    /// <summary>The hash of the texts that make a policy.</summary>
    public static string Of(PolicySyntax policy) => TextsHash.Of(
    [
        ("policy", policy.File.Text),
        .. policy.OverrideFile is { } locality ? new[] { ("override", locality.Text) } : [],
        .. policy.IncludedFiles.Select(part => ($"include/{FolderFinder.Within(policy.Folder, part.Path)}", part.Text)),
        .. policy.SharedFiles.Select(shared => ("shared", shared.Text)),
        .. policy.Scripts.Select(script => ($"scripts/{FolderFinder.NameOf(script.Path)}", script.Text)),
    ]);
}
