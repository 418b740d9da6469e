using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Workbench.Facts;

/// <summary>The facts of one case, as somebody gave them.</summary>
/// <param name="Facts">The facts; <see langword="null"/> when the text cannot be read.</param>
/// <param name="Line">The line at which they start; 0 when they come from no text.</param>
/// <param name="Diagnostics">What is wrong with the text.</param>
public sealed record GivenCase(GivenFacts? Facts, int Line, IReadOnlyList<PolicyDiagnostic> Diagnostics);
