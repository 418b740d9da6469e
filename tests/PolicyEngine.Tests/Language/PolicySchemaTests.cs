using System.Text.Json;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

public class PolicySchemaTests
{
    [Fact]
    public void The_published_schema_is_the_grammar()
    {
        var path = Path.Combine(Fixture.Root, "rules", "policy.schema.json");
        var received = Path.Combine(Fixture.Root, "rules", "policy.schema.received.txt");
        var schema = PolicySchema.Generate();
        if (!File.Exists(path) || File.ReadAllText(path) != schema)
        {
            File.WriteAllText(received, schema);
            Assert.Fail($"the schema is stale; to accept: mv {received} {path}");
        }

        File.Delete(received);
    }

    [Fact]
    public void Every_key_of_the_schema_is_described_and_there_are_no_puzzles()
    {
        var schema = PolicySchema.Generate();
        using var document = JsonDocument.Parse(schema);

        Assert.DoesNotContain("oneOf", schema, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', schema);
        foreach (var definition in document.RootElement.GetProperty("$defs").EnumerateObject())
        {
            Assert.All(definition.Value.GetProperty("properties").EnumerateObject(), key => Assert.True(key.Value.TryGetProperty("description", out _), $"{definition.Name}.{key.Name}"));
        }
    }
}
