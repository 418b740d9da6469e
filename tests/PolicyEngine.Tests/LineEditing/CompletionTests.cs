using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public class CompletionTests
{
    private static readonly EditorChoice[] Names =
    [
        new("receives_pip", "fact", "Do you get Personal Independence Payment?"),
        new("receives_dla", "fact", "Do you get Disability Living Allowance?"),
        new("residence", "definition", ""),
        new("age", "fact", "How old are you?"),
        new("granted", "option", ""),
        new("refused", "option", ""),
        new(":why", "command", "Why the decision came out as it did."),
        new(":what-if", "command", "What another value would change."),
    ];

    [Fact]
    public void A_list_opens_by_itself_in_a_name_and_shows_what_each_is()
    {
        var session = Session().Type("re");

        Assert.Equal("""
            > re‸
              receives_pip  fact        Do you get Personal Independenc…
              receives_dla  fact        Do you get Disability Living Al…
              residence     definition
              refused       option
            """, session.Shown);
        Assert.True(session.Type("c").Shown.Split('\n').Length == 3);
    }

    [Theory]
    [InlineData("r")]
    [InlineData("12")]
    [InlineData("re ")]
    [InlineData("zz")]
    public void Elsewhere_it_does_not(string typed) => Assert.Equal($"> {typed}‸", Session().Type(typed).Shown);

    [Theory]
    [InlineData(":", 3)]
    [InlineData(":wh", 3)]
    [InlineData("outcome = ", 3)]
    [InlineData("outcome =", 3)]
    public void Commands_and_choices_open_at_once(string typed, int rows) => Assert.Equal(rows, Session().Type(typed).Shown.Split('\n').Length);

    [Fact]
    public void Enter_belongs_to_the_line_until_something_is_chosen()
    {
        Assert.Equal(new EditorResult.Submitted("re"), Session().Type("re").Press("Enter").Result);

        Assert.Equal(new EditorResult.Submitted("re"), Session().Type("re").Press("Down Up Enter").Result);

        var session = Session().Type("re").Press("Down Down");
        Assert.Contains("\n> receives_dla", session.Shown, StringComparison.Ordinal);
        Assert.Null(session.Press("Enter").Result);
        Assert.Equal("> receives_dla‸", session.Shown);
    }

    [Theory]
    [InlineData("a", "Tab", "> age‸")]
    [InlineData("rec", "Tab", "> receives_‸")]
    [InlineData("rec", "Tab Tab Enter", "> receives_pip‸")]
    [InlineData("rec", "Tab Tab Tab Enter", "> receives_dla‸")]
    [InlineData("rec", "Tab Tab Tab Tab Enter", "> receives_pip‸")]
    [InlineData("rec", "Tab S-Tab Enter", "> receives_dla‸")]
    [InlineData("res", "Tab", "> residence‸")]
    [InlineData("a", "C-Space", "> age‸")]
    [InlineData("rec = 1", "Home Right Right Right Tab Tab Enter", "> receives_pip‸ = 1")]
    [InlineData("re", "Down PageDown Enter", "> refused‸")]
    [InlineData("re", "Down PageDown PageUp Enter", "> receives_pip‸")]
    public void Tab_writes_what_is_certain_and_then_chooses(string typed, string keys, string line) =>
        Assert.StartsWith(line, Session().Type(typed).Press(keys).Shown.Replace(" ‸", "‸", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Tab_where_nothing_fits_says_so_until_the_next_key()
    {
        var session = Session().Type("zz").Press("Tab");
        Assert.Equal("> zz‸\n  nothing fits here", session.Shown);

        Assert.Equal("> zzz‸", session.Type("z").Shown);
    }

    [Fact]
    public void Typing_narrows_and_keeps_what_is_chosen()
    {
        var session = Session().Type("re").Press("Down Down").Type("c");

        Assert.Equal("> rec‸\n  receives_pip  fact  Do you get Personal Independence Paym…\n> receives_dla  fact  Do you get Disability Living Allowanc…", session.Shown);
        Assert.Equal("> rez‸", session.Press("Backspace").Type("z").Shown);
    }

    [Fact]
    public void Escape_closes_the_list_for_this_word()
    {
        var session = Session().Type("re").Press("Escape");
        Assert.Equal("> re‸", session.Shown);
        Assert.Equal("> rec‸", session.Type("c").Shown);

        Assert.Equal("> rec + re‸", session.Type(" + re").Shown.Split('\n')[0]);
        Assert.NotEqual("> rec + re‸", session.Shown);
    }

    [Fact]
    public void Moving_away_closes_the_list() => Assert.Equal("> r‸e", Session().Type("re").Press("Left").Shown);

    [Fact]
    public void A_long_list_scrolls_and_says_where_it_is()
    {
        var many = Enumerable.Range(1, 30).Select(number => new EditorChoice($"fact_{number:00}", "fact", "")).ToArray();
        var session = Session(items: many, height: 6).Type("fa");
        Assert.Equal("> fa‸\n  fact_01  fact\n  fact_02  fact\n  fact_03  fact\n  fact_04  fact\n  30 choices", session.Shown);

        session.Press("Down PageDown PageDown");
        Assert.Equal("> fa‸\n  fact_06  fact\n  fact_07  fact\n  fact_08  fact\n> fact_09  fact\n  9 of 30", session.Shown);
    }

    [Fact]
    public void At_the_bottom_the_list_moves_the_screen_up_and_cleans_up_after_itself()
    {
        var session = Session(height: 6);
        session.Notice("one\ntwo\nthree\nfour\nfive");

        session.Type("re");
        Assert.Equal("five\n> re‸", string.Join('\n', session.Shown.Split('\n')[..2]));
        Assert.Equal("one\ntwo\nthree\nfour", session.Screen.ScrolledAway);

        session.Press("Escape");
        Assert.Equal("five\n> re‸", session.Shown);
    }

    [Theory]
    [InlineData(30, 12)]
    [InlineData(90, 12)]
    [InlineData(60, 5)]
    public void A_list_stays_right_when_the_screen_changes_its_size(int width, int height)
    {
        var session = Session(height: 12);
        session.Notice("above").Type("re").Resize(width, height);

        Assert.Equal(Session(width: width, height: height).Notice("above").Type("re").Shown, session.Shown);
        Assert.Equal("> re‸", session.Press("Escape").Shown.Split('\n')[^1]);
    }

    [Fact]
    public void A_narrow_screen_cuts_what_matters_least()
    {
        var session = Session(width: 18).Type("rec");

        Assert.Equal("> rec‸\n  receives…  fact\n  receives…  fact", session.Shown);
    }

    [Fact]
    public void Choices_that_arrive_late_are_dropped()
    {
        var session = Session();
        session.HoldsWork = true;
        session.Type("re").Press("Home").Work();

        Assert.Equal("> ‸re", session.Shown);
    }

    [Fact]
    public void Typing_never_waits_for_choices()
    {
        var session = Session();
        session.HoldsWork = true;
        session.Type("rec");
        Assert.Equal("> rec‸", session.Shown);

        Assert.Equal(3, session.Work().Shown.Split('\n').Length);
    }

    [Fact]
    public void Only_the_last_question_is_asked()
    {
        var asked = new List<string>();
        var session = new EditorSession(new ScriptedAdviser { Offers = (text, _) => { asked.Add(text); return EditorChoices.Empty; } }) { HoldsWork = true };

        session.Type("receives").Work();

        Assert.Equal(["receives"], asked);
    }

    [Fact]
    public void A_completion_that_breaks_costs_nothing()
    {
        var session = new EditorSession(new ScriptedAdviser { Offers = (_, _) => throw new InvalidOperationException("inside") });

        Assert.Equal("> age‸", session.Type("ag").Press("Tab").Type("e").Shown);
    }

    [Fact]
    public void The_rest_of_a_word_is_replaced_too()
    {
        var evaluator = new ScriptedAdviser { Offers = (text, _) => new EditorChoices(0, text.Length, [new("receives_pip", "fact", "")]) };

        Assert.Equal("> receives_pip‸", new EditorSession(evaluator).Type("recdla").Press("Home Right Right Right Tab").Shown);
    }

    private static EditorSession Session(EditorChoice[]? items = null, int width = 60, int height = 12) =>
        new(new ScriptedAdviser { Offers = (text, caret) => Offer(items ?? Names, text, caret) }, width, height);

    private static EditorChoices Offer(EditorChoice[] items, string text, int caret)
    {
        var start = caret;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or ':'))
        {
            start--;
        }

        var written = text[start..caret];
        var isValue = text[..start].TrimEnd().EndsWith('=');
        return new EditorChoices(start, caret - start, [.. items.Where(item => item.Text.StartsWith(written, StringComparison.Ordinal) && (!isValue || item.Kind == "option") && (written.Length > 0 || isValue))]);
    }
}
