using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>A value that somebody gave, from YAML or JSON, before it is held against the facts' types.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record GivenValue(SourceSpan Span);

/// <summary>A single value.</summary>
/// <param name="Text">The text as written (JSON numbers keep their digits; <c>true</c> and <c>false</c> of JSON are those words).</param>
/// <param name="IsQuoted">Whether it was written as a quoted text.</param>
/// <param name="Span">Where it is written.</param>
public sealed record GivenScalar(string Text, bool IsQuoted, SourceSpan Span) : GivenValue(Span)
{
    /// <summary>Whether it stands in JSON, where only numbers, <c>true</c>, <c>false</c> and <c>null</c> are written without quotation marks.</summary>
    public bool IsJson { get; init; }

    /// <summary>What follows on the same line and was taken for a comment; <see langword="null"/> for nothing.</summary>
    public SourceSpan? Comment { get; init; }
}

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Span">Where it is written.</param>
public sealed record GivenList(ImmutableArray<GivenValue> Items, SourceSpan Span) : GivenValue(Span);

/// <summary>Names with values.</summary>
/// <param name="Entries">The entries in order; names do not repeat.</param>
/// <param name="Span">Where it is written.</param>
public sealed record GivenMap(ImmutableArray<GivenEntry> Entries, SourceSpan Span) : GivenValue(Span);

/// <summary>A name with its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name is written.</param>
/// <param name="Value">The value.</param>
public sealed record GivenEntry(string Name, SourceSpan NameSpan, GivenValue Value);
