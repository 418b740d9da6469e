using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;

namespace PolicyEngine.Analysis.Rules;

/// <summary>One thing that is looked for in a policy: one check a file.</summary>
internal abstract class Check
{
    /// <summary>What it is about.</summary>
    public abstract CheckKind Kind { get; }

    /// <summary>What it can say.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Says { get; }
}
