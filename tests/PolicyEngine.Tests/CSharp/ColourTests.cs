using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Expressions;

namespace PolicyEngine.Tests.CSharp;

public class ColourTests
{
    private static readonly Desk Shared = new();

    public static TheoryData<string, string> Cases => new()
    {
        { "age >= 75 && resident", "age:Name 75:Value resident:Name" },
        { "vehicle == petrol", "vehicle:Name petrol:Value" },
        { "contains_text(name, \"Rose\")", "contains_text:Member name:Name \"Rose\":Text" },
        { "resident == true", "resident:Name true:Value" },
        { "age switch { > 70 => 1, _ => 2 }", "age:Name switch:Keyword 70:Value 1:Value 2:Value" },
        { "deposits.Sum(d => d.principal)", "deposits:Name Sum:Member" },
        { "let total = age", "let:Keyword total:Name age:Name" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Stretches_are_told_by_what_the_compiler_makes_of_them(string text, string expected)
    {
        Shared.Code.Complete("as_of.", 6, Desk.Policy, CancellationToken.None);

        Contains(expected, text, Shared.Code.Classify(text, Desk.Policy));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Before_the_compiler_is_ready_they_are_told_by_their_words(string text, string expected)
    {
        var line = ExpressionLine.Of(text);
        var stretches = ExpressionColours.ByWords(text[line.Start..], Desk.Policy.Model).Select(stretch => stretch with { Start = stretch.Start + line.Start });

        Contains(expected.Replace("let:Keyword total:Name ", "", StringComparison.Ordinal), text, [.. stretches]);
    }

    [Theory]
    [InlineData("agee > 3", "agee:Error")]
    [InlineData("System.IO.File > 3", "System:Error IO:Error File:Error")]
    public void What_cannot_be_meant_stands_out(string text, string expected)
    {
        Shared.Code.Complete("as_of.", 6, Desk.Policy, CancellationToken.None);

        Contains(expected, text, Shared.Code.Classify(text, Desk.Policy));
    }

    [Fact]
    public void A_word_that_is_still_being_typed_is_not_yet_wrong()
    {
        Shared.Code.Complete("as_of.", 6, Desk.Policy, CancellationToken.None);

        Assert.Empty(Shared.Code.Classify("agx", Desk.Policy));
    }

    [Theory]
    [InlineData("#r \"x\"")]
    [InlineData("\"abc")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((")]
    [InlineData("$\"{$\"{1}\"}\"")]
    [InlineData("deposits.Sum(a => deposits.Sum(b => deposits.Sum(c => deposits.Sum(d => 1m))))")]
    public void Whatever_is_typed_the_stretches_stand_in_order_and_apart(string text)
    {
        Shared.Code.Complete("as_of.", 6, Desk.Policy, CancellationToken.None);
        var end = 0;
        foreach (var stretch in Shared.Code.Classify(text, Desk.Policy))
        {
            Assert.InRange(stretch.Start, end, text.Length);
            end = stretch.Start + stretch.Length;
        }

        Assert.InRange(end, 0, text.Length);
    }

    private static void Contains(string expected, string text, IReadOnlyList<TextStretch> stretches)
    {
        var found = stretches.Select(stretch => $"{text.Substring(stretch.Start, stretch.Length)}:{stretch.Kind}").ToArray();

        Assert.All(expected.Split(' '), one => Assert.Contains(one, found));
    }
}
