using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Diagnostics as JSON.</summary>
internal static class DiagnosticJson
{
    /// <summary>The document.</summary>
    public static string Of(LoadResult result, CommandContext context) => JsonText.Of(writer =>
    {
        var diagnostics = result.Diagnostics;
        writer.WriteStartObject();
        writer.WriteString("schema", "policyengine/diagnostics/1");
        writer.WriteNumber("policies", DiagnosticCount.PoliciesIn(result));
        writer.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
        writer.WriteNumber("warnings", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning));
        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            Write(writer, diagnostic, context);
        }

        writer.WriteEndArray();
        WriteUnread(writer, result, context);
        writer.WriteEndObject();
    });

    /// <summary>Writes one diagnostic, with what follows from it.</summary>
    public static void Write(Utf8JsonWriter writer, PolicyDiagnostic diagnostic, CommandContext context)
    {
        var location = diagnostic.Location;
        writer.WriteStartObject();
        writer.WriteString("id", diagnostic.Id);
        writer.WriteString("severity", DiagnosticText.Word(diagnostic.Severity));
        writer.WriteString("message", diagnostic.Message);
        writer.WriteString("help", diagnostic.Help);
        writer.WriteString("file", context.ShownPath(location.File));
        writer.WriteNumber("line", location.Line);
        writer.WriteNumber("column", location.Column);
        writer.WriteNumber("end_line", location.EndLine);
        writer.WriteNumber("end_column", location.EndColumn);
        if (!diagnostic.Symptoms.IsEmpty)
        {
            writer.WriteStartArray("symptoms");
            diagnostic.Symptoms.ToList().ForEach(symptom => Write(writer, symptom, context));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteUnread(Utf8JsonWriter writer, LoadResult result, CommandContext context)
    {
        writer.WriteStartArray("not_analysed");
        foreach (var policy in result.Unread)
        {
            writer.WriteStartObject();
            writer.WriteString("policy", policy.Id);
            writer.WriteString("file", context.ShownPath(policy.File.Path));
            writer.WriteString("why", DiagnosticCount.ReasonOf(policy.Reason));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
