using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing.Mutation;

/// <summary>A change inside an author's text.</summary>
/// <param name="Kind">The kind of mistake it makes.</param>
/// <param name="Start">Where in the text's value it begins.</param>
/// <param name="Length">How much it replaces.</param>
/// <param name="Replacement">What it puts there.</param>
internal sealed record TextEdit(MutationKind Kind, int Start, int Length, string Replacement)
{
    /// <summary>The text with the change; every character keeps a place in the file.</summary>
    public TextSyntax Apply(TextSyntax text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = string.Concat(text.Value.AsSpan(0, Start), Replacement, text.Value.AsSpan(Start + Length));
        var offsets = text.Offsets.Take(Start).Concat(Enumerable.Repeat(text.Offsets[Start], Replacement.Length)).Concat(text.Offsets.Skip(Start + Length));
        return new TextSyntax(value, text.Span, [.. offsets]);
    }
}
