using PolicyEngine.Repl;
using PolicyEngine.Workbench.Scaffolding;

namespace PolicyEngine.Tests.Cli;

public class NewTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Fact]
    public void A_new_pack_passes_its_own_check_and_test()
    {
        var made = new CommandRun { WorkingFolder = packs.Folder, Today = new DateOnly(2031, 12, 31) }.Run("new", "made-late");
        Assert.Equal((ExitCodes.Done, ""), (made.ExitCode, made.Error));
        Assert.Equal((ExitCodes.Done, ""), packs.Run("check", "made-late", "--warnings-as-errors") is var check ? (check.ExitCode, check.Output) : default);
        Assert.Equal(ExitCodes.Done, packs.Run("test", "made-late").ExitCode);
        Assert.Equal(ExitCodes.Done, packs.Run("decide", "made-late", "--facts", "made-late/example.json", "--as-of", "2031-12-31").ExitCode);
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("calculation")]
    [InlineData("table")]
    [InlineData("lifecycle")]
    public void Each_kind_of_pack_checks_clean_and_its_cases_pass(string kind)
    {
        var (name, command) = ($"like-{kind}", new CommandRun { WorkingFolder = packs.Folder, Today = new DateOnly(2028, 2, 29) });
        var made = command.Run("new", name, "--like", kind);
        Assert.Equal((ExitCodes.Done, ""), (made.ExitCode, made.Error));
        Assert.Equal((ExitCodes.Done, ""), command.Run("check", name, "--warnings-as-errors") is var check ? (check.ExitCode, check.Output) : default);
        Assert.Equal(ExitCodes.Done, command.Run("test", name).ExitCode);
        Assert.Contains("determined", command.Run("decide", name, "--facts", $"{name}/example.json", "--as-of", "2028-03-01").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, command.Run("graph", name).ExitCode);
        Assert.StartsWith("# yaml-language-server: $schema=../policy.schema.json\n", File.ReadAllText(Path.Combine(packs.Folder, name, "policy.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_an_editor_completes_policies_until_the_schema_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("policy-schema-").FullName;
        var command = new CommandRun { WorkingFolder = folder };
        Assert.Contains("policy schema --output policy.schema.json", command.Run("new", "one").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, command.Run("schema", "--output", "policy.schema.json").ExitCode);
        Assert.DoesNotContain("policy schema", command.Run("new", "two").Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void It_refuses_to_write_over_anything()
    {
        var before = File.ReadAllText(Path.Combine(packs.Folder, "good", "policy.yaml"));
        packs.Write("taken", "mine");
        Assert.Equal((ExitCodes.Usage, ExitCodes.Usage), (packs.Run("new", "good").ExitCode, packs.Run("new", "taken").ExitCode));
        Assert.Equal((before, "mine"), (File.ReadAllText(Path.Combine(packs.Folder, "good", "policy.yaml")), File.ReadAllText(Path.Combine(packs.Folder, "taken"))));
    }

    [Fact]
    public void It_goes_where_the_rules_are()
    {
        var folder = Directory.CreateTempSubdirectory("policy-rules-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        var command = new CommandRun { WorkingFolder = folder };
        Assert.Contains("policy check rules/permit", command.Run("new", "permit").Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (command.Run("check", "permit").ExitCode, command.Run("docs", "permit").ExitCode));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("blue-badge", true, "blue-badge")]
    [InlineData("a1_b", true, "a1_b")]
    [InlineData("Blue Badge", false, "blue-badge")]
    [InlineData("-x", false, "x")]
    [InlineData("../up", false, "up")]
    [InlineData("snapshots", false, "")]
    [InlineData("é", false, "")]
    [InlineData("", false, "")]
    public void Names_are_checked_and_a_near_one_is_offered(string name, bool isValid, string near) => Assert.Equal((isValid, near), (PackName.IsValid(name), PackName.Near(name)));
}
