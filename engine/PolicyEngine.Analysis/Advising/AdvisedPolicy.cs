using PolicyEngine.Binding;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Runtime;

namespace PolicyEngine.Analysis.Advising;

/// <summary>A policy as checks see it: as written, as data, and able to decide.</summary>
/// <param name="Bound">The policy with its names and types.</param>
/// <param name="Compiled">The same policy, able to decide.</param>
/// <param name="Code">The compilation that it stands in, with the way back to the author's text.</param>
internal sealed record AdvisedPolicy(BoundPolicy Bound, CompiledPolicy Compiled, BoundPolicySet Code)
{
    private PolicyProver? prover;

    /// <summary>The policy as written.</summary>
    public PolicySyntax Syntax => Bound.Syntax;

    /// <summary>The policy as data.</summary>
    public PolicyModel Model => Bound.Model;

    /// <summary>Today, where somebody asks on a day; a finding that hangs on it is left out otherwise, so that a text always gives the same.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The papers that citations name, where they are at hand.</summary>
    public Papers? Papers { get; init; }

    /// <summary>Answers questions about it. Nothing is translated before the first one.</summary>
    public PolicyProver Prover => prover ??= new PolicyProver(Compiled);

    /// <summary>What could not be decided within a check's budget; never taken for clean.</summary>
    public List<UndecidedQuestion> Undecided { get; } = [];
}
