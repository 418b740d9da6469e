namespace PolicyEngine.Tests.Session;

public class FirstPromptTests
{
    [Fact]
    public void The_id_of_a_policy_opens_it()
    {
        using var session = SessionRun.On("", others: ["resident-parking-permit"]);

        Assert.DoesNotContain("error", session.Type("resident-parking-permit"), StringComparison.Ordinal);
        Assert.Equal("resident-parking-permit> ", session.Session.Prompt);
    }

    [Theory]
    [InlineData("resident-parking-permits", ":use opens one")]
    [InlineData("1 + 2", "no policy is open")]
    public void Anything_else_says_what_to_do(string line, string says)
    {
        using var session = SessionRun.On("", others: ["resident-parking-permit"]);

        Assert.Contains(says, session.Type(line), StringComparison.Ordinal);
        Assert.Equal("policy> ", session.Session.Prompt);
    }
}
