using System.CommandLine.Parsing;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Tests.Cli;

/// <summary>Wrong uses, and what help says.</summary>
public class UsageTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Theory]
    [InlineData("chekc", "there is no command `chekc`", "did you mean `check`?")]
    [InlineData("check --formt json", "there is no option `--formt`", "did you mean `--format`?")]
    [InlineData("check --format xml", "`--format` is one of text, json, sarif, github, not `xml`", "policy check --help")]
    [InlineData("check --format jsn", "not `jsn`; did you mean `json`?", "policy check --help")]
    [InlineData("check goood", "there is no file or folder `goood`", "did you mean `good`?")]
    [InlineData("check --format json --format text", "`--format` is given more than once", "policy check --help")]
    [InlineData("decide", "`policy decide` needs PACK", "policy decide --help")]
    [InlineData("decide good better", "`better` is one argument too many", "policy decide --help")]
    [InlineData("decide good --facts", "`--facts` needs a value", "policy decide --help")]
    [InlineData("decide good --facts persons.json", "there is no file `persons.json`", "did you mean `person.json`?")]
    [InlineData("decide good --as-of 18/9/2018", "`18/9/2018` is not a day", "like 2018-09-18")]
    [InlineData("decide good --set resident", "`--set resident` names no value", "`--set age=70`")]
    [InlineData("decide goood --rules .", "there is no policy `goood` in `.`", "did you mean `good`?")]
    [InlineData("decide good@oxford", "holds no override `oxford`", "it holds good")]
    [InlineData("docs nowhere/at-all", "there is no file or folder `nowhere/at-all`", "name a folder")]
    [InlineData("new Bad", "`Bad` cannot be a policy's id", "`bad` can;")]
    [InlineData("new good", "`good` exists already", "nothing was changed")]
    [InlineData("new x --in nowhere", "there is no folder `nowhere`", "make it first")]
    [InlineData("schema --output nowhere/s.json", "`nowhere/s.json` cannot be written", "a folder that exists")]
    [InlineData("help decid", "there is no command `decid`", "did you mean `decide`?")]
    public void A_wrong_use_is_named_with_what_to_do(string line, string message, string help)
    {
        packs.Write("person.json", "{}");
        if (Directory.Exists(Path.Combine(packs.Folder, "broken")))
        {
            Directory.Delete(Path.Combine(packs.Folder, "broken"), recursive: true);
        }

        var run = packs.Run(line.Split(' '));
        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_on_the_start_page_work_as_they_stand()
    {
        var folder = Directory.CreateTempSubdirectory("policy-start-").FullName;
        var command = new CommandRun { WorkingFolder = folder };
        var lines = command.Run().Output.Split('\n').Select(line => line.Trim().Split("  ")[0]).Where(line => line.StartsWith("policy ", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 3, 5);
        Assert.All(lines, line => Assert.Equal((line, ExitCodes.Done), (line, command.Run(line.Split(' ')[1..]).ExitCode)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_command_explains_itself_with_examples_that_parse()
    {
        var root = CommandRunner.CreateRoot(new CommandRun { WorkingFolder = packs.Folder }.Context(TextWriter.Null, TextWriter.Null, []));
        Assert.All(root.Subcommands.OfType<PolicyCommand>().Where(command => command.Name != "help"), command =>
        {
            var help = packs.Run("help", command.Name);
            Assert.Equal((ExitCodes.Done, help.Output), (help.ExitCode, packs.Run(command.Name, "--help").Output));
            Assert.NotEmpty(command.Examples);
            Assert.NotEmpty(command.Exits);
            Assert.All(command.Examples, example => Assert.Empty(root.Parse([.. CommandLineParser.SplitCommandLine(example.Line.Split(" > ")[0]).Skip(1)]).Errors));
            Assert.All(command.Options, option => Assert.Contains(option.Name, help.Output, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public void Help_keeps_to_the_width(int width)
    {
        var command = new CommandRun { WorkingFolder = packs.Folder, Width = width };
        Assert.All(command.Run("help", "decide").Output.Split('\n').Where(line => !line.TrimStart().StartsWith("policy ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void A_fault_of_the_engine_is_one_sentence_unless_more_is_asked_for()
    {
        var command = new CommandRun { WorkingFolder = packs.Folder, Input = new BrokenReader() };
        var quiet = command.Run("decide", "good", "--facts", "-");
        var verbose = command.Run("decide", "good", "--facts", "-", "--verbose");
        Assert.Equal((ExitCodes.EngineFault, 1), (quiet.ExitCode, quiet.Error.TrimEnd('\n').Split('\n').Length));
        Assert.Contains("fault of the engine, not of your policy", quiet.Error, StringComparison.Ordinal);
        Assert.Contains(nameof(BrokenReader), verbose.Error, StringComparison.Ordinal);
    }

    private sealed class BrokenReader : TextReader
    {
        public override string ReadToEnd() => throw new InvalidOperationException("broken");

        public override string? ReadLine() => throw new InvalidOperationException("broken");
    }
}
