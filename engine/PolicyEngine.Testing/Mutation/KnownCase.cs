using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine.Testing.Mutation;

/// <summary>A case with what it comes to under the policy as it is.</summary>
internal sealed record KnownCase(CaseSyntax Case, string Digest, IReadOnlyList<Expectation> Expectations)
{
    /// <summary>Decides a case; <see langword="null"/> when its facts are not understood.</summary>
    public static KnownCase? Of(Policy policy, CaseSyntax testCase, ExpectationReader expectations) =>
        Decide(policy.Compiled, testCase) is { } decision ? new KnownCase(testCase, DecisionDigest.Of(decision), expectations.Read(testCase, new DiagnosticBag())) : null;

    /// <summary>Whether an expectation or the snapshot is no longer as it was.</summary>
    public bool Notices(CompiledPolicy mutant) =>
        Decide(mutant, Case) is not { } decision
        || (Case.Snapshot && DecisionDigest.Of(decision) != Digest)
        || IsUnmet(decision);

    /// <summary>Whether an expectation alone is no longer met.</summary>
    public bool Expects(CompiledPolicy mutant) => Decide(mutant, Case) is not { } decision || IsUnmet(decision);

    private bool IsUnmet(Decision decision) => Expectations.Any(expectation => !ExpectationComparer.IsMet(expectation, decision));

    private static Decision? Decide(CompiledPolicy policy, CaseSyntax testCase) =>
        FactReader.Read(policy.Model, testCase.Facts, testCase.Unknown.Select(name => (name.Value, name.Span))).Facts is { } facts ? Evaluator.Decide(policy, facts, testCase.AsOf.Value) : null;
}
