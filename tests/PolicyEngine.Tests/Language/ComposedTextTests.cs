using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Tests.Language;

/// <summary>The engine's own composition of text: the same on every host, with Unicode data or without.</summary>
public class ComposedTextTests
{
    [Theory]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("plain", "plain")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    [InlineData("s\u0323\u0307", "\u1e69")]
    [InlineData("s\u0307\u0323", "\u1e69")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\ud83d\udeb2e\u0301", "\ud83d\udeb2\u00e9")]
    [InlineData("\u0301e", "\u0301e")]
    public void Text_is_composed(string written, string composed) => Assert.Equal(composed, ComposedText.Of(written));

    [Fact]
    public void Half_a_pair_stays_what_it_is() => Assert.Equal("\ud83d\u00e9", ComposedText.Of("\ud83de\u0301"));

    [Fact]
    public void A_text_that_is_composed_is_the_same_text()
    {
        var text = "Zo\u00eb \u2013 na\u00efve";

        Assert.Same(text, ComposedText.Of(text));
    }

    [Fact]
    public void It_is_what_unicode_says()
    {
        // A host without Unicode data leaves every text as it is, and has nothing to compare with.
        if ("e\u0301".Normalize().Length != 1)
        {
            return;
        }

        (int First, int Last)[] blocks = [(0x00C0, 0x036F), (0x0390, 0x0481), (0x0900, 0x0DFF), (0x1E00, 0x1FFF), (0x2000, 0x22FF), (0x3040, 0x30FF), (0xAC00, 0xAC40), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D)];
        foreach (var point in blocks.SelectMany(block => Enumerable.Range(block.First, block.Last - block.First + 1)))
        {
            var letter = new Rune(point).ToString();
            foreach (var text in new[] { letter, letter.Normalize(NormalizationForm.FormD), "a" + letter + "\u0301\u0323" })
            {
                Assert.Equal(text.Normalize(NormalizationForm.FormC), ComposedText.Of(text));
            }
        }
    }

    [Fact]
    public void A_long_row_of_accents_costs_no_more_than_its_length() =>
        Assert.Equal(200_000, ComposedText.Of("q" + string.Concat(Enumerable.Repeat("\u0323\u0307", 100_000)))[1..].Length);

    [Fact]
    public void Files_are_composed_as_they_come_in() => Assert.Equal("title: Caf\u00e9", new SourceFile("policy.yaml", "title: Cafe\u0301").Text);
}
