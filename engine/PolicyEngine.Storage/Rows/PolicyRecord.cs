using System.Text.Json;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>policies</c>; the files are one JSON array, in which every text can stand.</summary>
internal sealed class PolicyRecord
{
    public const string Columns = "hash AS Hash, policy_id AS PolicyId, version AS Version, files AS Files";

    public string Hash { get; init; } = "";

    public string PolicyId { get; init; } = "";

    public string Version { get; init; } = "";

    public string Files { get; init; } = "";

    public static PolicyRecord Of(PolicyText policy) =>
        new() { Hash = policy.Hash, PolicyId = policy.PolicyId, Version = policy.Version, Files = JsonSerializer.Serialize(policy.Files.ToArray()) };

    public PolicyText ToText() => new(Hash, PolicyId, Version, [.. JsonSerializer.Deserialize<PolicyFile[]>(Files) ?? []]);
}
