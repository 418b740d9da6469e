using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Diagnostics as SARIF 2.1.0, the format that code-scanning services read.</summary>
internal static class DiagnosticSarif
{
    private const string SourceRoot = "%SRCROOT%";

    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<PolicyDiagnostic> diagnostics, CommandContext context) => JsonText.Of(writer =>
    {
        var rules = diagnostics.GroupBy(diagnostic => diagnostic.Id).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.First()).ToList();
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, rules);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
        {
            WriteResult(writer, diagnostic, rules.FindIndex(rule => rule.Id == diagnostic.Id), context);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter writer, List<PolicyDiagnostic> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "policy");
        writer.WriteString("semanticVersion", VersionLine.Version);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", Level(rule.Severity));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, PolicyDiagnostic diagnostic, int rule, CommandContext context)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", diagnostic.Id);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", Level(diagnostic.Severity));
        writer.WriteStartObject("message");
        writer.WriteString("text", diagnostic.Help.Length > 0 ? $"{diagnostic.Message}\nhelp: {diagnostic.Help}" : diagnostic.Message);
        writer.WriteEndObject();
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        WritePlace(writer, diagnostic.Location, context);
        writer.WriteEndObject();
        writer.WriteEndArray();
        WriteSymptoms(writer, diagnostic, context);
        writer.WriteEndObject();
    }

    private static void WriteSymptoms(Utf8JsonWriter writer, PolicyDiagnostic diagnostic, CommandContext context)
    {
        if (diagnostic.Symptoms.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("relatedLocations");
        foreach (var symptom in diagnostic.Symptoms)
        {
            writer.WriteStartObject();
            WritePlace(writer, symptom.Location, context);
            writer.WriteStartObject("message");
            writer.WriteString("text", $"{symptom.Id}: {symptom.Message}");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter writer, SourceLocation location, CommandContext context)
    {
        writer.WriteStartObject("physicalLocation");
        WriteArtifact(writer, context.ShownPath(location.File));
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", location.Line);
        writer.WriteNumber("startColumn", location.Column);
        writer.WriteNumber("endLine", location.EndLine);
        writer.WriteNumber("endColumn", location.EndColumn);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter writer, string path)
    {
        writer.WriteStartObject("artifactLocation");
        if (Path.IsPathFullyQualified(path))
        {
            writer.WriteString("uri", new Uri(path).AbsoluteUri);
        }
        else
        {
            writer.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
            writer.WriteString("uriBaseId", SourceRoot);
        }

        writer.WriteEndObject();
    }

    private static string Level(Severity severity) => DiagnosticText.Word(severity);
}
