using PolicyEngine.Diagnostics;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Tests.Cli;

/// <summary>Pages of help on the command line, and the links that lead to them.</summary>
public sealed class ExplainTests(PackFixture packs) : IClassFixture<PackFixture>, IDisposable
{
    private const string Link = "\u001b]8;;";

    private readonly string cache = Directory.CreateTempSubdirectory("policy-help-").FullName;

    public void Dispose() => Directory.Delete(cache, recursive: true);

    [Theory]
    [InlineData("PE2008")]
    [InlineData("pe2008")]
    [InlineData("2008")]
    public void A_page_is_shown_by_its_id(string id)
    {
        var run = packs.Run("explain", id);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal("PE2008: another kind of value is needed", run.Output.Split('\n')[0]);
        Assert.Contains("\n    when: age\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nTo mend it: Compare it", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_can_be_shown_within_the_width()
    {
        var command = new CommandRun { WorkingFolder = packs.Folder, Width = 60 };
        Assert.All(HelpPages.Ids, id => Assert.StartsWith(id, command.Run("explain", id).Output, StringComparison.Ordinal));
        Assert.All(HelpPages.Ids, id => Assert.DoesNotContain("```", command.Run("explain", id).Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_id_all_are_listed()
    {
        var run = packs.Run("explain");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.All(HelpPages.Ids, id => Assert.Contains(id + "  ", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PE208", "did you mean")]
    [InlineData("nonsense", "`policy explain` lists all")]
    public void An_id_that_is_none_is_refused(string id, string help)
    {
        var run = packs.Run("explain", id);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains($"there is no message `{id}`", run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_is_a_link_to_its_page_where_the_terminal_can()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var context = Context(output, HelpLinks.Of(name => name == "FORCE_HYPERLINK" ? "1" : null, cache));

        Repl.Running.CommandRunner.Run(["check", "broken"], context);

        var page = Path.Combine(cache, "help", "PE2006.md");
        Assert.Equal(HelpPages.Find("PE2006"), File.ReadAllText(page));
        Assert.Contains($"{Link}{new Uri(page).AbsoluteUri}\u001b\\", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_gets_no_link()
    {
        var run = new PolicyProcess { WorkingFolder = packs.Folder, Variables = new Dictionary<string, string?> { ["FORCE_HYPERLINK"] = "1" } }.Start("check", "broken");

        Assert.Equal(ExitCodes.PolicyErrors, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }

    [Theory]
    [InlineData("FORCE_HYPERLINK=1", true)]
    [InlineData("FORCE_HYPERLINK=0 WT_SESSION=x", false)]
    [InlineData("WT_SESSION=x", true)]
    [InlineData("VTE_VERSION=7200", true)]
    [InlineData("VTE_VERSION=4205", false)]
    [InlineData("TERM_PROGRAM=vscode", true)]
    [InlineData("TERM=xterm-kitty TMUX=here", false)]
    [InlineData("TERM=xterm-256color", false)]
    public void Only_terminals_that_are_known_to_show_links_get_any(string variables, bool expected)
    {
        var set = variables.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Assert.Equal(expected, HelpLinks.CanShow(set.GetValueOrDefault));
    }

    private CommandContext Context(TextWriter output, HelpLinks? links)
    {
        var plain = new CommandRun { WorkingFolder = packs.Folder }.Context(output, TextWriter.Null, []);
        return new CommandContext { Out = output, Error = TextWriter.Null, In = TextReader.Null, ColourOut = true, Clock = plain.Clock, WorkingFolder = packs.Folder, Environment = plain.Environment, HelpLinks = links };
    }
}
