using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis;

/// <summary>Something found in a policy.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Diagnostic">What is said.</param>
/// <param name="About">The names it is about, any of which a suppression may give; what it is found at stands first.</param>
internal sealed record Finding(string Policy, PolicyDiagnostic Diagnostic, ImmutableArray<string> About)
{
    /// <summary>What must be mended for this to go away by itself: the names of things that have a finding of their own. Where one of them has, this is shown under it.</summary>
    public ImmutableArray<string> Causes { get; init; } = [];

    /// <summary>A finding about a place of the policy's model.</summary>
    public static Finding At(AdvisedPolicy policy, SourceLocation? location, DiagnosticDescriptor descriptor, ImmutableArray<string> about, params object[] arguments) =>
        At(policy.Bound, location, descriptor, about, arguments);

    /// <summary>A finding about a stretch of the author's text.</summary>
    public static Finding At(AdvisedPolicy policy, SourceSpan span, DiagnosticDescriptor descriptor, ImmutableArray<string> about, params object[] arguments) =>
        new(policy.Syntax.Id.Value, descriptor.At(span, arguments), about);

    /// <summary>A finding about a place of the policy's model.</summary>
    public static Finding At(BoundPolicy policy, SourceLocation? location, DiagnosticDescriptor descriptor, ImmutableArray<string> about, params object[] arguments) =>
        new(policy.Syntax.Id.Value, descriptor.At(SpanOf(policy, location), arguments), about);

    // The model keeps lines and columns without the text; the text is found again by its path.
    private static SourceSpan SpanOf(BoundPolicy policy, SourceLocation? location)
    {
        var files = policy.Syntax.Scripts.Add(policy.Syntax.File).AddRange(policy.Syntax.IncludedFiles).AddRange(policy.Syntax.SharedFiles);
        var file = location is null ? null : (policy.Syntax.OverrideFile is { } locality ? files.Add(locality) : files).FirstOrDefault(file => file.Path == location.File);
        if (file is null || location is null)
        {
            return policy.Syntax.Id.Span;
        }

        var start = file.OffsetOf(location.Line, location.Column);
        return new SourceSpan(file, start, Math.Max(0, file.OffsetOf(location.EndLine, location.EndColumn) - start));
    }
}
