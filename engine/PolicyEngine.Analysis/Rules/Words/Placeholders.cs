using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>The places in a text where values are shown.</summary>
internal static partial class Placeholders
{
    /// <summary>Where a value is shown; the whole text when it is not found.</summary>
    public static SourceSpan SpanOf(TextSyntax text, string name) =>
        Value().Matches(text.Value).FirstOrDefault(match => match.Groups[1].Value.Trim() == name) is { } match ? text.SpanOf(match.Index, match.Length) : text.Span;

    /// <summary>The slot that a value between braces shows; -1 for none.</summary>
    public static int SlotOf(ReasonTemplate template, string name) => template.Pieces.FirstOrDefault(piece => piece.Slot >= 0 && piece.Text == name.Trim())?.Slot ?? -1;

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Value();
}
