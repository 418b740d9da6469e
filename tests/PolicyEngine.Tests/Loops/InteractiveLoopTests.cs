using PolicyEngine.LineEditing;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.Loops;

public class InteractiveLoopTests
{
    private readonly ScriptedTerminal terminal = new();
    private readonly CommandContext context;

    public InteractiveLoopTests() => context = LoopContext.Of(terminal.Output, terminal.Output);

    [Fact]
    public void What_is_submitted_is_done_and_shown_until_the_person_ends_it()
    {
        terminal.Type("age = 75").Press("Enter").Type("income = 3").Press("Enter C-d");

        Assert.Equal(ExitCodes.Done, Run(new ScriptedEvaluator()));
        Assert.Equal("> age = 75\ndid age = 75\n> income = 3\ndid income = 3\n>\n‸", terminal.Shown);
    }

    [Fact]
    public void A_refusal_shows_the_place_and_what_to_do()
    {
        terminal.Type("agee").Press("Enter");

        Run(new ScriptedEvaluator { Does = (_, _) => new ReplReply.Refused("there is no fact `agee`", "did you mean `age`?", 0, 4) });

        Assert.StartsWith("> agee\nerror: there is no fact `agee`\n  agee\n  ^^^^\n  help: did you mean `age`?\n>", terminal.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_ends_the_evaluation_and_never_the_session()
    {
        terminal.Type("1").Press("Enter").Type(":quit").Press("Enter");
        var evaluator = new ScriptedEvaluator
        {
            Does = (text, cancellation) =>
            {
                if (text == ":quit")
                {
                    return new ReplReply.Ended();
                }

                Assert.Equal("evaluation", terminal.Has);
                Assert.True(context.Interrupts.Raise());
                cancellation.ThrowIfCancellationRequested();
                return new ReplReply.Shown("went on");
            },
        };

        Assert.Equal(ExitCodes.Done, Run(evaluator));
        Assert.Equal("> 1\nerror: stopped\n  help: what was there before stands\n> :quit\n‸", terminal.Shown);
        Assert.Equal(["1", ":quit"], evaluator.Submitted);
    }

    [Fact]
    public void An_interruption_while_nothing_runs_changes_nothing()
    {
        terminal.Press("C-d");
        var evaluator = new ScriptedEvaluator();

        Run(evaluator);

        Assert.False(context.Interrupts.Raise());
    }

    [Fact]
    public void A_fault_of_the_engine_costs_the_line_and_not_the_session()
    {
        terminal.Type("1").Press("Enter").Type("2").Press("Enter");

        Run(new ScriptedEvaluator { Does = (text, _) => text == "1" ? throw new InvalidOperationException("inside") : new ReplReply.Shown("fine") });

        Assert.Contains("fault of the engine", terminal.Shown, StringComparison.Ordinal);
        Assert.Contains("> 2\nfine", terminal.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("inside", terminal.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_comes_above_the_next_prompt()
    {
        terminal.Type("1").Press("Enter");
        ScriptedEvaluator evaluator = null!;
        evaluator = new ScriptedEvaluator
        {
            Does = (_, _) =>
            {
                evaluator.Notice("policy.yaml was loaded again");
                return new ReplReply.Shown("done");
            },
        };

        Run(evaluator);

        Assert.StartsWith("> 1\ndone\npolicy.yaml was loaded again\n>", terminal.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_terminal_is_given_back_also_when_something_breaks()
    {
        var broken = new ScriptedEvaluator { Completes = _ => throw new InvalidOperationException("inside") };
        terminal.Type("1").Press("Enter");

        Assert.Throws<InvalidOperationException>(() => Run(broken));
        Assert.Equal("another", terminal.Has);
    }

    private int Run(IReplEvaluator evaluator) => new InteractiveLoop(evaluator, new Submission(evaluator, context), context, terminal, new InputHistory(null)).Run();
}
