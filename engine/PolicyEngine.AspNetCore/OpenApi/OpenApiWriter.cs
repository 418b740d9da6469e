using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using PolicyEngine.Documents;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.OpenApi;

/// <summary>Writes the OpenAPI 3.1 document of policies: each has its own paths, with its facts and its outcomes as schemas.</summary>
internal sealed class OpenApiWriter(PolicySet policies, string prefix)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly JsonObject schemas = [];

    public byte[] Write()
    {
        AddShared();
        var paths = new JsonObject { [prefix] = Read("listPolicies", "Lists the policies") };
        foreach (var policy in policies.Policies)
        {
            AddPolicy(paths, policy.Model);
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Policies", ["version"] = "1", ["description"] = "Decisions with their reasons. It follows the policies in use." },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject { ["signed_in"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["security"] = new JsonArray(new JsonObject { ["signed_in"] = new JsonArray() }),
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, Options);
    }

    private void AddPolicy(JsonObject paths, PolicyModel model)
    {
        var name = NameOf(model.Id);
        var path = $"{prefix}/{Uri.EscapeDataString(model.Id)}";
        schemas[$"{name}_facts"] = FactSchemas.OfFacts(model);
        schemas[$"{name}_request"] = Request(name, isChange: false);
        schemas[$"{name}_what_if"] = Request(name, isChange: true);
        schemas[$"{name}_decision"] = Decision(model);
        paths[path] = Read($"describe_{name}", $"{model.Title}: what it asks and answers");
        paths[$"{path}/decide"] = Post($"decide_{name}", $"Decides: {model.Title}", $"{name}_request", $"{name}_decision");
        paths[$"{path}/next-question"] = Post($"next_question_{name}", $"The next question: {model.Title}", $"{name}_request", "next_question");
        paths[$"{path}/explain"] = Post($"explain_{name}", $"Decides and explains: {model.Title}", $"{name}_request", $"{name}_decision");
        paths[$"{path}/what-if"] = Post($"what_if_{name}", $"What other facts would change: {model.Title}", $"{name}_what_if", "what_if");
    }

    private static JsonObject Request(string name, bool isChange)
    {
        var properties = new JsonObject
        {
            ["facts"] = Reference($"{name}_facts"),
            ["as_of"] = new JsonObject { ["type"] = "string", ["format"] = "date", ["description"] = "The day that counts; today where it is left out." },
            ["version"] = new JsonObject { ["type"] = "string", ["description"] = "The version or content hash that must be in force; any where it is left out." },
            ["id"] = new JsonObject { ["type"] = "string", ["description"] = "The caller's name for the decision; nothing personal." },
        };
        if (isChange)
        {
            properties["changes"] = Reference($"{name}_facts");
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Decision(PolicyModel model)
    {
        var outcomes = FactSchemas.Names(model.Choices[model.Items[model.OutcomeItem].ChoiceSet]);
        outcomes.Add(null);
        return new JsonObject
        {
            ["title"] = $"A decision of {model.Title}",
            ["allOf"] = new JsonArray(
                Reference("decision"),
                new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["outcome"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["enum"] = outcomes } } }),
        };
    }

    // What the schema of a decision defines for itself stands beside it: a client's generator looks for schemas there.
    private void AddShared()
    {
        var decision = JsonNode.Parse(JsonRenderer.JsonSchema().Replace("#/$defs/", "#/components/schemas/decision_", StringComparison.Ordinal))!.AsObject();
        foreach (var (name, schema) in decision["$defs"]?.AsObject() ?? [])
        {
            schemas[$"decision_{name}"] = schema?.DeepClone();
        }

        decision.Remove("$defs");
        decision.Remove("$id");
        decision.Remove("$schema");
        schemas["decision"] = decision;
        schemas["problem"] = Problem();
        schemas["next_question"] = Object(("status", Text()), ("outcome", Maybe()), ("hand_to_person", Type("boolean")), ("question", Type("object")), ("open", Texts()));
        schemas["what_if"] = Object(("same", Type("boolean")), ("was", Type("object")), ("now", Type("object")), ("differences", ListOf(Type("object"))), ("new_reasons", Texts()));
    }

    private static JsonObject Problem() => Object(
        ("type", Text()),
        ("title", Text()),
        ("status", Type("integer")),
        ("detail", Text()),
        ("line", Type("integer")),
        ("errors", ListOf(Object(("id", Text()), ("message", Text()), ("help", Text()), ("fact", Text()), ("at", Text())))));

    private static JsonObject Read(string id, string summary) => new()
    {
        ["get"] = new JsonObject { ["operationId"] = id, ["summary"] = summary, ["responses"] = Responses(Type("object")) },
    };

    private static JsonObject Post(string id, string summary, string request, string answer) => new()
    {
        ["post"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", Reference(request)) },
            ["responses"] = Responses(Reference(answer)),
        },
    };

    private static JsonObject Responses(JsonObject answer) => new()
    {
        ["200"] = new JsonObject { ["description"] = "The answer.", ["content"] = Content("application/json", answer) },
        ["default"] = new JsonObject { ["description"] = "Why it was not done.", ["content"] = Content("application/problem+json", Reference("problem")) },
    };

    private static JsonObject Content(string media, JsonObject schema) => new() { [media] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Schema)> members)
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in members)
        {
            properties[name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Text() => Type("string");

    private static JsonObject Maybe() => new() { ["type"] = new JsonArray("string", "null") };

    private static JsonObject Texts() => ListOf(Text());

    private static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    // Component names hold letters, digits, dots, hyphens and underscores only: an id of a locality has another character.
    private static string NameOf(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
