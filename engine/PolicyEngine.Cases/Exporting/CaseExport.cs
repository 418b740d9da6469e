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

    /// <exception cref="FormatException">It is no export that this engine knows.</exception>
    public static CaseExport Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("schema").GetString() is var schema && schema != Schema)
            {
                throw new FormatException($"this is of the schema `{schema}`, and an export of a case is of `{Schema}`");
            }

            var caseId = root.GetProperty("case").GetString()!;
            return new CaseExport(
                caseId,
                root.GetProperty("key").GetString() is { } key ? Convert.FromBase64String(key) : null,
                [.. root.GetProperty("events").EnumerateArray().Select(kept => EventOf(caseId, kept))],
                [.. root.GetProperty("messages").EnumerateArray().Select(message => MessageOf(caseId, message))],
                root.TryGetProperty("policy_texts", out var texts) ? PolicyOf(root.GetProperty("policy"), texts) : null);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("this is no export of a case", broken);
        }
    }

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
        EventWords.Instant(kept.GetProperty("at").GetString()!),
        kept.GetProperty("body").GetString()!,
        kept.GetProperty("previous").GetString()!,
        kept.GetProperty("hash").GetString()!);

    private static OutboxMessage MessageOf(string caseId, JsonElement message) => new()
    {
        CaseId = caseId,
        Sequence = message.GetProperty("sequence").GetInt64(),
        Key = message.GetProperty("key").GetString()!,
        Kind = message.GetProperty("kind").GetString()!,
        Body = message.GetProperty("body").GetString()!,
        DueAt = EventWords.Instant(message.GetProperty("due").GetString()!),
        DeliveredAt = message.GetProperty("delivered").GetString() is { } delivered ? EventWords.Instant(delivered) : null,
        IsDead = message.GetProperty("dead").GetBoolean(),
    };

    private static PolicyText PolicyOf(JsonElement policy, JsonElement texts) => new(
        policy.GetProperty("hash").GetString()!,
        policy.GetProperty("id").GetString()!,
        policy.GetProperty("version").GetString()!,
        [.. texts.EnumerateArray().Select(file => new PolicyFile(file.GetProperty("path").GetString()!, file.GetProperty("text").GetString()!))]);
}
