using System.Text.RegularExpressions;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Repository;

public sealed partial class ReadmeTests : IDisposable
{
    private const string FromClone = "dotnet run --project repl -- ";
    private const string Installed = "policy ";

    private static readonly string Readme = Tree.Read("README.md");

    private static readonly (string Kind, string Text)[] Blocks = [.. Fence().Matches(Readme).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    // Commands may write, so they run on a copy.
    private readonly TemporaryFolder copy = new();

    public ReadmeTests()
    {
        foreach (var path in Tree.Files("rules", "*").Concat(Tree.Files("examples", "*.yaml")).Concat(Tree.Files("examples", "*.csv")))
        {
            copy.Write(path, Tree.Read(path));
        }
    }

    public static TheoryData<string> Commands => [.. Blocks.Where(block => block.Kind == "sh" && !IsStory(block.Text)).SelectMany(block => block.Text.Split('\n')).Where(line => Arguments(line) is not null)];

    public void Dispose() => copy.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_works_and_prints_what_stands_below_it(string command)
    {
        var run = new PolicyProcess { WorkingFolder = copy.Path }.Start([.. Arguments(command)!.Split(' ')]);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var place = Array.FindIndex(Blocks, block => block.Kind == "sh" && block.Text == command + "\n");
        if (place >= 0 && place + 1 < Blocks.Length && Blocks[place + 1].Kind == "text")
        {
            Assert.Equal(Blocks[place + 1].Text, run.Output.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void A_story_of_a_case_ends_as_it_shows()
    {
        var story = Array.FindIndex(Blocks, block => block.Kind == "sh" && IsStory(block.Text));
        var runs = Blocks[story].Text.TrimEnd('\n').Split('\n').Select(line => new PolicyProcess { WorkingFolder = copy.Path }.Start([.. Arguments(line)!.Split(' ')])).ToArray();

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output + run.Error));
        Assert.Equal(Blocks[story + 1].Text, runs[^1].Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_first_screen_shows_a_decision_and_the_two_commands()
    {
        var shown = Blocks.Take(6).Select(block => block.Kind);

        Assert.Equal(["yaml", "sh", "text", "sh", "text", "sh"], shown);
        Assert.StartsWith(FromClone, Blocks[3].Text, StringComparison.Ordinal);
        Assert.Equal("dotnet test\n", Blocks[5].Text);
    }

    [Fact]
    public void The_rule_it_shows_is_the_policys()
    {
        var policy = Tree.Read("rules/blue-badge/policy.yaml").Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.All(Blocks[0].Text.TrimEnd('\n').Split('\n'), line => Assert.Contains(line.Trim(), policy));
    }

    [Fact]
    public void The_program_it_shows_is_the_example()
    {
        var program = Tree.Read("examples/DecideParkingPermit/Program.cs");

        Assert.Contains(Blocks.First(block => block.Kind == "csharp").Text, program, StringComparison.Ordinal);
    }

    [Fact]
    public void Continuous_integration_runs_the_commands_it_names()
    {
        var run = Tree.Read(".ci/run");

        Assert.Contains("\ndotnet build PolicyEngine.sln", run, StringComparison.Ordinal);
        Assert.Contains($"\ntests/postgres.sh {Blocks[5].Text.TrimEnd('\n')} ", run, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_and_folder_it_names_is_there()
    {
        var named = NamedPath().Matches(Readme).Select(match => match.Groups[1].Value.TrimEnd('/')).Where(path => !path.Contains('<', StringComparison.Ordinal) && !path.Contains('*', StringComparison.Ordinal) && path != "policyengine/decision/1");

        Assert.DoesNotContain(named, path => !File.Exists(Path.Combine(Tree.Root, path)) && !Directory.Exists(Path.Combine(Tree.Root, path)));
    }

    [Fact]
    public void Every_command_of_the_tool_is_in_its_table()
    {
        var help = PolicyProcess.Run();

        Assert.All(CommandLine().Matches(help.Output).Select(match => match.Groups[1].Value).Where(name => name != "help"), name => Assert.Contains($"| `policy {name}", Readme, StringComparison.Ordinal));
    }

    // Each line goes on from the one before.
    private static bool IsStory(string commands) => commands.StartsWith("policy case open ", StringComparison.Ordinal);

    private static string? Arguments(string line) =>
        line.StartsWith(FromClone, StringComparison.Ordinal) ? line[FromClone.Length..] : line.StartsWith(Installed, StringComparison.Ordinal) ? line[Installed.Length..] : null;

    [GeneratedRegex(@"^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`((?:engine|repl|rules|tests|examples)/[^`\s]*|CHANGELOG\.md)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"^  ([a-z]+)\s{2,}\S", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
