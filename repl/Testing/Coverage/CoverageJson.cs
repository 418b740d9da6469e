using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Repl.Testing.Coverage;

/// <summary>Coverage as JSON.</summary>
internal static class CoverageJson
{
    /// <summary>Writes the property <c>coverage</c>.</summary>
    public static void Write(Utf8JsonWriter writer, PolicyCoverage coverage, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(context);
        writer.WriteStartObject("coverage");
        writer.WriteNumber("percent", coverage.Percent);
        writer.WriteNumber("reached", coverage.Reached);
        writer.WriteNumber("points", coverage.Points.Length);
        writer.WriteStartObject("kinds");
        foreach (var kind in Enum.GetValues<CoverageKind>())
        {
            writer.WriteStartObject(CoverageWords.Of(kind));
            writer.WriteNumber("reached", coverage.Of(kind).Count(point => point.IsReached));
            writer.WriteNumber("points", coverage.Of(kind).Count());
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("rules");
        foreach (var rule in coverage.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Id);
            writer.WriteNumber("tried", rule.Tried);
            writer.WriteNumber("fired", rule.Fired);
            writer.WriteNumber("overridden", rule.Overridden);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("not_reached");
        foreach (var (point, _) in coverage.Points.Where(point => !point.IsReached))
        {
            WritePoint(writer, point, context);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter writer, CoveragePoint point, CommandContext context)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", CoverageWords.Of(point.Kind));
        writer.WriteString("of", point.Of);
        writer.WriteString("within", point.Within);
        writer.WriteString("needs", point.Needs);
        WritePlace(writer, point.Location, context);
        writer.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter writer, SourceLocation? location, CommandContext context)
    {
        if (location is not null)
        {
            writer.WriteString("file", context.ShownPath(location.File));
            writer.WriteNumber("line", location.Line);
        }
    }
}
