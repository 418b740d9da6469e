using System.Text.Json.Nodes;

namespace PolicyEngine.Language;

/// <summary>Writes kinds of text as JSON Schema. An editor reads <c>8</c> as a number and <c>true</c> as a boolean, so where any text may stand all three are allowed.</summary>
internal static class ScalarSchema
{
    private const string NamePattern = "^[a-z][a-z0-9_]{0,63}$";
    private const string IdPattern = "^[a-z0-9][a-z0-9_-]{0,63}$";
    private const string DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private const string ReferencePattern = "^[a-z0-9][a-z0-9_-]{0,63}(@[a-z0-9][a-z0-9_-]{0,63})?$";

    /// <summary>The schema of a text.</summary>
    public static JsonObject Write(ScalarShape shape) => shape.Kind switch
    {
        ScalarKind.Prose or ScalarKind.Reason => AnyText(),
        ScalarKind.Expression or ScalarKind.Cell or ScalarKind.Value or ScalarKind.Text => AnyText(),
        ScalarKind.Name or ScalarKind.Option => Text(NamePattern),
        ScalarKind.Id => new JsonObject { ["type"] = new JsonArray("string", "integer"), ["pattern"] = IdPattern },
        ScalarKind.PolicyReference => Text(ReferencePattern),
        ScalarKind.DiagnosticId => Text("^PE[0-9]{4}$"),
        ScalarKind.Date => Text(DatePattern),
        ScalarKind.YesNo => new JsonObject { ["enum"] = new JsonArray("yes", "no", true, false) },
        ScalarKind.Count => new JsonObject { ["type"] = new JsonArray("integer", "string"), ["minimum"] = 1, ["maximum"] = ScalarForms.LargestCount },
        ScalarKind.Range => Text(@"\.\."),
        ScalarKind.Rounding => Text("^(half_up|half_even|up|down)( to [0-9_]+([.][0-9]+)?)?$"),
        ScalarKind.Pattern => new JsonObject { ["type"] = "string" },
        ScalarKind.Time => Text("^[0-9]{1,2}:[0-9]{2}$"),
        ScalarKind.Duration => Text(@"\S\s+\S"),
        ScalarKind.Stretch => Text("^[0-9]{1,2}:[0-9]{2}\\s*-\\s*[0-9]{1,2}:[0-9]{2}$"),
        ScalarKind.Argument => Text(@"^[a-z][a-z0-9_]{0,63}\??$"),
        ScalarKind.TextOrNothing => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "null") },
        ScalarKind.Moment => Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
        ScalarKind.Hash => Text("^[0-9A-Fa-f]{64}$"),
        ScalarKind.Word => new JsonObject { ["enum"] = new JsonArray([.. shape.Words.Select(word => JsonValue.Create(word))]) },
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>The schema of keys that the author names.</summary>
    public static JsonObject NameSchema(ScalarKind kind) => kind == ScalarKind.Text ? [] : new JsonObject { ["pattern"] = kind == ScalarKind.Date ? DatePattern : NamePattern };

    private static JsonObject AnyText() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
