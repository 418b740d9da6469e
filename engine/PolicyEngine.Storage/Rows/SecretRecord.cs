namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>secrets</c>; without a secret the key was erased.</summary>
internal sealed class SecretRecord
{
    public const string Columns = "secret AS Secret, wrapped AS Wrapped";

    public string CaseId { get; init; } = "";

    public byte[]? Secret { get; init; }

    public long Wrapped { get; init; }
}
