using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public class ColourTests
{
    private static readonly EditorColours Colours = new(true);

    [Fact]
    public void Names_and_values_have_their_colours()
    {
        var painted = Painted("age = 75", [new(0, 3, EditorStretchKind.Name), new(6, 2, EditorStretchKind.Value)]);

        Assert.Equal("\u001b[1;34m> \u001b[0m\u001b[36mage\u001b[0m = \u001b[32m75\u001b[0m", painted);
    }

    [Fact]
    public void Without_colours_there_are_none() =>
        Assert.Equal("> age", EditorLayout.Of("> ", "age", 0, [new(0, 3, EditorStretchKind.Name)], new EditorColours(false), 40).Rows[0].Painted);

    [Fact]
    public void An_error_is_underlined_too() => Assert.Contains("[4;31m", Painted("x", [new(0, 1, EditorStretchKind.Error)]), StringComparison.Ordinal);

    [Fact]
    public void A_character_that_terminals_disagree_about_does_not_move_what_follows() =>
        Assert.Equal("> 👨‍👩‍👧\u001b[5Gx", EditorLayout.Of("> ", "👨‍👩‍👧x", 0, [], new EditorColours(false), 40).Rows[0].Painted);

    [Theory]
    [InlineData("ages", 0, 4)]
    [InlineData("ag", 0, 2)]
    [InlineData("x age", 2, 3)]
    [InlineData("age = 1", 0, 3)]
    public void Until_a_text_is_looked_at_again_colours_follow_the_change(string changed, int start, int length)
    {
        using var session = new EditorSession();
        session.HoldsWork = true;
        using var assistant = new InputAssistant(new ScriptedAdviser(), session, session);
        var colours = new TextColours(assistant);
        colours.For("age");
        colours.Take(new EditorEvent.Classified("age", [new(0, 3, EditorStretchKind.Name)]));

        Assert.Equal([new EditorStretch(start, length, EditorStretchKind.Name)], colours.For(changed));
    }

    private static string Painted(string text, EditorStretch[] stretches) => EditorLayout.Of("> ", text, 0, stretches, Colours, 40).Rows[0].Painted;
}
