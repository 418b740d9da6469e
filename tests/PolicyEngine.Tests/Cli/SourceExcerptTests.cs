using PolicyEngine.Diagnostics;
using PolicyEngine.LineEditing;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Tests.Cli;

/// <summary>The marks stand exactly under the text, whatever the line holds.</summary>
public class SourceExcerptTests
{
    [Theory]
    [InlineData("when: [residnt] && x", "when: residnt && x", "      ^^^^^^^")]
    [InlineData("[when]: x", "when: x", "^^^^")]
    [InlineData("when: x[]", "when: x", "       ^")]
    [InlineData("\twhen: [x]", "    when: x", "          ^")]
    [InlineData("ab\t[x]", "ab  x", "    ^")]
    [InlineData("a: 日本 [x]", "a: 日本 x", "        ^")]
    [InlineData("a: [日本] x", "a: 日本 x", "   ^^^^")]
    [InlineData("a: cafx\u0301 [x]", "a: cafx\u0301 x", "        ^")]
    [InlineData("a: 😀 [x]", "a: 😀 x", "      ^")]
    [InlineData("a: \u001b[[x]", "a: \uFFFD[x", "     ^")]
    [InlineData("a: \u202E[x]", "a: \uFFFDx", "    ^")]
    [InlineData("a: [x\n  y]", "a: x", "   ^")]
    public void Marks_are_under_the_span(string marked, string line, string marks)
    {
        var start = marked.LastIndexOf('[');
        var end = marked.LastIndexOf(']');
        var file = new SourceFile("policy.yaml", marked.Remove(end, 1).Remove(start, 1));
        var excerpt = SourceExcerpt.Of(file.Span(start, end - start - 1), 60)!;
        Assert.Equal((line, marks), (excerpt.Line, excerpt.Marks));
    }

    [Theory]
    [InlineData(0, "xxxxx")]
    [InlineData(300, "xxxxx")]
    [InlineData(300, "日本")]
    public void A_long_line_is_cut_around_the_span(int before, string text)
    {
        var file = new SourceFile("facts.json", new string('a', before) + text + new string('b', 500));
        var excerpt = SourceExcerpt.Of(file.Span(before, text.Length), 60)!;
        Assert.InRange(TextWidth.Of(excerpt.Line), 1, 60);
        Assert.Equal(TextWidth.Of(excerpt.Line[..excerpt.Line.IndexOf(text, StringComparison.Ordinal)]), excerpt.Marks.IndexOf('^', StringComparison.Ordinal));
        Assert.Equal(TextWidth.Of(text), excerpt.Marks.Count(mark => mark == '^'));
    }
}
