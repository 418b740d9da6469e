using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public class HistorySearchTests
{
    private const string Hint = "   Ctrl+R older, Enter does it, Escape goes back";

    [Theory]
    [InlineData("come", "> in‸come = 3")]
    [InlineData("AGE", "> ‸age = 2")]
    public void Letters_find_the_newest_text_that_holds_them(string term, string line) =>
        Assert.Equal($"{line}\nsearch: {term}{Hint}", Session().Press("C-r").Type(term).Shown);

    [Theory]
    [InlineData("C-r", "> ‸age = 1")]
    [InlineData("C-r C-r C-r", "> ‸age = 1")]
    [InlineData("Backspace Backspace", "> ‸age = 2")]
    public void Ctrl_R_again_goes_to_older_ones(string keys, string line) =>
        Assert.Equal(line, Session().Press("C-r").Type("age").Press(keys).Shown.Split('\n')[0]);

    [Fact]
    public void A_term_that_nothing_holds_says_so_and_keeps_the_last_find()
    {
        Assert.Equal("> ‸age = 2\nsearch: ages   nothing before fits", Session().Press("C-r").Type("ages").Shown);
        Assert.Equal("> x‸\nsearch: zz   nothing before fits", Session().Type("x").Press("C-r").Type("zz").Shown);
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("C-g")]
    [InlineData("C-c")]
    public void Giving_up_brings_back_what_was_being_written(string key)
    {
        var session = Session().Type("mine").Press("Left C-r").Type("age").Press(key);

        Assert.Equal("> min‸e", session.Shown);
        Assert.Null(session.Result);
    }

    [Fact]
    public void Enter_does_what_was_found() =>
        Assert.Equal(new EditorResult.Submitted("age = 2"), Session().Press("C-r").Type("age").Press("Enter").Result);

    [Fact]
    public void Any_other_key_takes_it_over()
    {
        var session = Session().Press("C-r").Type("age").Press("End Backspace");
        Assert.Equal("> age = ‸", session.Shown);

        Assert.Equal("> ‸", session.Press("C-z C-z").Shown);
    }

    private static EditorSession Session() => new(width: 70, history: ["age = 1", "age = 2", "income = 3"]);
}
