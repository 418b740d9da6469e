using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PolicyEngine.Language;

/// <summary>Writes shapes as JSON Schema. Mappings become named definitions; several forms of one thing differ by JSON type, so that an editor always knows which one is meant.</summary>
internal sealed class SchemaWriter
{
    private readonly SortedDictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<MapShape, string> names = new(ReferenceEqualityComparer.Instance);

    /// <summary>The definitions written so far, by name.</summary>
    public JsonObject Definitions() => new(definitions.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));

    /// <summary>The schema of a shape.</summary>
    public JsonObject Write(Shape shape) => shape switch
    {
        ScalarShape scalar => ScalarSchema.Write(scalar),
        ListShape list => WithMinimum(new JsonObject { ["type"] = Type("array", list.Minimum), ["items"] = Write(list.Item) }, "minItems", list.Minimum),
        NamesShape names => WithMinimum(
            new JsonObject { ["type"] = Type("object", names.Minimum), ["propertyNames"] = ScalarSchema.NameSchema(names.Name), ["additionalProperties"] = Write(names.Value) },
            "minProperties",
            names.Minimum),
        FormsShape forms => new JsonObject { ["anyOf"] = new JsonArray([.. new Shape?[] { forms.Short, forms.List, forms.Long }.OfType<Shape>().Select(Write)]) },
        MapShape map => new JsonObject { ["$ref"] = "#/$defs/" + Define(map) },
        GivenShape => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "array", "object") },
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    // What may be empty may also have nothing written behind its key.
    private static JsonNode Type(string type, int minimum) => minimum == 0 ? new JsonArray(type, "null") : JsonValue.Create(type);

    private static JsonObject WithMinimum(JsonObject schema, string keyword, int minimum)
    {
        if (minimum > 0)
        {
            schema[keyword] = minimum;
        }

        return schema;
    }

    private string Define(MapShape map)
    {
        if (names.TryGetValue(map, out var known))
        {
            return known;
        }

        var name = map.Thing.Replace(' ', '_');
        names.Add(map, name);
        definitions.Add(name, []);
        definitions[name] = WriteMap(map);
        return name;
    }

    private JsonObject WriteMap(MapShape map)
    {
        var properties = new JsonObject();
        foreach (var keys in map.Keys.GroupBy(key => key.Name, StringComparer.Ordinal))
        {
            properties[keys.Key] = keys.Count() == 1 ? Described(keys.First()) : new JsonObject { ["description"] = string.Join(" ", keys.Select(key => key.Doc)) };
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = map.Others is null ? JsonValue.Create(false) : Write(map.Others),
        };
        var required = Required(map.Keys.Where(key => key.For.IsEmpty));
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (map.DecidedBy is { } decider)
        {
            schema["allOf"] = Conditions(map, decider);
        }

        return schema;
    }

    private JsonObject Described(KeyShape key)
    {
        var schema = Write(key.Shape);
        schema["description"] = key.Doc;
        return schema;
    }

    // One `if` for each value of the deciding key that allows, requires or forbids something.
    private JsonArray Conditions(MapShape map, string decider)
    {
        var conditional = map.Keys.Where(key => !key.For.IsEmpty).ToImmutableArray();
        var words = ((ScalarShape)map.Keys.First(key => key.Name == decider).Shape).Words;
        return new JsonArray([.. words.Select(word => Condition(word, decider, conditional))]);
    }

    private JsonObject Condition(string word, string decider, ImmutableArray<KeyShape> conditional)
    {
        var properties = new JsonObject();
        foreach (var name in conditional.Select(key => key.Name).Distinct())
        {
            properties[name] = conditional.FirstOrDefault(key => key.Name == name && key.For.Contains(word)) is { } key ? Write(key.Shape) : JsonValue.Create(false);
        }

        var then = new JsonObject { ["properties"] = properties };
        var required = Required(conditional.Where(key => key.For.Contains(word)));
        if (required.Count > 0)
        {
            then["required"] = required;
        }

        return new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { [decider] = new JsonObject { ["const"] = word } }, ["required"] = new JsonArray(decider) },
            ["then"] = then,
        };
    }

    private static JsonArray Required(IEnumerable<KeyShape> keys) => new([.. keys.Where(key => key.Required).Select(key => JsonValue.Create(key.Name))]);
}
