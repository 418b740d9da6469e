using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Binding;

namespace PolicyEngine.Analysis;

/// <summary>
/// Policies that may run: every symbol that their authors' text uses is on the allow-list, and the loops and methods of their scripts take steps of the budget. Only <see cref="PolicyAnalyzer"/> makes
/// one, and it is all that Emission accepts.
/// </summary>
public sealed class CheckedPolicySet
{
    internal CheckedPolicySet(CSharpCompilation compilation, BoundPolicySet bound)
    {
        Compilation = compilation;
        Bound = bound;
    }

    /// <summary>The compilation to emit, with the guards of scripts in place.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The policies, in the order of their ids.</summary>
    public ImmutableArray<BoundPolicy> Policies => Bound.Policies;

    /// <summary>The policies as they were bound, without the guards.</summary>
    internal BoundPolicySet Bound { get; }

    /// <summary>What was found on the way and is no error.</summary>
    internal ImmutableArray<Finding> Noted { get; init; } = [];
}
