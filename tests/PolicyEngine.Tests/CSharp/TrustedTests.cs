using PolicyEngine.Repl;
using PolicyEngine.Repl.CSharp.Trusted;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.CSharp;

public class TrustedTests
{
    /// <summary>Set by a submission that never ends, once it runs.</summary>
    public static readonly TaskCompletionSource Started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly Desk Shared = Trusted();

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("age", "75")]
    [InlineData("age / 2", "37")]
    [InlineData("price * 2", "25.0")]
    [InlineData("resident && age > 70", "true")]
    [InlineData("vehicle == electric_or_so()", null)]
    [InlineData("vehicle == vehicle.electric", "true")]
    [InlineData("vehicle", "electric")]
    [InlineData("petrol", "petrol")]
    [InlineData("moved.AddDays(1)", "2018-06-02")]
    [InlineData("doubled", "150")]
    [InlineData("fee", "25.0")]
    [InlineData("limit", "18")]
    [InlineData("rate[vehicle]", "0.5")]
    [InlineData("route.team", "core")]
    [InlineData("steps.Count", "2")]
    [InlineData("outcome == granted", "true")]
    [InlineData("Triple(age)", "225")]
    [InlineData("years_between(date(2000, 1, 1), as_of)", "18")]
    [InlineData("deposits.OrderBy(d => d.principal).First().bank", "south")]
    [InlineData("deposits.Sum(d => d.principal)", "5250.5")]
    [InlineData("await Task.FromResult(age + 1)", "76")]
    [InlineData("from d in deposits where d.points > 5 select d.points", "7")]
    [InlineData("$\"{name} is {age}\"", "Rose is 75")]
    [InlineData("decision.outcome", "granted")]
    [InlineData("decision.fired.Count", "1")]
    [InlineData("decision.status", "determined")]
    [InlineData("decision.all.PolicyId", "sample")]
    [InlineData("policy.Title", "Sample")]
    [InlineData("known(\"age\") && !known(\"children\")", "true")]
    [InlineData("Path.GetFileName(\"a/b\")", "b")]
    [InlineData("Enumerable.Range(1, 3)", "1\n2\n3")]
    [InlineData("int Twice(int x) => x * 2;", "")]
    public void A_submission_is_any_csharp(string text, string? answer) => Assert.Equal(answer, Answer(Shared, text, answer is null));

    [Theory]
    [InlineData("decision.status == decision_status.faulted", "false")]
    [InlineData("decision.reasons.Any(r => r.text.Contains(\"Yes\"))", "true")]
    public void The_names_of_the_last_decision_are_the_same_as_without(string text, string answer) => Assert.Equal(answer, Answer(Shared, text));

    [Fact]
    public void Submissions_see_what_stood_before_them()
    {
        var desk = Trusted();

        Assert.Equal("", Answer(desk, "var rich = deposits.Where(d => d.principal > 1000).ToList();"));
        Assert.Equal("", Answer(desk, "var number = 5"));
        Assert.Equal("6", Answer(desk, "number + 1"));
        Assert.Equal("", Answer(desk, "record Person(string Name, long Age);"));
        Assert.Equal("Name = Rose\nAge = 75", Answer(desk, "new Person(name, rich.Count * 75)"));
        Assert.Equal("principal  points  placed_on   bank\n     5000       2  2018-01-01  north", Answer(desk, "rich"));
    }

    [Fact]
    public void Facts_are_those_of_the_decision_at_hand()
    {
        var desk = Trusted();
        Assert.Equal("75", Answer(desk, "age"));
        desk.Decision = Desk.Policy.Decide(new Dictionary<string, object?> { ["age"] = 3L }, Desk.Day);

        Assert.Equal("3", Answer(desk, "age"));
    }

    [Theory]
    [InlineData("children > 2", "not known; `children` was not asked")]
    [InlineData("student", "not known; `student` was asked and is not known")]
    public void What_is_not_known_is_never_a_no(string text, string answer) => Assert.Equal(answer, Answer(Shared, text));

    [Theory]
    [InlineData("1 / (age - 75)", "DivideByZeroException", -1, 1)]
    [InlineData("throw new InvalidOperationException(\"no\");", "InvalidOperationException: no", -1, 1)]
    [InlineData("1 + agee", "CS0103", 4, 2)]
    [InlineData("int x = \"a\";", "CS0029", 8, 2)]
    public void What_goes_wrong_is_said_without_a_stack_trace(string text, string message, int start, int exitCode)
    {
        var refused = Assert.IsType<ReplReply.Refused>(Shared.Reply(text));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Message, StringComparison.Ordinal);
        Assert.Equal((start, exitCode), (refused.Start, ExitCodes.Of(refused.Cause)));
    }

    [Fact]
    public async Task A_submission_that_never_ends_gives_the_prompt_back()
    {
        var desk = Trusted();
        Answer(desk, "var ended = false;");
        using var interrupt = new CancellationTokenSource();
        var running = Task.Run(() => Assert.ThrowsAny<OperationCanceledException>(() => desk.Reply("PolicyEngine.Tests.CSharp.TrustedTests.Started.SetResult(); while (!ended) { System.Threading.Thread.Sleep(1); }", interrupt.Token)));
        await Started.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await interrupt.CancelAsync();
        await running.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("76", Answer(desk, "age + 1"));
        Answer(desk, "ended = true;");
    }

    [Theory]
    [InlineData("1 +", false)]
    [InlineData("if (resident) {", false)]
    [InlineData("for (int i = 0; i < 3; i++) { }", true)]
    [InlineData("var x = 1;", true)]
    [InlineData("var x = 1", true)]
    [InlineData("var x =", false)]
    [InlineData("age switch", false)]
    public void A_submission_waits_until_it_is_whole(string text, bool whole) => Assert.Equal(whole, Shared.Code.IsComplete(text));

    [Theory]
    [InlineData("age * 2", "150")]
    [InlineData("resident", "yes")]
    [InlineData("new DateOnly(2018, 6, 1)", "2018-06-01")]
    [InlineData("vehicle", "electric")]
    [InlineData("deposits", null)]
    [InlineData("children", null)]
    public void A_value_for_a_fact_is_its_canonical_text(string text, string? value)
    {
        Assert.Equal(value, Shared.Code.ValueOf(text, Desk.Policy, Shared.Decision, CancellationToken.None, out var refused));
        Assert.Equal(value is null, refused is not null);
    }

    [Fact]
    public void Text_that_would_end_the_compiler_does_not_reach_it() =>
        Assert.IsType<ReplReply.Refused>(Shared.Reply(new string('(', 5000) + "1" + new string(')', 5000)));

    [Theory]
    [InlineData("ag|", "age", "?")]
    [InlineData("deposits.|", "OrderBy", "")]
    [InlineData("deposits.First().|", "principal", "")]
    [InlineData("moved.|", "AddDays", "")]
    [InlineData("Path.|", "GetFileName", "")]
    [InlineData("decision.|", "outcome", "the outcome")]
    [InlineData("years_b|", "years_between", "")]
    [InlineData("kept_be|", "kept_before", "")]
    public void Completion_knows_the_policy_and_what_stood_before(string text, string name, string detail)
    {
        var desk = Trusted();
        Answer(desk, "var kept_before = 3;");
        var caret = text.IndexOf('|', StringComparison.Ordinal);
        var item = Assert.Single(desk.Code.Complete(text.Remove(caret, 1), caret, Desk.Policy, CancellationToken.None).Items, item => item.Text == name);

        Assert.Contains(detail, item.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_follow_the_compiler()
    {
        var desk = Trusted();
        Answer(desk, "1");
        desk.Code.Complete("a", 1, Desk.Policy, CancellationToken.None);
        const string Text = "var x = age > 75 ? \"a\" : name;";
        var found = desk.Code.Classify(Text, Desk.Policy).Select(stretch => $"{Text.Substring(stretch.Start, stretch.Length)}:{stretch.Kind}").ToArray();

        Assert.All(new[] { "var:Keyword", "age:Name", "75:Value", "\"a\":Text", "name:Name" }, one => Assert.Contains(one, found));
    }

    private static Desk Trusted() => new() { Code = new TrustedEvaluator(_ => Desk.Syntax) };

    private static string? Answer(Desk desk, string text, bool mayBeRefused = false) => desk.Reply(text) switch
    {
        ReplReply.Quiet => "",
        ReplReply.Refused when mayBeRefused => null,
        var other => desk.Said(other),
    };
}
