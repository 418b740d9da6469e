using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>A leaf before it is compiled.</summary>
/// <param name="Leaf">The leaf as data.</param>
/// <param name="Node">The tree to splice, with options resolved.</param>
/// <param name="Start">Where the leaf begins in the author's text.</param>
/// <param name="Source">The expression it is a part of.</param>
/// <param name="Reads">The symbols it reads.</param>
/// <param name="Needed">What it must give.</param>
internal sealed record LeafDraft(Leaf Leaf, ExpressionSyntax Node, int Start, ParsedExpression Source, IReadOnlyList<PolicySymbol> Reads, ValueShape Needed)
{
    /// <summary>For a key leaf, the decimal places of the column.</summary>
    public int Scale { get; init; }

    /// <summary>For a key leaf of a text column, its place.</summary>
    public int Column { get; init; }

    /// <summary>The tree of the explained form, in which parts that are worked out by themselves stand by name; <see langword="null"/> where it is the same.</summary>
    public ExpressionSyntax? Explained { get; init; }

    /// <summary>What the explained form reads.</summary>
    public IReadOnlyList<PolicySymbol> ExplainedReads { get; init; } = Reads;

    /// <summary>The records that the explained form sees, where it is asked of one record of a list.</summary>
    public IReadOnlyList<RecordName> Records { get; init; } = [];

    /// <summary>Whether it stands in a part of an expression, so that the plain form has it already.</summary>
    public bool IsInner { get; init; }

    /// <summary>For a comparison, the sides to show; trees with options resolved.</summary>
    public (ExpressionSyntax Left, ExpressionSyntax Right)? Sides { get; init; }
}
