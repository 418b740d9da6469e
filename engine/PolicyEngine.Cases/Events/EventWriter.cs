using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PolicyEngine.Cases.Events;

/// <summary>An event as canonical JSON: members in a fixed order, those without a value left out, no white space. The same event gives the same bytes.</summary>
internal sealed class EventWriter
{
    public const string Schema = "policyengine/case-event/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = false };

    private readonly Utf8JsonWriter writer;
    private readonly CaseProtection? protection;
    private readonly string place;

    private EventWriter(Utf8JsonWriter writer, CaseProtection? protection, string place)
    {
        this.writer = writer;
        this.protection = protection;
        this.place = place;
    }

    public static string Write(CaseEvent happened, CaseProtection protection)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, happened, protection);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes an event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="happened">The event.</param>
    /// <param name="protection">The case's protection; <see langword="null"/> to write everything in the clear, for people and not for the chain.</param>
    public static void Write(Utf8JsonWriter writer, CaseEvent happened, CaseProtection? protection) =>
        new EventWriter(writer, protection, PlaceOf(happened.CaseId, happened.Sequence)).Write(happened);

    /// <summary>What a protected member is bound to.</summary>
    public static string PlaceOf(string caseId, long sequence) => FormattableString.Invariant($"{caseId}\n{sequence}\n");

    private void Write(CaseEvent happened)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteString("case", happened.CaseId);
        writer.WriteNumber("sequence", happened.Sequence);
        writer.WriteNumber("firing", happened.Firing);
        writer.WriteString("previous", happened.PreviousHash);
        writer.WriteString("kind", EventWords.Of(happened.Kind));
        writer.WriteString("at", EventWords.Instant(happened.At));
        WriteInstant("due", happened.DueAt);
        WriteText("deadline", happened.Deadline);
        WriteActor(happened);
        WriteText("role", happened.Role);
        WriteProtected("subject", happened.Subject);
        WriteProtected("acts_for", happened.ActsFor);
        WriteText("channel", happened.Channel);
        WriteText("trigger", happened.Trigger);
        WriteText("key", happened.Key);
        WriteText("parent", happened.Parent);
        WriteText("from", happened.From);
        writer.WriteString("to", happened.To);
        WriteTexts("exited", happened.Exited);
        WriteTexts("entered", happened.Entered);
        if (happened.IsEnd)
        {
            writer.WriteBoolean("end", true);
        }

        writer.WriteStartObject("policy");
        writer.WriteString("id", happened.PolicyId);
        writer.WriteString("version", happened.PolicyVersion);
        writer.WriteString("hash", happened.PolicyHash);
        writer.WriteEndObject();
        WriteText("from_policy", happened.FromPolicyHash);
        WriteFacts("facts", happened.Facts);
        WriteFacts("set", happened.Set);
        WriteText("outcome", happened.Outcome);
        WriteDecision(happened.Decision);
        WriteProtected("reason", happened.Reason);
        WriteText("note", happened.Note);
        if (happened.Request is { } request)
        {
            WriteList("request", request, writer.WriteStringValue);
        }

        WriteSamples(happened.Samples);
        WriteDeadlines(happened.Deadlines);
        WriteParts(happened);
        WriteTexts("messages", happened.Messages);
        WriteTexts("digests", happened.Digests);
        WriteRefusal(happened.Refusal);
        writer.WriteEndObject();
    }

    private void WriteText(string name, string text)
    {
        if (text.Length > 0)
        {
            writer.WriteString(name, text);
        }
    }

    private void WriteInstant(string name, DateTimeOffset? at)
    {
        if (at is { } instant)
        {
            writer.WriteString(name, EventWords.Instant(instant));
        }
    }

    private void WriteTexts(string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            WriteList(name, texts, writer.WriteStringValue);
        }
    }

    private void WriteList<T>(string name, ImmutableArray<T> all, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var one in all)
        {
            write(one);
        }

        writer.WriteEndArray();
    }

    private void WriteFacts(string name, ImmutableArray<EventFact> facts)
    {
        if (facts.IsEmpty)
        {
            return;
        }

        WriteList(name, facts, fact =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", fact.Name);
            if (fact.IsErased)
            {
                writer.WriteBoolean("erased", true);
            }
            else if (fact.IsProtected && protection is not null)
            {
                writer.WriteString("protected", protection.Protect(fact.Json, $"{place}{name}/{fact.Name}"));
            }
            else
            {
                writer.WritePropertyName("value");
                writer.WriteRawValue(fact.Json);
            }

            writer.WriteEndObject();
        });
    }

    private void WriteActor(CaseEvent happened)
    {
        if (happened.IsActorProtected)
        {
            WriteProtected("actor", new ProtectedText(happened.Actor, happened.IsActorErased));
        }
        else
        {
            WriteText("actor", happened.Actor);
        }
    }

    // What a policy has no value for can name the value of a fact by which it is keyed.
    private void WriteUnknown(DeadlineChange change)
    {
        if (!change.Unknown.IsEmpty)
        {
            WriteProtected("unknown", new ProtectedText(string.Join('\n', change.Unknown), change.IsUnknownErased), $"{change.Name}/");
        }
    }

    private void WriteProtected(string name, ProtectedText text, string within = "")
    {
        if (text.IsNone)
        {
            return;
        }

        writer.WriteStartObject(name);
        if (text.IsErased)
        {
            writer.WriteBoolean("erased", true);
        }
        else if (protection is null)
        {
            writer.WriteString("text", text.Text);
        }
        else
        {
            writer.WriteString("protected", protection.Protect(text.Text, $"{place}{within}{name}"));
        }

        writer.WriteEndObject();
    }

    private void WriteDecision(EventDecision? decision)
    {
        if (decision is null)
        {
            return;
        }

        writer.WriteStartObject("decision");
        writer.WriteString("as_of", EventWords.Day(decision.AsOf));
        writer.WriteString("answer", EventWords.Of(decision.Answer));
        WriteText("outcome", decision.Outcome);
        if (decision.SetBefore > 0)
        {
            writer.WriteNumber("set_before", decision.SetBefore);
        }

        WriteProtected("document", decision.Document);
        writer.WriteEndObject();
    }

    private void WriteSamples(ImmutableArray<EventSample> samples)
    {
        if (samples.IsEmpty)
        {
            return;
        }

        WriteList("samples", samples, sample =>
        {
            writer.WriteStartObject();
            writer.WriteString("fact", sample.Fact);
            writer.WriteString("rate", sample.Rate);
            writer.WriteBoolean("drawn", sample.IsDrawn);
            writer.WriteEndObject();
        });
    }

    private void WriteDeadlines(ImmutableArray<DeadlineChange> changes)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        WriteList("deadlines", changes, change =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", change.Name);
            writer.WriteString("move", EventWords.Of(change.Move));
            WriteInstant("due", change.DueAt);
            WriteInstant("started", change.StartedAt);
            WriteInstant("paused", change.PausedAt);
            if (change.Remaining is { } remaining)
            {
                writer.WriteStartObject("remaining");
                writer.WriteString("kind", EventWords.Of(remaining.Kind));
                writer.WriteNumber("days", remaining.Days);
                writer.WriteNumber("microseconds", remaining.Microseconds);
                writer.WriteEndObject();
            }

            if (change.Reminder > 0)
            {
                writer.WriteNumber("reminder", change.Reminder);
            }

            WriteUnknown(change);
            if (!change.Reminders.IsEmpty)
            {
                WriteList("reminders", change.Reminders, reminder =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("number", reminder.Number);
                    WriteInstant("at", reminder.At);
                    writer.WriteEndObject();
                });
            }

            writer.WriteEndObject();
        });
    }

    private void WriteParts(CaseEvent happened)
    {
        if (!happened.Parts.IsEmpty)
        {
            WriteList("parts", happened.Parts, part =>
            {
                writer.WriteStartObject();
                if (part.IsProtected && protection is not null)
                {
                    writer.WriteString("protected", protection.Protect(part.Key, $"{place}parts/{part.CaseId}"));
                }
                else
                {
                    writer.WriteString("key", part.Key);
                }

                writer.WriteString("case", part.CaseId);
                writer.WriteEndObject();
            });
        }

        WriteText("part", happened.Part);
        WriteText("part_state", happened.PartState);
    }

    private void WriteRefusal(EventRefusal? refusal)
    {
        if (refusal is null)
        {
            return;
        }

        writer.WriteStartObject("refusal");
        writer.WriteString("kind", refusal.Kind);
        WriteProtected("message", refusal.Message);
        WriteTexts("missing", refusal.Missing);
        WriteTexts("cite", refusal.Cite);
        writer.WriteEndObject();
    }
}
