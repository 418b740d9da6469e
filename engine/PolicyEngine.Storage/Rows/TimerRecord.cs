using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage.Rows;

/// <summary>A row of <c>timers</c>.</summary>
internal sealed class TimerRecord
{
    public const string Columns = "case_id AS CaseId, name AS Name, due_at AS DueAt";

    public string CaseId { get; init; } = "";

    public string Name { get; init; } = "";

    public long DueAt { get; init; }

    public static TimerRecord Of(CaseTimer timer) => new() { CaseId = timer.CaseId, Name = timer.Name, DueAt = Instants.Micros(timer.DueAt) };

    public CaseTimer ToTimer() => new(CaseId, Name, Instants.Of(DueAt));
}
