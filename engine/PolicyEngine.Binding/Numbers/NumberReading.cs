using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Binding.Numbers;

/// <summary>An expression as it is compiled, and what it gives.</summary>
/// <param name="Node">The expression.</param>
/// <param name="Note">What it gives.</param>
internal sealed record NumberReading(ExpressionSyntax Node, NumberNote Note);
