using System.Text.Json;
using PolicyEngine.Language;
using PolicyEngine.Repl;

namespace PolicyEngine.Tests.Cli;

public class SchemaTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Fact]
    public void It_is_json_on_standard_output_and_in_a_file()
    {
        var shown = packs.Run("schema").Output;
        using var json = JsonDocument.Parse(shown);
        Assert.Equal(ExitCodes.Done, packs.Run("schema", "-o", "s.json").ExitCode);
        Assert.Equal((PolicySchema.Generate(), shown), (shown, File.ReadAllText(Path.Combine(packs.Folder, "s.json"))));
    }
}
