using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Analysis;

/// <summary>What became of a <see cref="SafetyPolicy"/>.</summary>
/// <param name="Bound">The bound policies, when nothing was wrong so far.</param>
/// <param name="Checked">The checked policies, when nothing was wrong at all.</param>
/// <param name="FirstLine">The line of the first expression; each has a line of its own.</param>
/// <param name="Errors">What was wrong.</param>
internal sealed record SafetyReport(BoundPolicySet? Bound, CheckedPolicySet? Checked, int FirstLine, IReadOnlyList<PolicyDiagnostic> Errors)
{
    /// <summary>The errors in an expression, by its place.</summary>
    public IEnumerable<PolicyDiagnostic> ErrorsOf(int expression) => Errors.Where(error => error.Span.File.Path == "probe/policy.yaml" && error.Location.Line == FirstLine + expression);
}
