using PolicyEngine.Workbench;

namespace PolicyEngine.Tests.CSharp;

public class CompletionTests
{
    private static readonly Desk Shared = new();

    [Theory]
    [InlineData("ag|", "age")]
    [InlineData("|", "age moved deposits doubled rate limit fee outcome as_of decision years_between Triple petrol granted")]
    [InlineData("deposits.|", "Count Sum Where Any All Min Max CountDistinct")]
    [InlineData("deposits.Wh|", "Where")]
    [InlineData("deposits.Any(d => d.|", "principal points placed_on bank")]
    [InlineData("deposits.Any(d => d.bank == |", "north south d")]
    [InlineData("vehicle.|", "petrol electric none")]
    [InlineData("vehicle == |", "petrol electric none")]
    [InlineData("route.|", "team days")]
    [InlineData("moved.|", "Year Month Day")]
    [InlineData("decision.|", "outcome reasons missing fired status outputs")]
    [InlineData("decision.reasons.Where(r => r.|", "source text cite")]
    [InlineData("age + 1 > li| && resident", "limit")]
    [InlineData("let total = depo|", "deposits")]
    [InlineData("years_b|", "years_between")]
    [InlineData("age switch { > 70 => do|", "doubled")]
    public void What_may_stand_at_the_caret_is_offered(string text, string expected)
    {
        var offered = Offered(text).Items.Select(item => item.Text).ToArray();

        Assert.All(expected.Split(' '), name => Assert.Contains(name, offered));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("age.|")]
    [InlineData("name.|")]
    [InlineData("deposits.|")]
    [InlineData("vehicle.|")]
    [InlineData("moved.|")]
    [InlineData("deposits.Any(d => d.|")]
    [InlineData("System.|")]
    [InlineData("decision.|")]
    public void What_the_gate_would_refuse_is_never_offered(string text)
    {
        var offered = Offered(text).Items;

        Assert.DoesNotContain(offered, item => item.Text is "GetType" or "ToString" or "Equals" or "GetHashCode" or "CompareTo" or "HasFlag" or "Length" or "Parse" or "System" or "IO" or "Console" or "AddDays" or "ToCanonical" or "PolicyList" || item.Text.StartsWith("__", StringComparison.Ordinal));
        Assert.DoesNotContain(offered, item => item.Text.StartsWith("decision_", StringComparison.Ordinal));
    }

    [Fact]
    public void The_word_around_the_caret_is_what_a_choice_replaces()
    {
        var list = Offered("resident && ag|e > 3");

        Assert.Equal((12, 3), (list.Start, list.Length));
    }

    [Fact]
    public void Options_of_the_other_side_stand_first()
    {
        var first = Offered("heating == |").Items[0];

        Assert.Contains(first.Text, new[] { "gas", "electric", "none", "heating" });
        Assert.Equal("option", Offered("vehicle == p|").Items[0].Kind);
    }

    [Theory]
    [InlineData("add_m|", "add_months", "function", "add_months(date, number): the same day that many months later, or the month's last day where it has no such day")]
    [InlineData("deposits.Su|", "Sum", "member", "Sum")]
    [InlineData("fe|", "fee", "output", "Fee")]
    [InlineData("mov|", "moved", "fact", "?")]
    [InlineData("Trip|", "Triple", "function", "Triple(a), of a script")]
    [InlineData("decision.miss|", "missing", "member", "what could still change the answer")]
    public void Each_choice_says_what_it_is(string text, string name, string kind, string detail)
    {
        var item = Assert.Single(Offered(text).Items, item => item.Text == name);

        Assert.Equal(kind, item.Kind);
        Assert.Contains(detail, item.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name == \"ag|")]
    [InlineData("12|")]
    [InlineData("deposits.Any(a => deposits.Any(b => deposits.Any(c => c.|")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((ag|")]
    public void Where_no_name_may_stand_nothing_is_offered(string text) => Assert.Empty(Offered(text).Items);

    [Fact]
    public void A_kept_name_is_offered_with_its_members()
    {
        var desk = new Desk();
        desk.Answer("let large = deposits.Where(d => d.principal > 1000)");

        Assert.Contains(Offered("lar|", desk).Items, item => item is { Text: "large", Detail: "kept with `let`" });
        Assert.Contains(Offered("large.|", desk).Items, item => item.Text == "Sum");
    }

    [Fact]
    public void A_cancelled_completion_offers_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Empty(Shared.Code.Complete("ag", 2, Desk.Policy, cancelled.Token).Items);
    }

    private static CompletionList Offered(string text, Desk? desk = null)
    {
        (desk ?? Shared).Code.Complete("as_of.", "as_of.".Length, Desk.Policy, CancellationToken.None);
        var caret = text.IndexOf('|', StringComparison.Ordinal);
        return (desk ?? Shared).Code.Complete(text.Remove(caret, 1), caret, Desk.Policy, CancellationToken.None);
    }
}
