using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Evaluation.Documents;

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
        writer.WriteString("as_of", Day(document.AsOf));
        writer.WriteString("status", DocumentWords.Status(document.Status));
        WriteText(writer, "outcome", document.Outcome);
        WriteText(writer, "outcome_title", document.OutcomeTitle);
        WriteValues(writer, "parts", document.Parts);
        WriteValues(writer, "outputs", document.Outputs);
        WriteReasons(writer, "reasons", document.Reasons);
        WriteTexts(writer, "citations", document.Citations);
        WriteReasons(writer, "advisories", document.Advisories);
        WriteTexts(writer, "signposts", document.Signposts);
        writer.WriteString("route", document.Route);
        writer.WriteString("next", document.Next);
        WriteTexts(writer, "fired", document.Fired);
        WriteMissing(writer, document);
        WriteFaults(writer, document);
        WriteFacts(writer, "facts_used", document.FactsUsed);
        WriteFacts(writer, "facts_set_aside", document.FactsSetAside);
        WriteParameters(writer, document);
        writer.WriteStartObject("decided_by");
        writer.WriteString("kind", document.DecidedBy.Officer is null ? "automatic" : "officer");
        WriteText(writer, "officer", document.DecidedBy.Officer);
        WriteText(writer, "reason", document.DecidedBy.Reason);
        writer.WriteEndObject();
        writer.WriteBoolean("hand_to_person", document.HandToPerson);
        WriteChanges(writer, document);
        if (document.Grounds is { } grounds)
        {
            writer.WritePropertyName("grounds");
            GroundsJson.Write(writer, grounds);
        }

        if (document.Explanation is { } root)
        {
            writer.WritePropertyName("explanation");
            WriteStep(writer, root);
        }

        writer.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
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

    private static void WriteValues(Utf8JsonWriter writer, string name, IEnumerable<DecisionValue> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            writer.WriteString("name", value.Name);
            writer.WriteString("title", value.Title);
            writer.WriteString("type", TypeWords.Name(value.Type));
            writer.WriteBoolean("applies", value.Applies);
            writer.WriteString("status", DocumentWords.Status(value.Status));
            WriteValue(writer, "value", value.Value, value.Text);
            writer.WriteString("text", value.Display);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReasons(Utf8JsonWriter writer, string name, IEnumerable<Reason> reasons)
    {
        writer.WriteStartArray(name);
        foreach (var reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("source", reason.Source);
            writer.WriteString("text", reason.Text);
            if (reason.IsOpen)
            {
                writer.WriteString("wording", "undetermined");
                WriteTexts(writer, "notKnown", reason.NotKnown);
            }

            WriteTexts(writer, "citations", reason.Citations);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMissing(Utf8JsonWriter writer, DecisionDocument document)
    {
        writer.WriteStartArray("missing");
        foreach (var input in document.Missing)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", DocumentWords.Kind(input.Kind));
            writer.WriteString("name", input.Name);
            writer.WriteString("message", input.Message);
            writer.WriteString("question", input.Question);
            writer.WriteString("help", input.Help);
            WriteText(writer, "key", input.Key);
            writer.WriteString("state", input.State == FactState.NotKnown ? "not_known" : "not_asked");
            WriteTexts(writer, "after", input.After);
            WriteTexts(writer, "why", input.Why);
            WriteTexts(writer, "paths", input.Paths);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFaults(Utf8JsonWriter writer, DecisionDocument document)
    {
        writer.WriteStartArray("faults");
        foreach (var fault in document.Faults)
        {
            writer.WriteStartObject();
            writer.WriteString("message", fault.Message);
            WriteText(writer, "at", fault.Location?.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFacts(Utf8JsonWriter writer, string name, IEnumerable<FactUse> facts)
    {
        writer.WriteStartArray(name);
        foreach (var fact in facts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", fact.Name);
            WriteValue(writer, "value", fact.Value, fact.Text);
            writer.WriteString("text", fact.Display);
            writer.WriteBoolean("sensitive", fact.Sensitive);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteParameters(Utf8JsonWriter writer, DecisionDocument document)
    {
        writer.WriteStartArray("parameters_used");
        foreach (var use in document.ParametersUsed)
        {
            writer.WriteStartObject();
            writer.WriteString("name", use.Name);
            writer.WriteString("title", use.Title);
            WriteText(writer, "key", use.Key);
            writer.WriteString("value", use.Text);
            writer.WriteString("text", use.Display);
            WriteText(writer, "from", use.From is { } from ? Day(from) : null);
            WriteText(writer, "to", use.To is { } to ? Day(to) : null);
            WriteTexts(writer, "citations", use.Citations);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteChanges(Utf8JsonWriter writer, DecisionDocument document)
    {
        writer.WriteStartArray("changes");
        foreach (var change in document.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("fact", change.Fact);
            WriteValue(writer, "from", change.From, change.FromText);
            WriteValue(writer, "to", change.To, change.ToText);
            writer.WriteString("outcome", change.Outcome);
            writer.WriteString("outcome_title", change.OutcomeTitle);
            writer.WriteString("status", DocumentWords.Status(change.Status));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
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
        WriteTexts(writer, "citations", step.Citations);
        WriteText(writer, "at", step.Location?.ToString());
        writer.WriteStartArray("steps");
        foreach (var child in step.Children)
        {
            WriteStep(writer, child);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
