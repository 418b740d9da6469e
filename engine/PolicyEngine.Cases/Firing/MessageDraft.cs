using System.Text.Json;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Firing;

/// <summary>A message of an event before it is protected. Its key comes from the event's place in the case, so that a receiver knows a repetition.</summary>
/// <param name="Happened">The event.</param>
/// <param name="Key">The key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text to protect; <see langword="null"/> for a message without anything personal.</param>
/// <param name="Body">The body of such a one.</param>
internal sealed record MessageDraft(CaseEvent Happened, string Key, string Kind, CaseMessage? Text, string Body)
{
    /// <summary>The messages of an event: its texts, and what other systems are told: an information request with the names of its facts, and a case drawn for a check.</summary>
    public static IEnumerable<MessageDraft> Of(CaseEvent happened, IEnumerable<CaseMessage> texts)
    {
        var number = 0;
        foreach (var text in texts)
        {
            yield return new MessageDraft(happened, KeyOf(happened, ++number), "notification", text, "");
        }

        if (happened.Request is { IsEmpty: false } request)
        {
            yield return new MessageDraft(happened, KeyOf(happened, ++number), "request", null, JsonSerializer.Serialize(new Dictionary<string, IReadOnlyList<string>> { ["facts"] = request }));
        }

        foreach (var sample in happened.Samples.Where(sample => sample.IsDrawn))
        {
            yield return new MessageDraft(happened, KeyOf(happened, ++number), "sample", null, JsonSerializer.Serialize(new Dictionary<string, string> { ["fact"] = sample.Fact, ["rate"] = sample.Rate }));
        }
    }

    public OutboxMessage Finish(CaseProtection protection) => new()
    {
        CaseId = Happened.CaseId,
        Sequence = Happened.Sequence,
        Key = Key,
        Kind = Kind,
        Body = Text?.Protect(protection, Key) ?? Body,
        DueAt = Happened.At,
    };

    private static string KeyOf(CaseEvent happened, int number) => FormattableString.Invariant($"{happened.CaseId}/{happened.Sequence}/{number}");
}
