using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Diagnostics as JSON.</summary>
internal static class DiagnosticJson
{
    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<PolicyDiagnostic> diagnostics, int policies, CommandContext context) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("schema", "policyengine/diagnostics/1");
        writer.WriteNumber("policies", policies);
        writer.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
        writer.WriteNumber("warnings", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning));
        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
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
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
