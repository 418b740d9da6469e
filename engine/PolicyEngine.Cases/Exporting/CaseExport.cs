using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Exporting;

/// <summary>Everything about one case as one JSON document: readable for the person it is about, and complete enough to be taken into another store. It holds the case's key, so it is as secret as the case.</summary>
internal sealed record CaseExport(string CaseId, byte[]? Key, ImmutableArray<StoredEvent> Events, ImmutableArray<OutboxMessage> Messages, PolicyText? Policy)
{
    public const string Schema = "policyengine/case-export/1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Write(CaseState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, state);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Whether a text shows what this export would: what people read there is then what its events say.</summary>
    public bool Shows(string json, CaseState state)
    {
        using var written = JsonDocument.Parse(Write(state));
        using var given = JsonDocument.Parse(json);
        return JsonElement.DeepEquals(written.RootElement, given.RootElement);
    }

    /// <exception cref="FormatException">It is no export that this engine knows.</exception>
    public static CaseExport Read(string json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var named) || named.ValueKind != JsonValueKind.String)
        {
            throw new FormatException("this is no export of a case: it does not begin as one that `policy case export` wrote");
        }

        if (named.GetString() is var schema && schema != Schema)
        {
            throw new FormatException(schema!.StartsWith("policyengine/case-export/", StringComparison.Ordinal)
                ? $"this export is of the form `{schema}`, and this engine reads `{Schema}`: take it in with the engine that wrote it, or a newer one"
                : $"this is of the schema `{schema}`, and an export of a case is of `{Schema}`");
        }

        try
        {
            var caseId = Text(root, "case");
            return new CaseExport(
                caseId,
                root.GetProperty("key").GetString() is { } key ? Convert.FromBase64String(key) : null,
                [.. root.GetProperty("events").EnumerateArray().Select(kept => EventOf(caseId, kept))],
                [.. root.GetProperty("messages").EnumerateArray().Select(message => MessageOf(caseId, message))],
                root.TryGetProperty("policy_texts", out var texts) ? PolicyOf(root.GetProperty("policy"), texts) : null);
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException("this export of a case was altered: something in it is missing, or is not of its kind", broken);
        }
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException broken)
        {
            throw new FormatException(
                string.IsNullOrWhiteSpace(json) ? "this is no export of a case: there is nothing in it"
                : json.TrimStart()[0] != '{' ? "this is no export of a case: it is no JSON"
                : FormattableString.Invariant($"this export of a case is not whole: it is no JSON any more on line {broken.LineNumber + 1}, where it was cut short or altered"),
                broken);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"`{name}` is null");

    private void Write(Utf8JsonWriter writer, CaseState state)
    {
        var protection = new CaseProtection(Key);
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteString("case", CaseId);
        writer.WriteString("parent", state.Parent);
        writer.WriteString("state", state.State);
        writer.WriteStartObject("policy");
        writer.WriteString("id", state.PolicyId);
        writer.WriteString("version", state.PolicyVersion);
        writer.WriteString("hash", state.PolicyHash);
        writer.WriteEndObject();
        writer.WriteStartObject("facts");
        foreach (var (name, fact) in state.Facts)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(fact.IsErased ? "\"(erased)\"" : fact.Json);
        }

        writer.WriteEndObject();
        writer.WriteString("key", Key is null ? null : Convert.ToBase64String(Key));
        WriteEvents(writer, protection);
        WriteMessages(writer, protection);
        if (Policy is { } policy)
        {
            writer.WriteStartArray("policy_texts");
            foreach (var file in policy.Files)
            {
                writer.WriteStartObject();
                writer.WriteString("path", file.Path);
                writer.WriteString("text", file.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // The body is the link of the chain, to the byte; what it says stands beside it for people.
    private void WriteEvents(Utf8JsonWriter writer, CaseProtection protection)
    {
        writer.WriteStartArray("events");
        foreach (var kept in Events)
        {
            writer.WriteStartObject();
            writer.WriteNumber("sequence", kept.Sequence);
            writer.WriteString("at", EventWords.Instant(kept.At));
            writer.WriteString("previous", kept.PreviousHash);
            writer.WriteString("hash", kept.Hash);
            writer.WritePropertyName("says");
            EventWriter.Write(writer, EventReader.Read(kept.Body, protection), null);
            writer.WriteString("body", kept.Body);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteMessages(Utf8JsonWriter writer, CaseProtection protection)
    {
        writer.WriteStartArray("messages");
        foreach (var message in Messages)
        {
            writer.WriteStartObject();
            writer.WriteNumber("sequence", message.Sequence);
            writer.WriteString("key", message.Key);
            writer.WriteString("kind", message.Kind);
            writer.WriteString("due", EventWords.Instant(message.DueAt));
            writer.WriteString("delivered", message.DeliveredAt is { } delivered ? EventWords.Instant(delivered) : null);
            writer.WriteBoolean("dead", message.IsDead);
            if (message.Kind == "notification" && CaseMessage.Open(message.Body, message.Key, protection) is { } text)
            {
                writer.WriteStartObject("says");
                writer.WriteString("to", text.To);
                writer.WriteString("subject", text.Subject);
                writer.WriteString("text", text.Text);
                writer.WriteEndObject();
            }

            writer.WriteString("body", message.Body);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static StoredEvent EventOf(string caseId, JsonElement kept) => new(
        caseId,
        kept.GetProperty("sequence").GetInt64(),
        EventWords.Instant(Text(kept, "at")),
        Text(kept, "body"),
        Text(kept, "previous"),
        Text(kept, "hash"));

    private static OutboxMessage MessageOf(string caseId, JsonElement message) => new()
    {
        CaseId = caseId,
        Sequence = message.GetProperty("sequence").GetInt64(),
        Key = Text(message, "key"),
        Kind = Text(message, "kind"),
        Body = Text(message, "body"),
        DueAt = EventWords.Instant(Text(message, "due")),
        DeliveredAt = message.GetProperty("delivered").GetString() is { } delivered ? EventWords.Instant(delivered) : null,
        IsDead = message.GetProperty("dead").GetBoolean(),
    };

    private static PolicyText PolicyOf(JsonElement policy, JsonElement texts) => new(
        Text(policy, "hash"),
        Text(policy, "id"),
        Text(policy, "version"),
        [.. texts.EnumerateArray().Select(file => new PolicyFile(Text(file, "path"), Text(file, "text")))]);
}
