namespace PolicyEngine.Tests.CSharp;

public class CompletenessTests
{
    [Theory]
    [InlineData("1 + 2", true)]
    [InlineData("", true)]
    [InlineData("1 +", false)]
    [InlineData("(1 + 2", false)]
    [InlineData("deposits.Sum(d =>", false)]
    [InlineData("deposits.Sum(d => d.principal)", true)]
    [InlineData("age switch {", false)]
    [InlineData("age switch { > 1 => 2,\n_ => 3 }", true)]
    [InlineData("let total =", false)]
    [InlineData("let total = 3", true)]
    [InlineData("let total = (3", false)]
    [InlineData("var total = 3;", true)]
    [InlineData("resident &&", false)]
    [InlineData("resident ? 1 :", false)]
    [InlineData("contains_text(name, \"a", false)]
    [InlineData("1 2 3", true)]
    [InlineData(") + 1", true)]
    [InlineData("age ==== 3", true)]
    [InlineData("what is this", true)]
    public void A_text_that_can_still_become_right_waits_for_more(string text, bool whole) => Assert.Equal(whole, new Desk().Code.IsComplete(text));

    [Fact]
    public void A_text_that_is_nested_too_deeply_is_whole_so_that_it_is_refused() => Assert.True(new Desk().Code.IsComplete(new string('(', 5000)));
}
