using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Workbench.Facts;

/// <summary>One case to decide.</summary>
/// <param name="Facts">Its facts; <see langword="null"/> when they are refused.</param>
/// <param name="AsOf">The day that it names for itself; <see langword="null"/> when it names none.</param>
/// <param name="Line">The line at which it starts; 0 when it comes from no text.</param>
/// <param name="Diagnostics">Why it is refused; empty when it is not.</param>
public sealed record CaseInput(FactSet? Facts, DateOnly? AsOf, int Line, IReadOnlyList<PolicyDiagnostic> Diagnostics);
