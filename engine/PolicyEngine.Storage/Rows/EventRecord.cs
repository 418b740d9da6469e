using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>events</c>.</summary>
internal sealed class EventRecord
{
    public const string Columns = "case_id AS CaseId, sequence AS Sequence, at AS At, body AS Body, previous_hash AS PreviousHash, hash AS Hash";

    public string CaseId { get; init; } = "";

    public long Sequence { get; init; }

    public long At { get; init; }

    public string Body { get; init; } = "";

    public string PreviousHash { get; init; } = "";

    public string Hash { get; init; } = "";

    public static EventRecord Of(StoredEvent happened) =>
        new() { CaseId = happened.CaseId, Sequence = happened.Sequence, At = Instants.Micros(happened.At), Body = happened.Body, PreviousHash = happened.PreviousHash, Hash = happened.Hash };

    public StoredEvent ToEvent() => new(CaseId, Sequence, Instants.Of(At), Body, PreviousHash, Hash);
}
