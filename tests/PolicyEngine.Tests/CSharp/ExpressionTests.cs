using PolicyEngine.Repl;
using PolicyEngine.Repl.Loops;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.CSharp;

public class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("0.1 + 0.2 == 0.3", "yes")]
    [InlineData("age >= 75 && resident", "yes")]
    [InlineData("age", "75")]
    [InlineData("price", "£12.50")]
    [InlineData("price * 2", "£25.00")]
    [InlineData("fee", "£25.00")]
    [InlineData("doubled", "150")]
    [InlineData("doubled + limit", "168")]
    [InlineData("rate[vehicle]", "0.5")]
    [InlineData("far ? 1 : 2", "1")]
    [InlineData("vehicle", "electric")]
    [InlineData("vehicle == electric", "yes")]
    [InlineData("vehicle == electric || student", "yes")]
    [InlineData("moved", "1 June 2018")]
    [InlineData("add_days(as_of, 14)", "2 October 2018")]
    [InlineData("time(8, 30)", "08:30")]
    [InlineData("Triple(age)", "225")]
    [InlineData("route.team", "core")]
    [InlineData("outcome", "granted")]
    [InlineData("outcome == granted", "yes")]
    [InlineData("deposits.Count", "2")]
    [InlineData("deposits.Sum(d => d.principal)", "£5,250.50")]
    [InlineData("deposits.Any(d => d.bank == south)", "yes")]
    [InlineData("deposits.Where(d => d.points > 100)", "nothing in the list")]
    [InlineData("age switch { > 70 => 1, _ => 2 };", "1")]
    [InlineData("age\n  + 1", "76")]
    public void An_expression_means_what_it_means_in_a_policy(string text, string answer) => Assert.Equal(answer, new Desk().Answer(text));

    [Theory]
    [InlineData("deposits", "principal  points  placed_on         bank\n£5,000.00       2  1 January 2018    north\n  £250.50       7  1 February 2018   south")]
    [InlineData("deposits.Where(d => d.points > 5)", "principal  points  placed_on        bank\n  £250.50       7  1 February 2018  south")]
    [InlineData("route", "team  days\ncore     5")]
    [InlineData("steps", "call\nwrite")]
    [InlineData("decision.fired", "rule\ndecision/only")]
    [InlineData("decision.outputs", "name  title  value\nfee   Fee    £25.00")]
    public void A_list_is_shown_as_a_table(string text, string table) => Assert.Equal(Squeezed(table), Squeezed(new Desk().Answer(text)));

    [Theory]
    [InlineData("children > 2", "not known; it needs\n  children: ?")]
    [InlineData("student", "not known; it needs\n  `student` was asked and is not known")]
    [InlineData("resident && children > 2", "not known; it needs\n  children: ?")]
    public void What_is_not_known_says_what_it_needs(string text, string answer) => Assert.Equal(answer, new Desk().Answer(text));

    [Fact]
    public void A_parameter_before_its_first_value_is_not_known()
    {
        var desk = new Desk();
        desk.Decision = Desk.Policy.Decide(new Dictionary<string, object?>(), new DateOnly(1999, 1, 1));

        Assert.Contains("in force from 1 January 2000", desk.Answer("limit + 1"), StringComparison.Ordinal);
        Assert.Equal("2", desk.Answer("1 + 1"));
    }

    [Theory]
    [InlineData("divide(age, age - 75)", "`divide(age, age - 75)` breaks: it divides by zero")]
    [InlineData("age > 1 && Count(99_000_000) > 1", "too many steps")]
    public void What_breaks_is_a_fault_and_never_an_answer(string text, string message)
    {
        var refused = Assert.IsType<ReplReply.Refused>(new Desk().Reply(text));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, ExitCodes.Of(refused.Cause));
    }

    [Theory]
    [InlineData("agee > 3", 0, 4, "there is nothing called `agee` here", "did you mean `age`?")]
    [InlineData("1 + agee", 4, 4, "there is nothing called `agee` here", "did you mean `age`?")]
    [InlineData("age / 2", 0, 7, "`age / 2` divides a whole number by a whole number, which drops the rest", "write `divide(a, b)` for the exact number, or `whole_part(a, b)` for the whole part")]
    [InlineData("age = = 3", 6, 1, "this can't be read as an expression", "check")]
    [InlineData("vehicle == elektric", 11, 8, "there is nothing called `elektric` here", "did you mean `electric`?")]
    [InlineData("let total = age +\n  agee", 20, 4, "there is nothing called `agee` here", "did you mean `age`?")]
    [InlineData("decision.reason", 9, 6, "`decision` has no `reason`", "did you mean `reasons`?")]
    [InlineData("1 + decision", 4, 8, "`decision` by itself can't be used in a policy", "name a part of it, for example `decision.outcome`")]
    public void A_refusal_points_at_the_typed_text(string text, int start, int length, string message, string help)
    {
        var refused = Assert.IsType<ReplReply.Refused>(new Desk().Reply(text));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(help, refused.Help, StringComparison.Ordinal);
        Assert.Equal((start, length), (refused.Start, refused.Length));
    }

    [Theory]
    [InlineData("decision.outcome", "granted")]
    [InlineData("decision.outcome == granted", "yes")]
    [InlineData("decision.status == determined", "no")]
    [InlineData("decision.status", "undetermined")]
    [InlineData("decision.missing.Count", "0")]
    [InlineData("decision.fired.Any(r => r.rule == \"decision/only\")", "yes")]
    [InlineData("decision.day == as_of", "yes")]
    [InlineData("decision.facts.Where(f => f.name == \"resident\").Count", "1")]
    [InlineData("decision.reasons.All(r => contains_text(r.text, \"Yes\")) && age > 3", "yes")]
    public void The_last_decision_is_there_to_be_asked(string text, string answer)
    {
        var desk = new Desk();
        if (text.Contains("determined", StringComparison.Ordinal) || answer == "undetermined")
        {
            desk.Decision = Desk.Policy.Decide(new Dictionary<string, object?> { ["resident"] = null }, Desk.Day);
        }

        Assert.Equal(answer, desk.Answer(text));
    }

    [Fact]
    public void A_decision_without_an_outcome_is_not_a_no()
    {
        var desk = new Desk { Decision = Desk.Policy.Decide(new Dictionary<string, object?>(), Desk.Day) };

        Assert.Equal("not known; it needs\n  the last decision has no outcome yet", desk.Answer("decision.outcome == granted"));
    }

    [Fact]
    public void A_name_that_is_kept_follows_the_facts()
    {
        var desk = new Desk();

        Assert.Equal("total = £5,250.50", desk.Answer("let total = deposits.Sum(d => d.principal)"));
        Assert.Equal("rich = yes", desk.Answer("var rich = total > 5000;"));
        Assert.Equal("no", desk.Answer("!rich"));
        desk.Decision = Desk.Policy.Decide(new Dictionary<string, object?> { ["deposits"] = Array.Empty<Dictionary<string, object?>>() }, Desk.Day);
        Assert.Equal("yes", desk.Answer("!rich && total == 0"));
        Assert.Equal("total = 7", desk.Answer("let total = 7"));
        Assert.Equal("no", desk.Answer("rich"));
    }

    [Fact]
    public void A_list_can_be_kept_under_a_name()
    {
        var desk = new Desk();
        desk.Answer("let large = deposits.Where(d => d.principal > 1000)");

        Assert.Equal("1", desk.Answer("large.Count"));
        Assert.Equal("2", desk.Answer("large.Sum(d => d.points)"));
    }

    [Theory]
    [InlineData("let age = 3", 4, "the policy has a `age` already")]
    [InlineData("let electric = 3", 4, "the policy has a `electric` already")]
    [InlineData("let switch = 3", 4, "`switch` is a word of the expressions")]
    [InlineData("let decision = 3", 4, "`decision` is a word of the expressions")]
    [InlineData("var Total = 3", 4, "`Total` can't be a name here")]
    [InlineData("let __asked = 3", 4, "`__asked` can't be a name here")]
    public void A_name_that_would_hide_another_is_refused(string text, int start, string message)
    {
        var refused = Assert.IsType<ReplReply.Refused>(new Desk().Reply(text));

        Assert.Equal((message, start), (refused.Message, refused.Start));
    }

    [Fact]
    public void What_was_refused_is_not_kept()
    {
        var desk = new Desk();
        desk.Answer("let total = agee");

        Assert.StartsWith("refused: there is nothing called `total`", desk.Answer("total"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age + 1", "76")]
    [InlineData("petrol", "petrol")]
    [InlineData("price / 3.0", "4.1666666666666666666666666667")]
    [InlineData("moved", "2018-06-01")]
    public void A_value_for_a_fact_is_its_canonical_text(string text, string value) => Assert.Equal(value, new Desk().Code.ValueOf(text, Desk.Policy, new Desk().Decision, default, out _));

    [Theory]
    [InlineData("deposits", "this gives a list, and one value is needed")]
    [InlineData("agee", "there is nothing called `agee` here")]
    [InlineData("children", "not known; it needs\n  children: ?")]
    public void What_is_no_value_for_a_fact_says_why(string text, string message)
    {
        Assert.Null(new Desk().Code.ValueOf(text, Desk.Policy, new Desk().Decision, default, out var refused));
        Assert.Equal(message, refused is null ? null : RefusalText.MessageOf(refused, Desk.Context()));
    }

    [Fact]
    public void A_wide_table_is_cut_to_the_width()
    {
        var lines = new Desk(30).Answer("decision.facts").Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 30, line));
        Assert.StartsWith("name", lines[0], StringComparison.Ordinal);
    }

    private static string Squeezed(string table) => string.Join('\n', table.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
