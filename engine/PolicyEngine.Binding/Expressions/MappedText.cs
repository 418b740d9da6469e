using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Expressions;

/// <summary>An author's text with words of our own between: what is said about it still points at the author's place.</summary>
internal sealed class MappedText(TextSyntax source)
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();
    private int at;

    /// <summary>Takes over the author's text up to a place.</summary>
    public void UpTo(int end)
    {
        text.Append(source.Value, at, end - at);
        offsets.AddRange(source.Offsets.AsSpan(at, end - at));
        at = end;
    }

    /// <summary>Puts in words that stand nowhere in the author's file.</summary>
    public void Own(string words)
    {
        text.Append(words);
        offsets.AddRange(Enumerable.Repeat(source.Offsets[at], words.Length));
    }

    public TextSyntax ToText() => new(text.ToString(), source.Span, [.. offsets, source.Offsets[^1]]);
}
