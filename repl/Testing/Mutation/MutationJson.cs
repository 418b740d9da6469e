using System.Text.Json;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Repl.Testing.Mutation;

/// <summary>Mutants as JSON.</summary>
internal static class MutationJson
{
    /// <summary>Writes the property <c>mutation</c>.</summary>
    public static void Write(Utf8JsonWriter writer, MutationResult result, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(context);
        writer.WriteStartObject("mutation");
        writer.WriteNumber("score", result.Score);
        writer.WriteNumber("noticed", result.Killed);
        writer.WriteNumber("refused", result.Refused);
        writer.WriteNumber("not_tried", result.Left);
        writer.WriteStartArray("survivors");
        foreach (var survivor in result.Survivors)
        {
            var location = survivor.Mutant.Place.Location;
            writer.WriteStartObject();
            writer.WriteString("kind", survivor.Mutant.Kind.ToString().ToLowerInvariant());
            writer.WriteString("within", survivor.Mutant.Within);
            writer.WriteString("what", survivor.Mutant.What);
            writer.WriteString("file", context.ShownPath(location.File));
            writer.WriteNumber("line", location.Line);
            writer.WriteNumber("column", location.Column);
            writer.WriteString("case", survivor.Case);
            writer.WriteBoolean("proved_same", survivor.IsProvedSame);
            writer.WriteNumber("tried", survivor.Tried);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
