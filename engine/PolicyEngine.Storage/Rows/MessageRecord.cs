using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>messages</c>.</summary>
internal sealed class MessageRecord
{
    public const string Columns = "number AS Number, case_id AS CaseId, sequence AS Sequence, message_key AS MessageKey, kind AS Kind, body AS Body, attempts AS Attempts, due_at AS DueAt, delivered_at AS DeliveredAt, is_dead AS IsDead, error AS Error";

    public long Number { get; init; }

    public string CaseId { get; init; } = "";

    public long Sequence { get; init; }

    public string MessageKey { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Body { get; init; } = "";

    public long Attempts { get; init; }

    public long DueAt { get; init; }

    public long? DeliveredAt { get; init; }

    public long IsDead { get; init; }

    public string Error { get; init; } = "";

    public static MessageRecord Of(OutboxMessage message) => new()
    {
        CaseId = message.CaseId,
        Sequence = message.Sequence,
        MessageKey = message.Key,
        Kind = message.Kind,
        Body = message.Body,
        DueAt = Instants.Micros(message.DueAt),
        DeliveredAt = Instants.Micros(message.DeliveredAt),
        IsDead = message.IsDead ? 1 : 0,
    };

    public OutboxMessage ToMessage() => new()
    {
        Number = Number,
        CaseId = CaseId,
        Sequence = Sequence,
        Key = MessageKey,
        Kind = Kind,
        Body = Body,
        Attempts = (int)Attempts,
        DueAt = Instants.Of(DueAt),
        DeliveredAt = Instants.Of(DeliveredAt),
        IsDead = IsDead != 0,
        Error = Error,
    };
}
