using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Tests.Language;

public class OffsetTests
{
    // `→` marks a line break in the value, so that a case stays on one line.
    [Theory]
    [InlineData("age > 3", "age > 3")]
    [InlineData("age\n    > 3", "age > 3")]
    [InlineData("age  \n\n    > 3", "age→> 3")]
    [InlineData("'age > 3'", "age > 3")]
    [InlineData("'a == ''b'''", "a == 'b'")]
    [InlineData("'age\n\n\n    > 3'", "age→→> 3")]
    [InlineData("'  age  '", "  age  ")]
    [InlineData("\"a == \\\"b\\\"\"", "a == \"b\"")]
    [InlineData("\"age \\\n     > 3\"", "age > 3")]
    [InlineData("\"age\n    > 3\"", "age > 3")]
    [InlineData("\"\\x61\\u0062\\U00000063\\t\\/\"", "abc\t/")]
    [InlineData("\"\\U0001F600 > 3\"", "\U0001F600 > 3")]
    [InlineData("\U0001F600é > 3", "\U0001F600é > 3")]
    [InlineData("|\n    age\n      > 3\n", "age→  > 3→")]
    [InlineData("|-\n    age\n\n    > 3\n\n", "age→→> 3")]
    [InlineData("|+\n    age\n\n", "age→→→")]
    [InlineData("| # a comment\n    age\n", "age→")]
    [InlineData(">\n    age\n    > 3\n", "age > 3→")]
    [InlineData(">\n    age\n\n    > 3\n", "age→> 3→")]
    [InlineData(">-\n    age\n      > 3\n    && x\n", "age→  > 3→&& x")]
    public void Every_character_knows_its_place(string written, string value)
    {
        var text = ReadDefinition(written);

        Assert.Equal(value.Replace('→', '\n'), text.Value);
        Assert.Equal(text.Value.Length + 1, text.Offsets.Length);
        for (var i = 0; i < text.Value.Length; i++)
        {
            var source = text.Span.File.Text[text.Offsets[i]];
            Assert.True(source == text.Value[i] || source == '\\' || (source == '\n' && text.Value[i] == ' '), $"`{text.Value[i]}` at {i} points to `{source}`");
        }

        Assert.Equal(text.Offsets.Order(), text.Offsets);
    }

    [Theory]
    [InlineData("age > 3", "> 3", "> 3")]
    [InlineData("'a == ''b'' && c'", "&& c", "&& c")]
    [InlineData("\"a == \\\"b\\\" && c\"", "&& c", "&& c")]
    [InlineData("age\n    > 3", "age > 3", "age\n    > 3")]
    [InlineData("|\n    a &&\n      b\n", "b", "b")]
    public void A_stretch_of_the_value_is_found_in_the_file(string written, string stretch, string expected)
    {
        var text = ReadDefinition(written);
        Assert.Equal(expected, text.SpanOf(text.Value.IndexOf(stretch, StringComparison.Ordinal), stretch.Length).Text);
    }

    [Theory]
    [InlineData("age > 3")]
    [InlineData("'it''s\n    so'")]
    [InlineData("|\n    a &&\n      b\n")]
    [InlineData(">\n    a &&\n    b\n\n")]
    public void Windows_line_ends_change_neither_value_nor_places(string written)
    {
        var (unix, windows) = (ReadDefinition(written), ReadDefinition(written, "\r\n"));

        Assert.Equal(unix.Value, windows.Value);
        Assert.Equal(
            unix.Offsets.Select(offset => unix.Span.File.PositionOf(offset)).SkipLast(1).Where((_, i) => unix.Value[i] is not ('\n' or ' ')),
            windows.Offsets.Select(offset => windows.Span.File.PositionOf(offset)).SkipLast(1).Where((_, i) => windows.Value[i] is not ('\n' or ' ')));
    }

    private static TextSyntax ReadDefinition(string written, string lineEnd = "\n")
    {
        var read = PolicyFolder.Read([new SourceFile("policy.yaml", Policies.With($"definitions:\n  x: {written}\n").ReplaceLineEndings(lineEnd))]);
        Assert.Empty(read.Diagnostics);
        return Assert.Single(Assert.Single(read.Policies).Definitions).Value;
    }
}
