using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyEngine.Language;

/// <summary>The JSON Schema of policies, overrides, base lifecycles, calendars and cases, written from the grammar that the engine itself checks files with.</summary>
public static class PolicySchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema: JSON Schema 2020-12, indented, lines ending with LF, the same on every machine.</summary>
    public static string Generate()
    {
        var writer = new SchemaWriter();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "PolicyEngine policies, overrides, base lifecycles, calendars and cases",
            ["type"] = "object",
        };
        schema["allOf"] = new JsonArray([.. PolicyGrammar.Files.Select(file => new JsonObject
        {
            ["if"] = If(file.Key),
            ["then"] = writer.Write(file.Shape),
        })]);
        // Completion in an empty file starts with the keys that tell the kinds apart.
        schema["properties"] = new JsonObject(PolicyGrammar.Files.Select(file => KeyValuePair.Create<string, JsonNode?>(
            file.Key, new JsonObject { ["description"] = file.Shape.Keys.First(key => key.Name == file.Key).Doc })));
        schema["anyOf"] = new JsonArray([.. PolicyGrammar.Files.Select(file => new JsonObject { ["required"] = new JsonArray(file.Key) })]);
        schema["$defs"] = writer.Definitions();
        return schema.ToJsonString(Layout) + "\n";
    }

    // A key that tells one kind apart may stand inside another kind, which its own key then shows.
    private static JsonObject If(string key)
    {
        var condition = new JsonObject { ["required"] = new JsonArray(key) };
        if (PolicyGrammar.Files.FirstOrDefault(other => other.Key != key && other.Shape.Keys.Any(inner => inner.Name == key)) is { Key: { } other })
        {
            condition["not"] = new JsonObject { ["required"] = new JsonArray(other) };
        }

        return condition;
    }
}
