using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>What came of the stages behind the syntax.</summary>
/// <param name="Policies">The policies that can decide.</param>
/// <param name="Image">The same at rest; <see langword="null"/> where there is none, or where it was kept before.</param>
/// <param name="Said">What the stages said.</param>
/// <param name="Advice">What checks say, where they were asked.</param>
internal sealed record MadePolicies(ImmutableArray<CompiledPolicy> Policies, PolicyImage? Image, ImmutableArray<PolicyDiagnostic> Said, AdviceReport Advice)
{
    /// <summary>Nothing, and why.</summary>
    public static MadePolicies None(DiagnosticBag why) => new([], null, [.. why], AdviceReport.Empty);
}
