using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Documents;

/// <summary>A decision as JSON of the schema <see cref="Schema"/>: members in a fixed order, decimals with their exact digits, line feeds.</summary>
public static class JsonRenderer
{
    /// <summary>The schema's name and version; a change that could break a reader gets the next number.</summary>
    public const string Schema = "policyengine/decision/1";

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The JSON Schema that every rendering satisfies.</summary>
    public static string JsonSchema()
    {
        using var stream = typeof(JsonRenderer).Assembly.GetManifestResourceStream("policyengine-decision-1.schema.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Renders a document as text.</summary>
    /// <param name="document">The document; its explanation and changes are written when it has them.</param>
    /// <param name="indented">Whether to put members on lines of their own; otherwise all stands on one line, for JSON Lines.</param>
    public static string Render(DecisionDocument document, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = Encoder }))
        {
            Write(writer, document);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a document as one JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, DecisionDocument document)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(document);
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        if (document.DecisionId.Length > 0)
        {
            writer.WriteString("decision_id", document.DecisionId);
        }

        writer.WriteStartObject("policy");
        writer.WriteString("id", document.PolicyId);
        writer.WriteString("title", document.PolicyTitle);
        writer.WriteString("content_hash", document.ContentHash);
        writer.WriteEndObject();
        DocumentTrial.Write(writer, document);
        writer.WriteString("as_of", JsonPieces.Day(document.AsOf));
        writer.WriteString("status", DocumentWords.Status(document.Status));
        if (!document.Invalid.IsEmpty)
        {
            JsonPieces.Objects(writer, "invalid", document.Invalid, check =>
            {
                writer.WriteString("id", check.Id);
                writer.WriteString("text", check.Says);
                JsonPieces.Texts(writer, "about", check.About);
                JsonPieces.Texts(writer, "citations", check.Cite);
            });
        }

        JsonPieces.Text(writer, "outcome", document.Outcome);
        JsonPieces.Text(writer, "outcome_title", document.OutcomeTitle);
        WriteValues(writer, "parts", document.Parts);
        WriteValues(writer, "outputs", document.Outputs);
        WriteRecords(writer, document);
        WriteReasons(writer, "reasons", document.Reasons);
        JsonPieces.Texts(writer, "citations", document.Citations);
        WriteReasons(writer, "advisories", document.Advisories);
        JsonPieces.Texts(writer, "signposts", document.Signposts);
        writer.WriteString("route", document.Route);
        writer.WriteString("next", document.Next);
        JsonPieces.Texts(writer, "fired", document.Fired);
        WriteMissing(writer, document.Missing);
        WriteFaults(writer, document);
        WriteFacts(writer, "facts_used", document.FactsUsed);
        WriteFacts(writer, "facts_set_aside", document.FactsSetAside);
        WriteParameters(writer, document);
        writer.WriteStartObject("decided_by");
        writer.WriteString("kind", document.DecidedBy.Officer is null ? "automatic" : "officer");
        JsonPieces.Text(writer, "officer", document.DecidedBy.Officer);
        JsonPieces.Text(writer, "reason", document.DecidedBy.Reason);
        writer.WriteEndObject();
        writer.WriteBoolean("hand_to_person", document.HandToPerson);
        WriteChanges(writer, document);
        if (document.Grounds is { } grounds)
        {
            writer.WritePropertyName("grounds");
            GroundsJson.Write(writer, grounds);
        }

        if (document.Letter is { } letter)
        {
            LetterJson.Write(writer, letter);
        }

        if (document.Explanation is { } root)
        {
            writer.WritePropertyName("explanation");
            WriteStep(writer, root);
        }

