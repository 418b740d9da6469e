using System.Globalization;
using System.Text.Json.Nodes;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.OpenApi;

/// <summary>Facts and results as JSON Schema of draft 2020-12, as OpenAPI 3.1 has it. A fact that is <c>null</c> was asked and is not known.</summary>
internal static class FactSchemas
{
    private const string TimePattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

    public static JsonObject OfFacts(PolicyModel model) => new()
    {
        ["type"] = "object",
        ["title"] = $"The facts of {model.Title}",
        ["description"] = "A fact that is left out was not asked; null says that it was asked and is not known.",
        ["properties"] = new JsonObject(model.Facts.Select(fact => KeyValuePair.Create<string, JsonNode?>(fact.Name, OrNotKnown(Described(model, fact))))),
        ["additionalProperties"] = false,
    };

    /// <summary>The names of a choice, each once.</summary>
    public static JsonArray Names(ChoiceSet choices) => [.. choices.Options.Select(option => JsonValue.Create(option.Name))];

    private static JsonObject Described(PolicyModel model, Fact fact)
    {
        var schema = OfType(model, fact);
        schema["title"] = fact.Ask.Length > 0 ? fact.Ask : fact.Title.Length > 0 ? fact.Title : fact.Name;
        string[] words = [fact.Help, fact.Unit.Length > 0 ? $"In {fact.Unit}." : "", fact.OnlyIfText.Length > 0 ? $"It matters only if {fact.OnlyIfText}." : ""];
        if (words.Where(word => word.Length > 0).ToArray() is { Length: > 0 } said)
        {
            schema["description"] = string.Join(' ', said);
        }

        if (fact.Type != FactType.List)
        {
            schema["examples"] = new JsonArray(ExampleOf(model, fact));
        }

        return schema;
    }

    private static JsonObject OfType(PolicyModel model, Fact fact) => fact.Type switch
    {
        FactType.YesNo => new JsonObject { ["type"] = "boolean" },
        FactType.WholeNumber => Limited(new JsonObject { ["type"] = "integer" }, fact),
        FactType.Decimal => Limited(new JsonObject { ["type"] = "number" }, fact),
        FactType.Money => Limited(new JsonObject { ["type"] = "number", ["multipleOf"] = 0.01m }, fact),
        FactType.Date => new JsonObject { ["type"] = "string", ["format"] = "date" },
        FactType.Time => new JsonObject { ["type"] = "string", ["pattern"] = TimePattern },
        FactType.Choice => new JsonObject { ["type"] = "string", ["enum"] = Names(model.Choices[fact.ChoiceSet]) },
        FactType.Text => Text(fact),
        FactType.List => Records(model, fact),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static JsonObject Text(Fact fact)
    {
        var schema = new JsonObject { ["type"] = "string", ["maxLength"] = fact.MaxLength };
        if (fact.Pattern is { } pattern)
        {
            schema["pattern"] = $"^(?:{pattern})$";
        }

        return schema;
    }

    private static JsonObject Records(PolicyModel model, Fact fact) => new()
    {
        ["type"] = "array",
        ["maxItems"] = fact.MaxCount,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(fact.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Described(model, field)))),
            ["additionalProperties"] = false,
        },
    };

    private static JsonObject Limited(JsonObject schema, Fact fact)
    {
        if (Number(fact.Minimum) is { } least)
        {
            schema["minimum"] = least;
        }

        if (Number(fact.Maximum) is { } most)
        {
            schema["maximum"] = most;
        }

        return schema;
    }

    private static JsonObject OrNotKnown(JsonObject schema)
    {
        schema["type"] = new JsonArray((string)schema["type"]!, "null");
        if (schema["enum"] is JsonArray names)
        {
            names.Add(null);
        }

        return schema;
    }

    private static JsonNode? ExampleOf(PolicyModel model, Fact fact) =>
        Number(fact.Minimum) is { } least ? JsonValue.Create(least) : JsonNode.Parse(TypeWords.JsonExample(fact.Type, fact.ChoiceSet >= 0 ? model.Choices[fact.ChoiceSet] : null));

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
