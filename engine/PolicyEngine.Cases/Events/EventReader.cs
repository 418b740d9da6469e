using System.Collections.Immutable;
using System.Text.Json;
using PolicyEngine.Cases.Clock;

namespace PolicyEngine.Cases.Events;

/// <summary>Canonical JSON back to an event. What the key no longer opens is marked as erased.</summary>
internal sealed class EventReader
{
    private readonly JsonElement root;
    private readonly CaseProtection protection;
    private readonly string place;

    private EventReader(JsonElement root, CaseProtection protection)
    {
        this.root = root;
        this.protection = protection;
        place = EventWriter.PlaceOf(Text("case"), root.GetProperty("sequence").GetInt64());
    }

    /// <exception cref="FormatException">It is no event that this engine knows.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A protected part was altered.</exception>
    public static CaseEvent Read(string body, CaseProtection protection)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var schema = document.RootElement.GetProperty("schema").GetString();
            return schema == EventWriter.Schema ? new EventReader(document.RootElement, protection).Read() : throw new FormatException($"the event is of the schema `{schema}`, which this engine does not know");
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("the event is no canonical event", broken);
        }
    }

    private CaseEvent Read() => new()
    {
        CaseId = Text("case"),
        Sequence = root.GetProperty("sequence").GetInt64(),
        Firing = root.GetProperty("firing").GetInt64(),
        PreviousHash = Text("previous"),
        Kind = EventWords.Kind(Text("kind")),
        At = EventWords.Instant(Text("at")),
        DueAt = Instant(root, "due"),
        Deadline = Text("deadline"),
        Actor = Actor.IsErased ? EventWords.Erased : Actor.Text,
        IsActorProtected = IsActorProtected,
        IsActorErased = Actor.IsErased,
        Role = Text("role"),
        Subject = Protected(root, "subject"),
        ActsFor = Protected(root, "acts_for"),
        Channel = Text("channel"),
        Trigger = Text("trigger"),
        Key = Text("key"),
        Parent = Text("parent"),
        From = Text("from"),
        To = Text("to"),
        Exited = Texts(root, "exited"),
        Entered = Texts(root, "entered"),
        IsEnd = root.TryGetProperty("end", out _),
        PolicyId = Text(root.GetProperty("policy"), "id"),
        PolicyVersion = Text(root.GetProperty("policy"), "version"),
        PolicyHash = Text(root.GetProperty("policy"), "hash"),
        FromPolicyHash = Text("from_policy"),
        Facts = List(root, "facts", fact => FactOf(fact, "facts")),
        Set = List(root, "set", fact => FactOf(fact, "set")),
        Outcome = Text("outcome"),
        Decision = root.TryGetProperty("decision", out var decision) ? DecisionOf(decision) : null,
        Reason = Protected(root, "reason"),
        Note = Text("note"),
        Request = root.TryGetProperty("request", out _) ? Texts(root, "request") : null,
        Samples = List(root, "samples", sample => new EventSample(Text(sample, "fact"), Text(sample, "rate"), sample.GetProperty("drawn").GetBoolean())),
        Deadlines = List(root, "deadlines", ChangeOf),
        Parts = List(root, "parts", PartOf),
        Part = Text("part"),
        PartState = Text("part_state"),
        Messages = Texts(root, "messages"),
        Digests = Texts(root, "digests"),
        Refusal = root.TryGetProperty("refusal", out var refusal)
            ? new EventRefusal(Text(refusal, "kind"), Protected(refusal, "message"), Texts(refusal, "missing"), Texts(refusal, "cite"))
            : null,
    };

    private bool IsActorProtected => root.TryGetProperty("actor", out var actor) && actor.ValueKind == JsonValueKind.Object;

    private ProtectedText Actor => IsActorProtected ? Protected(root, "actor") : new ProtectedText(Text("actor"), false);

    private string Text(string name) => Text(root, name);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member.GetString() ?? "" : "";

    private static DateTimeOffset? Instant(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? EventWords.Instant(member.GetString()!) : null;

    private static ImmutableArray<string> Texts(JsonElement element, string name) => List(element, name, text => text.GetString()!);

    private static ImmutableArray<T> List<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    private EventFact FactOf(JsonElement fact, string member)
    {
        var name = Text(fact, "name");
        if (!fact.TryGetProperty("protected", out var kept))
        {
            return new EventFact(name, fact.GetProperty("value").GetRawText());
        }

        var json = protection.Open(kept.GetString()!, $"{place}{member}/{name}");
        return new EventFact(name, json ?? "", true, json is null);
    }

    private EventPart PartOf(JsonElement part)
    {
        var caseId = Text(part, "case");
        return part.TryGetProperty("protected", out var kept) ? new EventPart(protection.Open(kept.GetString()!, $"{place}parts/{caseId}") ?? EventWords.Erased, caseId, true) : new EventPart(Text(part, "key"), caseId);
    }

    private ProtectedText Protected(JsonElement element, string name, string within = "")
    {
        if (!element.TryGetProperty(name, out var member))
        {
            return default;
        }

        var text = protection.Open(Text(member, "protected"), $"{place}{within}{name}");
        return new ProtectedText(text ?? "", text is null);
    }

    private EventDecision DecisionOf(JsonElement decision) =>
        new(
            EventWords.Day(Text(decision, "as_of")),
            EventWords.Answer(Text(decision, "answer")),
            Text(decision, "outcome"),
            Protected(decision, "document"),
            decision.TryGetProperty("set_before", out var before) ? before.GetInt32() : 0);

    private DeadlineChange ChangeOf(JsonElement change)
    {
        if (change.TryGetProperty("unknown", out var plain) && plain.ValueKind == JsonValueKind.Array)
        {
            return Timed(change) with { Unknown = Texts(change, "unknown") };
        }

        var unknown = Protected(change, "unknown", $"{Text(change, "name")}/");
        return Timed(change) with { Unknown = unknown.IsNone ? [] : unknown.IsErased ? [EventWords.Erased] : [.. unknown.Text.Split('\n')], IsUnknownErased = unknown.IsErased };
    }

    private static DeadlineChange Timed(JsonElement change) => new(
        Text(change, "name"),
        EventWords.Move(Text(change, "move")),
        Instant(change, "due"),
        change.TryGetProperty("remaining", out var left)
            ? new RemainingTime(EventWords.Remaining(Text(left, "kind")), left.GetProperty("days").GetInt64(), left.GetProperty("microseconds").GetInt64())
            : null,
        change.TryGetProperty("reminder", out var reminder) ? reminder.GetInt32() : 0)
    {
        StartedAt = Instant(change, "started"),
        PausedAt = Instant(change, "paused"),
        Reminders = List(change, "reminders", time => new DeadlineReminderTime(time.GetProperty("number").GetInt32(), EventWords.Instant(Text(time, "at")))),
    };
}
