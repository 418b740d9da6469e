using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Session;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.CSharp;

public class CodeInSessionTests
{
    private static readonly string Rules = Path.GetFullPath("rules", Repository.Tree.Root);

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("has_car && fee_paid", "yes")]
    [InlineData("add_days(submitted_on, 7)", "8 October 2018")]
    [InlineData("decision.outcome", "The application is accepted")]
    [InlineData("decision.reasons.Count > 3", "yes")]
    [InlineData("let paid_on = submitted_on", "paid_on = 1 October 2018")]
    public void A_line_that_is_no_fact_and_no_command_is_worked_out(string line, string shown)
    {
        using var run = SessionRun.Rose();

        Assert.Equal(shown, run.Type(line));
    }

    [Fact]
    public void A_kept_name_follows_the_facts_of_the_session()
    {
        using var run = SessionRun.Rose();

        run.Type("let paid = fee_paid && has_car");
        Assert.Equal("yes", run.Type("paid"));
        run.Type("fee_paid = no");
        Assert.Equal("no", run.Type("paid"));
    }

    [Fact]
    public void A_session_that_is_given_up_in_the_middle_goes_on()
    {
        using var run = SessionRun.Rose();
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();

        Assert.Equal(RefusalCause.Interrupted, Assert.IsType<ReplReply.Refused>(run.Session.Submit("1 + 2", interrupt.Token)).Cause);
        Assert.Equal("3", run.Type("1 + 2"));
    }

    [Fact]
    public void A_piped_session_that_asks_for_no_csharp_loads_no_compiler()
    {
        const string Lines = "has_car = yes\nlives_in_oxfordshire = no\n:missing\n:quit\n";
        string[] line = ["repl", "resident-parking-permit", "--rules", Rules, "--as-of", "2018-10-02"];
        var first = new PolicyProcess { Input = Lines }.Start(line);
        using var tool = new CompilerlessTool();

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first, new PolicyProcess { Input = Lines, ToolFolder = tool.Folder }.Start(line));
    }

    [Fact]
    public void A_piped_session_works_expressions_out_and_stops_at_what_is_refused()
    {
        var run = new PolicyProcess { Input = "1 + 2\nlet twice = decision.missing.Count * 2\n(1 +\n 2) * 4\nSystem.IO.File.ReadAllText(\"x\")\n5 + 6\n" }.Start("repl", "resident-parking-permit", "--rules", Rules, "--as-of", "2018-10-02");

        Assert.Equal("3\ntwice = 10\n12\n", run.Output);
        Assert.Contains("`System.IO.File.ReadAllText` can't be used in a policy", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void A_trusted_session_takes_what_another_refuses()
    {
        const string Lines = "var x = 5\nx = x + 1;\nSystem.Math.Max(x, 2)\n";
        string[] line = ["repl", "resident-parking-permit", "--rules", Rules, "--as-of", "2018-10-02"];

        Assert.Equal("6\n", new PolicyProcess { Input = Lines }.Start([.. line, "--trusted"]).Output);
        Assert.Equal(2, new PolicyProcess { Input = "System.Math.Max(1, 2)\n" }.Start(line).ExitCode);
    }
}
