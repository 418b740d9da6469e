using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public class LineEditorTests
{
    [Theory]
    [InlineData("age = 75", "", "> age = 75‸")]
    [InlineData("age = 75", "Left Left", "> age = ‸75")]
    [InlineData("age = 75", "Home", "> ‸age = 75")]
    [InlineData("age = 75", "C-a Right C-f C-e C-b", "> age = 7‸5")]
    [InlineData("moved_in = 2018", "C-Left", "> moved_in = ‸2018")]
    [InlineData("moved_in = 2018", "M-b M-b", "> ‸moved_in = 2018")]
    [InlineData("moved_in = 2018", "Home M-f", "> moved_in‸ = 2018")]
    [InlineData("age", "Backspace", "> ag‸")]
    [InlineData("age", "Home Delete", "> ‸ge")]
    [InlineData("age", "Home C-d", "> ‸ge")]
    [InlineData("age = 75", "C-w", "> age = ‸")]
    [InlineData("a b.c", "M-Backspace", "> a b.‸")]
    [InlineData("age = 75", "C-u", "> ‸")]
    [InlineData("age = 75", "Home M-f C-k", "> age‸")]
    [InlineData("age = 75", "C-w C-w C-y", "> age = 75‸")]
    [InlineData("one two", "Home M-d M-d C-y C-y", "> one twoone two‸")]
    [InlineData("ab", "C-t", "> ba‸")]
    [InlineData("abc", "Home Right C-t", "> ba‸c")]
    public void Keys_edit_the_line(string typed, string keys, string shown)
    {
        var session = new EditorSession().Type(typed);
        if (keys.Length > 0)
        {
            session.Press(keys);
        }

        Assert.Equal(shown, session.Shown);
    }

    [Theory]
    [InlineData("日本", "Left", "> 日‸本")]
    [InlineData("日本", "Backspace", "> 日‸")]
    [InlineData("e\u0301x", "Left Left Delete", "> ‸x")]
    [InlineData("a😀b", "Left Backspace", "> a‸b")]
    [InlineData("🇬🇧x", "Left Left Delete", "> ‸x")]
    [InlineData("👨‍👩‍👧x", "Left Backspace", "> ‸x")]
    public void A_character_is_what_a_person_takes_for_one(string typed, string keys, string shown) =>
        Assert.Equal(shown, new EditorSession().Type(typed).Press(keys).Shown);

    [Theory]
    [InlineData("abcdefgh", "> abcdefgh\n‸")]
    [InlineData("abcdefghi", "> abcdefgh\ni‸")]
    [InlineData("abcdefg日", "> abcdefg\n日‸")]
    [InlineData("abcdef日", "> abcdef日\n‸")]
    public void A_line_goes_on_in_the_next_row_at_the_exact_width(string typed, string shown) =>
        Assert.Equal(shown, new EditorSession(width: 10).Type(typed).Shown);

    [Fact]
    public void A_line_that_gets_shorter_leaves_nothing_behind() =>
        Assert.Equal("> abc‸", new EditorSession(width: 10).Type("abcdefghijklmnopqrs").Press("Home Right Right Right C-k").Shown);

    [Fact]
    public void At_the_bottom_of_the_screen_the_screen_moves_up()
    {
        var session = new EditorSession(width: 10, height: 3);
        session.Screen.Write("one\r\ntwo\r\n");

        session = session.Notice("three").Type("abcdefghijkl");

        Assert.Equal("three\n> abcdefgh\nijkl‸", session.Shown);
        Assert.Contains("two", session.Screen.ScrolledAway, StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_takes_back_words_and_cuts_one_by_one()
    {
        var session = new EditorSession().Type("age = 75").Press("C-u C-z");
        Assert.Equal("> age = 75‸", session.Shown);

        Assert.Equal("> age =‸", session.Press("C-_").Shown);
        Assert.Equal("> age‸", session.Press("C-z").Shown);
        Assert.Equal("> ‸", session.Press("C-z C-z C-z").Shown);
    }

    [Fact]
    public void Enter_submits_what_is_whole_and_otherwise_starts_a_line()
    {
        var session = new EditorSession().Type("max(1,").Press("Enter").Type("2");
        Assert.Null(session.Result);
        Assert.Equal("> max(1,\n| 2‸", session.Shown);

        session.Type(")").Press("Enter");
        Assert.Equal(new EditorResult.Submitted("max(1,\n2)"), session.Result);
        Assert.Equal("> max(1,\n| 2)\n‸", session.Shown);
    }

    [Theory]
    [InlineData("C-j")]
    [InlineData("C-Enter")]
    public void A_line_feed_submits_too_since_a_terminal_makes_one_of_what_is_typed_ahead(string key) =>
        Assert.Equal(new EditorResult.Submitted("age = 75"), new EditorSession().Type("age = 75").Press(key).Result);

    [Fact]
    public void Alt_Enter_always_starts_a_line()
    {
        var session = new EditorSession().Type("a").Press("M-Enter").Type("b");

        Assert.Null(session.Result);
        Assert.Equal("> a\n| b‸", session.Shown);
    }

    [Fact]
    public void Up_and_down_go_through_the_lines_of_a_text_first()
    {
        var session = new EditorSession(history: "older").Paste("one\ntwo\nthree").Press("Up");
        Assert.Equal("> one\n| two‸\n| three", session.Shown);

        Assert.Equal("> on‸e\n| two\n| three", session.Press("Left Up").Shown);
    }

    [Fact]
    public void Ctrl_C_gives_the_line_up()
    {
        var session = new EditorSession().Type("age = 7").Press("Home C-c");

        Assert.IsType<EditorResult.Cancelled>(session.Result);
        Assert.Equal("> age = 7^C\n‸", session.Shown);
    }

    [Fact]
    public void Ctrl_D_ends_only_on_an_empty_line()
    {
        Assert.Null(new EditorSession().Type("a").Press("C-d").Result);
        Assert.IsType<EditorResult.Ended>(new EditorSession().Press("C-d").Result);
    }

    [Fact]
    public void A_paste_is_text_tabs_and_line_breaks_included()
    {
        var session = new EditorSession().Paste("age\t75\r\nincome\t20").Press("Enter");

        Assert.Equal(new EditorResult.Submitted("age\t75\nincome\t20"), session.Result);
        Assert.Equal("> age   75\n| income    20\n‸", session.Shown);
    }

    [Fact]
    public void A_pasted_control_character_is_kept_and_never_reaches_the_terminal() =>
        Assert.Equal("> a�[31mb‸", new EditorSession().Paste("a\u001b[31mb").Shown);

    [Fact]
    public void Ctrl_L_clears_the_screen_and_keeps_the_line()
    {
        var session = new EditorSession().Notice("before").Type("age");

        Assert.Equal("> age‸", session.Press("C-l").Shown);
    }

    [Fact]
    public void A_notice_is_shown_above_what_is_being_written() =>
        Assert.Equal("the rules were loaded again\n> ag‸e", new EditorSession().Type("age").Press("Left").Notice("the rules were loaded again").Shown);

    [Fact]
    public void What_is_being_written_is_shown_again_when_a_stopped_session_goes_on() =>
        Assert.Equal("> age\nstopped\n> ag‸e", new EditorSession().Type("age").Press("Left").Continue("\r\nstopped\r\n").Shown);

    [Fact]
    public void A_text_higher_than_the_screen_is_shown_around_its_caret()
    {
        var session = new EditorSession(height: 3).Paste("1\n2\n3\n4\n5");
        Assert.Equal("| 3\n| 4\n| 5‸", session.Shown);

        Assert.Equal("> 1‸\n| 2\n| 3", session.Press("Up Up Up Up").Shown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_narrower_or_wider_screen_shows_the_same_line(bool narrower)
    {
        var session = new EditorSession(width: narrower ? 20 : 8);
        session.Notice("above").Type("abcdefghijkl").Press("Left");

        session.Resize(narrower ? 8 : 20, 10);

        Assert.Equal(narrower ? "above\n> abcdef\nghijk‸l" : "above\n> abcdefghijk‸l", session.Shown);
    }
}
