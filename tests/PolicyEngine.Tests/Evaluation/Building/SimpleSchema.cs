using System.Text.Json;

namespace PolicyEngine.Tests.Evaluation.Building;

/// <summary>As much of JSON Schema as the decision's schema uses: type, const, enum, properties, required, additionalProperties, items, $ref.</summary>
internal static class SimpleSchema
{
    public static IEnumerable<string> Problems(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var definition = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
            return Problems(root, definition, value, path);
        }

        var problems = new List<string>();
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
        {
            problems.Add($"{path}: not {constant}");
        }

        if (schema.TryGetProperty("enum", out var options) && !options.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)))
        {
            problems.Add($"{path}: {value} is not among {options}");
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(NameOf(value.ValueKind)))
        {
            problems.Add($"{path}: {value.ValueKind} is not {type}");
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            problems.AddRange(value.EnumerateArray().SelectMany((item, index) => Problems(root, items, item, $"{path}[{index}]")));
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            problems.AddRange(schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: no {name}"));
            problems.AddRange(value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var inner) ? Problems(root, inner, member.Value, $"{path}.{member.Name}") : [$"{path}: unexpected {member.Name}"]));
        }

        return problems;
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static string NameOf(JsonValueKind kind) => kind is JsonValueKind.True or JsonValueKind.False ? "boolean" : kind.ToString().ToLowerInvariant();
}