        writer.WriteEndObject();
    }

    // Numbers and yes/no as JSON's own; everything else as its canonical text.
    private static void WriteValue(Utf8JsonWriter writer, string name, object? value, string text)
    {
        switch (value)
        {
            case null:
                writer.WriteNull(name);
                break;
            case bool yes:
                writer.WriteBoolean(name, yes);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case decimal number:
                writer.WriteNumber(name, number);
                break;
            default:
                writer.WriteString(name, text);
                break;
        }
    }

    // Only where a policy works something out for each record, so that other decisions stay as they are.
    private static void WriteRecords(Utf8JsonWriter writer, DecisionDocument document)
    {
        if (!document.Records.IsEmpty)
        {
            JsonPieces.Objects(writer, "records", document.Records, block =>
            {
                writer.WriteString("list", block.List);
                writer.WriteString("one", block.One);
                JsonPieces.Objects(writer, "records", block.Records, record =>
                {
                    writer.WriteString("name", record.Name);
                    writer.WriteString("title", record.Title);
                    writer.WriteString("status", DocumentWords.Status(record.Status));
                    WriteValues(writer, "values", record.Values);
                    WriteReasons(writer, "reasons", record.Reasons);
                    WriteReasons(writer, "advisories", record.Advisories);
                    JsonPieces.Texts(writer, "fired", record.Fired);
                    WriteMissing(writer, record.Missing);
                });
            });
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, string name, IEnumerable<DecisionValue> values)
    {
        JsonPieces.Objects(writer, name, values, value =>
        {
            writer.WriteString("name", value.Name);
            writer.WriteString("title", value.Title);
            writer.WriteString("type", TypeWords.Name(value.Type));
            writer.WriteBoolean("applies", value.Applies);
            writer.WriteString("status", DocumentWords.Status(value.Status));
            WriteValue(writer, "value", value.Value, value.Text);
            writer.WriteString("text", value.Display);
        });
    }

    private static void WriteReasons(Utf8JsonWriter writer, string name, IEnumerable<Reason> reasons)
    {
        JsonPieces.Objects(writer, name, reasons, reason =>
        {
            writer.WriteString("source", reason.Source);
            writer.WriteString("text", reason.Text);
            if (reason.IsOpen)
            {
                writer.WriteString("wording", "undetermined");
                JsonPieces.Texts(writer, "not_known", reason.NotKnown);
            }

            JsonPieces.Texts(writer, "citations", reason.Citations);
        });
    }

    private static void WriteMissing(Utf8JsonWriter writer, IEnumerable<MissingInput> missing)
    {
        JsonPieces.Objects(writer, "missing", missing, input =>
        {
            writer.WriteString("kind", DocumentWords.Kind(input.Kind));
            writer.WriteString("name", input.Name);
            writer.WriteString("message", input.Message);
            writer.WriteString("question", input.Question);
            writer.WriteString("help", input.Help);
            JsonPieces.Text(writer, "key", input.Key);
            writer.WriteString("state", input.State == FactState.NotKnown ? "not_known" : "not_asked");
            JsonPieces.Texts(writer, "after", input.After);
            JsonPieces.Texts(writer, "why", input.Why);
            JsonPieces.Texts(writer, "paths", input.Paths);
        });
    }

    private static void WriteFaults(Utf8JsonWriter writer, DecisionDocument document)
    {
        JsonPieces.Objects(writer, "faults", document.Faults, fault =>
        {
            writer.WriteString("message", fault.Message);
            JsonPieces.Text(writer, "at", fault.Location?.ToString());
        });
    }

    private static void WriteFacts(Utf8JsonWriter writer, string name, IEnumerable<FactUse> facts)
    {
        JsonPieces.Objects(writer, name, facts, fact =>
        {
            writer.WriteString("name", fact.Name);
            WriteValue(writer, "value", fact.Value, fact.Text);
            writer.WriteString("text", fact.Display);
            writer.WriteBoolean("sensitive", fact.Sensitive);
        });
    }

    private static void WriteParameters(Utf8JsonWriter writer, DecisionDocument document)
    {
        JsonPieces.Objects(writer, "parameters_used", document.ParametersUsed, use =>
        {
            writer.WriteString("name", use.Name);
            writer.WriteString("title", use.Title);
            JsonPieces.Text(writer, "key", use.Key);
            writer.WriteString("value", use.Text);
            writer.WriteString("text", use.Display);
            JsonPieces.Day(writer, "from", use.From);
            JsonPieces.Day(writer, "to", use.To);
            JsonPieces.Texts(writer, "citations", use.Citations);
        });
    }

    private static void WriteChanges(Utf8JsonWriter writer, DecisionDocument document)
    {
        JsonPieces.Objects(writer, "changes", document.Changes, change =>
        {
            writer.WriteString("fact", change.Fact);
            WriteValue(writer, "from", change.From, change.FromText);
            WriteValue(writer, "to", change.To, change.ToText);
            writer.WriteString("outcome", change.Outcome);
            writer.WriteString("outcome_title", change.OutcomeTitle);
            writer.WriteString("status", DocumentWords.Status(change.Status));
        });
    }

    private static void WriteStep(Utf8JsonWriter writer, ExplanationNode step)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", DocumentWords.Kind(step.Kind));
        writer.WriteString("id", step.Id);
        writer.WriteString("title", step.Title);
        writer.WriteString("text", step.Text);
        writer.WriteString("state", DocumentWords.State(step.State).Replace(' ', '_'));
        writer.WriteString("value", step.Value);
        writer.WriteString("note", step.Note);
        JsonPieces.Texts(writer, "citations", step.Citations);
        JsonPieces.Text(writer, "at", step.Location?.ToString());
        writer.WriteStartArray("steps");
        foreach (var child in step.Children)
        {
            WriteStep(writer, child);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
