using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

public class KeyDecoderTests
{
    [Fact]
    public void A_paste_between_its_brackets_is_one_key_whatever_is_in_it() =>
        Assert.Equal([EditorKey.Paste("a\tb\nc\n"), Typed("x")], Decode("\u001b[200~a\tb\rc\r\n\u001b[201~x"));

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("日")]
    [InlineData("😀")]
    public void A_letter_is_one_key_however_many_code_units_it_has(string letter) => Assert.Equal([Typed(letter)], Decode(letter));

    [Theory]
    [InlineData("\u001b[Z", ConsoleKey.Tab, ConsoleModifiers.Shift)]
    [InlineData("\u001b[13;2u", ConsoleKey.Enter, ConsoleModifiers.Alt)]
    [InlineData("\u001b\u001b", ConsoleKey.Escape, (ConsoleModifiers)0)]
    [InlineData("\u001b[99;99;99x", ConsoleKey.None, (ConsoleModifiers)0)]
    public void A_sequence_that_comes_apart_is_put_together(string written, ConsoleKey key, ConsoleModifiers modifiers) =>
        Assert.Equal([new EditorKey(key, modifiers, "")], Decode(written));

    [Theory]
    [InlineData("\u001b]0;a title\u0007")]
    [InlineData("\u001b]11;rgb:0000/0000/0000\u001b\\")]
    [InlineData("\u001bP1$r0m\u001b\\")]
    public void What_a_terminal_tells_is_not_typed(string told) =>
        Assert.Equal([new EditorKey(ConsoleKey.None, default, ""), Typed("x")], Decode(told + "x"));

    [Fact]
    public void Escape_alone_is_Escape() =>
        Assert.Equal(ConsoleKey.Escape, Assert.Single(Decode("\u001b")).Key);

    [Theory]
    [InlineData("\u001bb", EditCommand.WordLeft)]
    [InlineData("\u001bf", EditCommand.WordRight)]
    [InlineData("\u001bOd", EditCommand.WordLeft)]
    [InlineData("\u001bOc", EditCommand.WordRight)]
    [InlineData("\u001b[1;5D", EditCommand.WordLeft)]
    [InlineData("\u001b[1;5C", EditCommand.WordRight)]
    [InlineData("\u001bO5D", EditCommand.WordLeft)]
    [InlineData("\u001bO5C", EditCommand.WordRight)]
    [InlineData("\u001b[5D", EditCommand.WordLeft)]
    [InlineData("\u001b[5C", EditCommand.WordRight)]
    public void What_terminals_send_for_a_move_by_words_moves_by_words(string written, object command)
    {
        Assert.Equal(command, KeyBindings.CommandOf(Assert.Single(Decode(written))));
        Assert.Equal(command, KeyBindings.CommandOf(Assert.Single(Decode(written, takesAlt: true))));
    }

    [Fact]
    public void A_paste_that_never_ends_is_ended_by_Ctrl_C() =>
        Assert.Equal([EditorKey.Paste("abc")], Decode("\u001b[200~abc\u0003"));

    [Theory]
    [InlineData('€', ConsoleModifiers.Control | ConsoleModifiers.Alt, EditCommand.Insert)]
    [InlineData('x', ConsoleModifiers.Alt, EditCommand.None)]
    [InlineData('\u0001', ConsoleModifiers.Control, EditCommand.None)]
    public void Only_what_types_is_text(char letter, ConsoleModifiers modifiers, object command) =>
        Assert.Equal(command, KeyBindings.CommandOf(new EditorKey(ConsoleKey.None, modifiers, letter.ToString())));

    private static EditorKey Typed(string text) => new(text == "a" ? ConsoleKey.A : text == "x" ? ConsoleKey.X : ConsoleKey.None, default, text);

    private static List<EditorKey> Decode(string written, bool takesAlt = false)
    {
        var keys = new WrittenKeys(written, takesAlt);
        var decoder = new KeyDecoder(keys);
        var decoded = new List<EditorKey>();
        while (keys.Follows())
        {
            decoded.Add(decoder.Next());
        }

        return decoded;
    }

    // Hands keys out as the console does for sequences that it does not know: code by code, or with an escape and what follows it taken for Alt.
    private sealed class WrittenKeys(string written, bool takesAlt) : IConsoleKeys
    {
        private int place;

        public bool Follows() => place < written.Length;

        public ConsoleKeyInfo Read()
        {
            var isAlt = takesAlt && written[place] == '\u001b';
            place += isAlt ? 1 : 0;
            var letter = written[place++];
            var key = char.IsAsciiLetter(letter) ? Enum.Parse<ConsoleKey>(letter.ToString(), ignoreCase: true) : letter == '\u001b' ? ConsoleKey.Escape : ConsoleKey.None;
            return new ConsoleKeyInfo(letter, key, shift: char.IsAsciiLetterUpper(letter), alt: isAlt, control: letter == '\u0003');
        }
    }
}
