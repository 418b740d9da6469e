using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>snapshots</c>.</summary>
internal sealed class SnapshotRecord
{
    public const string Columns = "case_id AS CaseId, sequence AS Sequence, hash AS Hash, body AS Body";

    public string CaseId { get; init; } = "";

    public long Sequence { get; init; }

    public string Hash { get; init; } = "";

    public string Body { get; init; } = "";

    public static SnapshotRecord Of(string caseId, StoredSnapshot snapshot) => new() { CaseId = caseId, Sequence = snapshot.Sequence, Hash = snapshot.Hash, Body = snapshot.Body };

    public StoredSnapshot ToSnapshot() => new(Sequence, Hash, Body);
}
