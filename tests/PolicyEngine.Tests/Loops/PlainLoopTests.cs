using PolicyEngine.Repl.Loops;
using PolicyEngine.Repl.Running;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Workbench;

namespace PolicyEngine.Tests.Loops;

public class PlainLoopTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Fact]
    public void Lines_are_read_done_and_shown() =>
        Assert.Equal("> did age = 75\n> did 2\n> \n", Run(new ScriptedEvaluator(), "age = 75\n2\n"));

    [Fact]
    public void A_text_of_several_lines_asks_for_more()
    {
        var evaluator = new ScriptedEvaluator();

        Assert.Equal("> more: did max(\n1)\n> \n", Run(evaluator, "max(\n1)\n"));
        Assert.Equal(["max(\n1)"], evaluator.Submitted);
    }

    [Fact]
    public void An_empty_line_submits_what_there_is() =>
        Assert.Equal("> more: did max(\n> \n", Run(new ScriptedEvaluator(), "max(\n\n"));

    [Theory]
    [InlineData("re\t\n2\n = yes\n", "1. rent, fact: What is your rent?\n2. resident, fact\nnumber, 1 to 2, or Enter for none: > resident", "resident = yes")]
    [InlineData("re\t\n\nx\n", "1. rent, fact: What is your rent?\n2. resident, fact\nnumber, 1 to 2, or Enter for none: > re", "rex")]
    [InlineData("re\t\n9\nx\n", "1. rent, fact: What is your rent?\n2. resident, fact\nnumber, 1 to 2, or Enter for none: > re", "rex")]
    [InlineData("1 + ren\t\n\n", "1. rent, fact: What is your rent?\n> 1 + rent", "1 + rent")]
    [InlineData("zz\t\n\n", "nothing fits here\n> zz", "zz")]
    public void A_tab_at_the_end_of_a_line_prints_the_choices(string lines, string shown, string submitted)
    {
        var evaluator = new ScriptedEvaluator { Offers = Offer };

        Assert.StartsWith($"> {shown}", Run(evaluator, lines), StringComparison.Ordinal);
        Assert.Equal(submitted, evaluator.Submitted[0]);
    }

    [Fact]
    public void A_terminal_that_can_do_nothing_gets_plain_lines()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var context = LoopContext.Of(output, output, new StringReader("1\n"), new Dictionary<string, string> { ["TERM"] = "dumb" }, isTerminal: true);

        ReplConsole.Run(new ScriptedEvaluator(), context, new ReplOptions());

        Assert.Equal("> did 1\n> \n", output.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_plain_session_has_no_colours(bool isPlain)
    {
        using var output = new StringWriter { NewLine = "\n" };
        string[] arguments = ["repl", "good", "--rules", "good", "--as-of", "2026-03-01", .. isPlain ? (string[])["--plain"] : []];
        var run = new CommandRun { WorkingFolder = packs.Folder, Input = new StringReader("resident = no\nagee = 3\n"), Colour = true };

        CommandRunner.Run(arguments, run.Context(output, output, arguments) with { IsTerminal = isPlain });

        Assert.Contains("there is no fact named `agee`", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(isPlain, !output.ToString().Contains('\u001b', StringComparison.Ordinal));
    }

    private static string Run(ScriptedEvaluator evaluator, string lines) =>
        LoopContext.Pipe(lines, context => new PlainLoop(evaluator, new Submission(evaluator, context), context).Run()).Output;

    private static CompletionList Offer(string text, int caret)
    {
        var start = text.LastIndexOf(' ') + 1;
        CompletionItem[] items = [new("rent", "fact", "What is your rent?"), new("resident", "fact", "")];
        return new CompletionList(start, caret - start, [.. items.Where(item => item.Text.StartsWith(text[start..caret], StringComparison.Ordinal))]);
    }
}
