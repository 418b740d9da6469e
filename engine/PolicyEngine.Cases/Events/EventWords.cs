using System.Globalization;
using PolicyEngine.Cases.Clock;

namespace PolicyEngine.Cases.Events;

/// <summary>The words and forms that events are written in. They are part of the audit trail: append, never change.</summary>
internal static class EventWords
{
    /// <summary>What is shown in place of what was erased.</summary>
    public const string Erased = "(erased)";

    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly (CaseEventKind Kind, string Word)[] Kinds =
    [
        (CaseEventKind.Opened, "opened"), (CaseEventKind.Fired, "fired"), (CaseEventKind.Followed, "followed"), (CaseEventKind.Overdue, "overdue"), (CaseEventKind.Reminded, "reminded"),
        (CaseEventKind.Refused, "refused"), (CaseEventKind.PartEnded, "part_ended"), (CaseEventKind.Migrated, "migrated"), (CaseEventKind.Erased, "erased"), (CaseEventKind.Noted, "noted"),
    ];

    private static readonly (AnswerKind Kind, string Word)[] Answers =
    [
        (AnswerKind.Outcome, "outcome"), (AnswerKind.Undetermined, "undetermined"), (AnswerKind.NeedsPerson, "needs_person"), (AnswerKind.Faulted, "faulted"),
    ];

    private static readonly (DeadlineMove Move, string Word)[] Moves =
    [
        (DeadlineMove.Started, "started"), (DeadlineMove.Paused, "paused"), (DeadlineMove.PauseTooLate, "pause_too_late"), (DeadlineMove.Resumed, "resumed"), (DeadlineMove.Reminded, "reminded"), (DeadlineMove.Passed, "passed"),
        (DeadlineMove.Ended, "ended"), (DeadlineMove.Undated, "undated"), (DeadlineMove.Recounted, "recounted"),
    ];

    private static readonly (RemainingKind Kind, string Word)[] RemainingKinds =
    [
        (RemainingKind.Passing, "passing"), (RemainingKind.Open, "open"), (RemainingKind.OpenDays, "open_days"), (RemainingKind.Local, "local"),
    ];

    public static string Of(CaseEventKind kind) => Kinds.First(pair => pair.Kind == kind).Word;

    public static string Of(AnswerKind kind) => Answers.First(pair => pair.Kind == kind).Word;

    public static string Of(DeadlineMove move) => Moves.First(pair => pair.Move == move).Word;

    public static string Of(RemainingKind kind) => RemainingKinds.First(pair => pair.Kind == kind).Word;

    public static CaseEventKind Kind(string word) => Find(Kinds.FirstOrDefault(pair => pair.Word == word), pair => pair.Word is not null, word).Kind;

    public static AnswerKind Answer(string word) => Find(Answers.FirstOrDefault(pair => pair.Word == word), pair => pair.Word is not null, word).Kind;

    public static DeadlineMove Move(string word) => Find(Moves.FirstOrDefault(pair => pair.Word == word), pair => pair.Word is not null, word).Move;

    public static RemainingKind Remaining(string word) => Find(RemainingKinds.FirstOrDefault(pair => pair.Word == word), pair => pair.Word is not null, word).Kind;

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) => new(DateTime.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), TimeSpan.Zero);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static T Find<T>(T found, Func<T, bool> isThere, string word) => isThere(found) ? found : throw new FormatException($"the event says `{word}`, which this engine does not know");
}
