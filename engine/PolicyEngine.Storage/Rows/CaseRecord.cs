using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>cases</c>.</summary>
internal sealed class CaseRecord
{
    public const string Columns = "case_id AS CaseId, parent AS Parent, policy_id AS PolicyId, policy_version AS PolicyVersion, policy_hash AS PolicyHash, state AS State, is_ended AS IsEnded, sequence AS Sequence, hash AS Hash, opened_at AS OpenedAt, changed_at AS ChangedAt, due_at AS DueAt, subject AS Subject";

    public string CaseId { get; init; } = "";

    public string Parent { get; init; } = "";

    public string PolicyId { get; init; } = "";

    public string PolicyVersion { get; init; } = "";

    public string PolicyHash { get; init; } = "";

    public string State { get; init; } = "";

    public long IsEnded { get; init; }

    public long Sequence { get; init; }

    public string Hash { get; init; } = "";

    public long OpenedAt { get; init; }

    public long ChangedAt { get; init; }

    public long? DueAt { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>The row that was read before, when the row is written.</summary>
    public long Expected { get; init; }

    /// <summary>The hash of the row that was read before.</summary>
    public string ExpectedHash { get; init; } = "";

    public static CaseRecord Of(CaseAppend append)
    {
        var row = append.Row;
        return new CaseRecord
        {
            CaseId = row.CaseId,
            Parent = row.Parent,
            Subject = row.Subject,
            PolicyId = row.PolicyId,
            PolicyVersion = row.PolicyVersion,
            PolicyHash = row.PolicyHash,
            State = row.State,
            IsEnded = row.IsEnded ? 1 : 0,
            Sequence = row.Sequence,
            Hash = row.Hash,
            OpenedAt = Instants.Micros(row.OpenedAt),
            ChangedAt = Instants.Micros(row.ChangedAt),
            DueAt = Instants.Micros(row.DueAt),
            Expected = append.Expected,
            ExpectedHash = append.Events.IsEmpty ? row.Hash : append.Events[0].PreviousHash,
        };
    }

    public CaseRow ToRow() => new()
    {
        CaseId = CaseId,
        Parent = Parent,
        Subject = Subject,
        PolicyId = PolicyId,
        PolicyVersion = PolicyVersion,
        PolicyHash = PolicyHash,
        State = State,
        IsEnded = IsEnded != 0,
        Sequence = Sequence,
        Hash = Hash,
        OpenedAt = Instants.Of(OpenedAt),
        ChangedAt = Instants.Of(ChangedAt),
        DueAt = Instants.Of(DueAt),
    };
}
