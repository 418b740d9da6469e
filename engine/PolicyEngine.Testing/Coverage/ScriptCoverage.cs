using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;
using PolicyEngine.Testing.Mutation;

namespace PolicyEngine.Testing.Coverage;

/// <summary>Which branches of its scripts the cases of a policy take: each branch in turn is made to break, and a case that breaks then takes it.</summary>
internal static class ScriptCoverage
{
    /// <summary>The branches, in the order in which the scripts are read. One that can't be made to break is left out.</summary>
    public static IEnumerable<CoverageResult> Of(SuiteResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var syntax = result.Suite.Syntax;
        var branches = Enumerable.Range(0, syntax.Scripts.Length).SelectMany(place => ScriptBranch.In(syntax.Scripts[place]).Select(branch => (Place: place, Branch: branch))).ToList();
        var mutants = branches.Select(one => new Mutant(MutationKind.Negation, "", "", one.Branch.Place, "", () => syntax with { Scripts = syntax.Scripts.SetItem(one.Place, new SourceFile(one.Branch.Place.File.Path, one.Branch.Broken)) }));
        var compiled = MutantBatch.Of(mutants).SelectMany(batch => MutantBatch.Compile(syntax, result.Suite.Policy.Compiled, batch, CancellationToken.None));
        return branches.Zip(compiled).Where(pair => pair.Second is not null).Select(pair => new CoverageResult(PointOf(pair.First.Branch), CaseIn(result, pair.Second!))).ToList();
    }

    private static CoveragePoint PointOf(ScriptBranch branch) =>
        new(CoverageKind.Branch, branch.Text, $"script {Path.GetFileNameWithoutExtension(branch.Place.File.Path)}", branch.Needs, branch.Place.Location, _ => false);

    private static string? CaseIn(SuiteResult result, CompiledPolicy broken) =>
        result.Cases.FirstOrDefault(one => one.Decision is { } decision && Decide(broken, one) is { } other && Faults(other) > Faults(decision))?.Id;

    private static Decision? Decide(CompiledPolicy policy, CaseResult one) =>
        FactReader.Read(policy.Model, one.Case.Facts, one.Case.Unknown.Select(name => (name.Value, name.Span))).Facts is { } facts ? Evaluator.Decide(policy, facts, one.Case.AsOf.Value) : null;

    private static int Faults(Decision decision) => decision.Faults.Count + Below(decision.Explanation.Root);

    private static int Below(ExplanationNode node) => (node.State == ExplanationState.Fault ? 1 : 0) + node.Children.Sum(Below);
}
