using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using PolicyEngine.Analysis;
using PolicyEngine.Analysis.Emitted;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Emission;

/// <summary>The stage <c>CheckedPolicy</c> → assembly. Only what Analysis has checked can be emitted, and what was emitted is checked again before anybody may load it.</summary>
public static class PolicyEmitter
{
    /// <summary>Writes the set's assembly, with debug information that points into the authors' files.</summary>
    /// <returns>The image, or <see langword="null"/> with a diagnostic.</returns>
    public static PolicyImage? Emit(CheckedPolicySet policies, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(diagnostics);
        using var stream = new MemoryStream();
        var result = policies.Compilation.Emit(stream, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (!result.Success)
        {
            var first = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            diagnostics.Add(EmissionDiagnostics.NotEmitted, policies.Policies[0].Syntax.Id.Span, first?.ToString() ?? "no reason given");
            return null;
        }

        var assembly = ImmutableArray.Create(stream.GetBuffer(), 0, (int)stream.Length);
        return EmittedReferences.Check(assembly, policies.Policies[0].Syntax.Id.Span, diagnostics)
            ? new PolicyImage([.. policies.Policies.Select(policy => new PolicyImageEntry(policy.Model, policy.Container))], assembly.AsMemory())
            : null;
    }
}
