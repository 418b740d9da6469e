using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>How a scalar is written.</summary>
internal enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>A piece of a YAML document with its place in the file.</summary>
/// <param name="Span">Where it is written, quotes and brackets included.</param>
internal abstract record YamlNode(SourceSpan Span);

/// <summary>A single text.</summary>
/// <param name="Value">The text as YAML reads it.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Offsets">For each code unit of the value its offset in the file, and one more for the end.</param>
/// <param name="Comment">The comment that follows on the same line; <see langword="null"/> for none.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record YamlScalar(string Value, YamlStyle Style, ImmutableArray<int> Offsets, SourceSpan? Comment, SourceSpan Span) : YamlNode(Span)
{
    /// <summary>Whether nothing is written here at all.</summary>
    public bool IsMissing => Style == YamlStyle.Plain && Value.Length == 0;

    /// <summary>The text with the place of each character.</summary>
    public TextSyntax ToText() => new(Value, Span, Offsets);

    /// <summary>The text with its place.</summary>
    public Written<string> ToWritten() => new(Value, Span);
}

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record YamlList(ImmutableArray<YamlNode> Items, SourceSpan Span) : YamlNode(Span)
{
    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; init; }

    /// <summary>The offset of its bracket, or of its first dash.</summary>
    public int Opening { get; init; }
}

/// <summary>Keys with values; keys do not repeat.</summary>
/// <param name="Entries">The entries, as written.</param>
/// <param name="IsFlow">Whether it is written in braces.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, bool IsFlow, SourceSpan Span) : YamlNode(Span)
{
    private readonly Lazy<Dictionary<string, YamlEntry>> byKey = new(() => Entries.ToDictionary(entry => entry.Key.Value, StringComparer.Ordinal));

    /// <summary>The place to show for the mapping as a whole: in braces all of it, else its first key, which is where the eye goes.</summary>
    public SourceSpan Head => IsFlow || Entries.IsEmpty ? Span : Entries[0].Key.Span;

    /// <summary>The entry of a key; <see langword="null"/> for none.</summary>
    public YamlEntry? Find(string key) => byKey.Value.GetValueOrDefault(key);
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
