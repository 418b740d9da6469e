using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>What the policy promises of all cases, each proved, or shown to be broken by a case.</summary>
internal sealed class GuaranteeRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Broken = new(
        "PE4340",
        Severity.Error,
        "the guarantee `{0}` is broken by a case with {1}: {2}",
        "mend the rule or the figure that lets the case through; or the guarantee, where it promises more than is meant");

    private static readonly DiagnosticDescriptor Empty = new(
        "PE4341",
        Severity.Warning,
        "the guarantee `{0}` speaks of no case: `{1}` holds in none",
        "correct its `when`, or take the guarantee out");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Broken, Empty];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var guarantee in policy.Model.Guarantees)
        {
            var result = GuaranteeProof.Of(policy.Prover, guarantee);
            if (result.Answer is Possible broken)
            {
                findings.Add(Finding.At(policy, guarantee.Location, Broken, [guarantee.Id], guarantee.Id, CaseWords.Of(broken.Witness), Words(policy, result, broken.Witness)));
            }
            else if (result.Answer is NotDecided open)
            {
                policy.Undecided.Add(new UndecidedQuestion(policy.Syntax.Id.Value, Broken.Id, $"whether every case keeps the guarantee `{guarantee.Id}`", open.Reason, guarantee.Location));
            }
            else if (result.IsEmpty)
            {
                findings.Add(Finding.At(policy, guarantee.Location, Empty, [guarantee.Id], guarantee.Id, guarantee.WhenText));
            }
        }
    }

    private static string Words(AdvisedPolicy policy, GuaranteeResult result, Witness witness)
    {
        var decision = Evaluator.Decide(policy.Compiled, witness.Facts, witness.Day);
        return result.Breach switch
        {
            GuaranteeBreach.Outcome => $"the outcome is `{decision.Outcome}`",
            GuaranteeBreach.NoOutcome => "there is no outcome, although nothing more is asked",
            GuaranteeBreach.Condition => result.Guarantee.Kind == GuaranteeKind.Never ? $"`{result.Guarantee.ConditionText}` holds" : $"`{result.Guarantee.ConditionText}` does not hold",
            GuaranteeBreach.Fault or _ => decision.Faults.Count == 0 ? "it can't be worked out" : decision.Faults[0].Message,
        };
    }
}
