using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>The texts that it takes to make a policy version again, under paths that say nothing of the machine they came from.</summary>
internal static class PolicyTexts
{
    public static PolicyText Of(PolicySyntax policy)
    {
        var id = policy.Id.Value;
        var folder = id.Split('@')[0];
        var files = new List<PolicyFile> { new($"{folder}/{NameOf(policy.File)}", policy.File.Text) };
        if (policy.OverrideFile is { } locality)
        {
            files.Add(new PolicyFile($"{folder}/overrides/{NameOf(locality)}", locality.Text));
        }

        files.AddRange(policy.IncludedFiles.Select(part => new PolicyFile($"{folder}/{part.Path[(policy.Folder.Length + 1)..]}", part.Text)));

        // Several may have one name, in different folders.
        files.AddRange(policy.SharedFiles.Select((shared, place) => new PolicyFile(FormattableString.Invariant($"shared/{place + 1}/{NameOf(shared)}"), shared.Text)));
        files.AddRange(policy.Scripts.Select(script => new PolicyFile($"{folder}/scripts/{NameOf(script)}", script.Text)));
        return new PolicyText(policy.ContentHash, id, policy.Version, [.. files]);
    }

    /// <summary>Makes the version again.</summary>
    /// <exception cref="CaseStoreException">The texts do not load any more, or are not those of the version.</exception>
    public static Policy Load(PolicyText text)
    {
        var result = PolicyLoader.Load(text.Files.Select(file => new SourceFile(file.Path, file.Text)));
        if (result.Set is not { } set)
        {
            var first = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
            throw new CaseStoreException($"the version `{text.Version}` of the policy `{text.PolicyId}`, to which cases are pinned, does not load: {first?.Location}: {first?.Message}");
        }

        return set.Policies.FirstOrDefault(policy => policy.Model.ContentHash == text.Hash)
            ?? throw new CaseStoreException($"the texts kept for the version `{text.Version}` of the policy `{text.PolicyId}` are not those that its hash names");
    }

    private static string NameOf(SourceFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];
}
