using System.Text;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.Loops;

public class PipedLoopTests
{
    private readonly ScriptedEvaluator evaluator = new()
    {
        Does = (text, _) => text switch
        {
            "" or "quiet" => new ReplReply.Quiet(),
            ":quit" => new ReplReply.Ended(),
            ":edit" => new ReplReply.OpenEditor("policy.yaml", 7),
            "broken" => throw new InvalidOperationException("inside"),
            "uncompiled" => new ReplReply.Refused("the policy does not compile", "", Cause: RefusalCause.PolicyErrors),
            _ when text.IndexOf("agee", StringComparison.Ordinal) is >= 0 and var place => new ReplReply.Refused("there is no fact `agee`", "did you mean `age`?", place, 4),
            _ => new ReplReply.Shown($"did {text.Replace('\n', '/')}"),
        },
    };

    [Fact]
    public void Every_line_is_done_and_only_what_it_gives_is_written()
    {
        var run = Pipe("age = 75\nquiet\n\nincome = 3");

        Assert.Equal(new PolicyRun(ExitCodes.Done, "did age = 75\ndid income = 3\n", ""), run);
    }

    [Fact]
    public void Lines_of_one_text_go_together()
    {
        Assert.Equal("did max(/1)\ndid 2\n", Pipe("max(\n1)\n2\n").Output);
    }

    [Theory]
    [InlineData("max(\n1\n2\n", "did max(\ndid 1\ndid 2\n")]
    [InlineData("max(\n:show\nmax(\n1)\n", "did max(\ndid :show\ndid max(/1)\n")]
    public void A_line_that_nothing_completes_takes_no_other_with_it(string input, string output) => Assert.Equal(output, Pipe(input).Output);

    [Fact]
    public void A_bracket_that_is_never_closed_costs_one_line_of_a_long_input() =>
        Assert.Equal(5_001, Pipe("max(\n" + string.Concat(Enumerable.Repeat("1\n", 5_000))).Output.Count(c => c == '\n'));

    [Fact]
    public void It_stops_at_the_first_line_that_is_refused_and_says_where()
    {
        var run = Pipe("age = 75\nagee = 75\nincome = 3\n");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("did age = 75\n", run.Output);
        Assert.Equal("error: line 2: there is no fact `agee`\n  agee = 75\n  ^^^^\n  help: did you mean `age`?\n", run.Error);
    }

    [Fact]
    public void A_place_inside_a_text_of_several_lines_is_the_line_of_the_input()
    {
        var run = Pipe("1\nmax(\n  agee)\n");

        Assert.Equal("error: line 3: there is no fact `agee`\n    agee)\n    ^^^^\n  help: did you mean `age`?\n", run.Error);
    }

    [Fact]
    public void Told_to_keep_going_it_does_the_rest_and_exits_with_the_first_refusal()
    {
        var run = Pipe("uncompiled\nagee = 1\nincome = 3\n", keepsGoing: true);

        Assert.Equal(ExitCodes.PolicyErrors, run.ExitCode);
        Assert.Equal("did income = 3\n", run.Output);
        Assert.Equal("error: line 1: the policy does not compile\nerror: line 2: there is no fact `agee`\n  agee = 1\n  ^^^^\n  help: did you mean `age`?\n", run.Error);
    }

    [Fact]
    public void The_session_can_end_before_the_input_does() =>
        Assert.Equal(new PolicyRun(ExitCodes.Done, "did 1\n", ""), Pipe("1\n:quit\n2\n"));

    [Fact]
    public void An_editor_is_not_opened()
    {
        var run = Pipe(":edit\n");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("error: line 1: an editor opens only on a terminal\n  help: the text is in `policy.yaml`, line 7\n", run.Error);
    }

    [Fact]
    public void A_fault_of_the_engine_is_no_stack_trace()
    {
        var run = Pipe("broken\n");

        Assert.Equal(ExitCodes.EngineFault, run.ExitCode);
        Assert.Contains("this is a fault of the engine, not of your policy", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("inside", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_it_quietly()
    {
        using var error = new StringWriter();
        using var output = new ClosedWriter();
        var context = LoopContext.Of(output, error, new StringReader("1\n2\n3\n"));

        var exitCode = new PipedLoop(evaluator, new Submission(evaluator, context), context, keepsGoing: false).Run();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Equal("", error.ToString());
        Assert.Equal(["1"], evaluator.Submitted);
    }

    private PolicyRun Pipe(string lines, bool keepsGoing = false) =>
        LoopContext.Pipe(lines, context => new PipedLoop(evaluator, new Submission(evaluator, context), context, keepsGoing).Run());

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Broken pipe");
    }
}
