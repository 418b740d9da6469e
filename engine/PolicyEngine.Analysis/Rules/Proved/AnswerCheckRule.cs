using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>Checks between answers that can't do what they are for.</summary>
internal sealed class AnswerCheckRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NeverNo = new(
        "PE4370",
        Severity.Warning,
        "the check `{0}` refuses no answers: `{1}` holds of all of them",
        "correct its `when`, or take the check out");

    private static readonly DiagnosticDescriptor AlwaysNo = new(
        "PE4371",
        Severity.Error,
        "the check `{0}` refuses every case that the checks before it take",
        "correct its `when`: where it is a no, the answers are refused");

    private static readonly DiagnosticDescriptor AboutOther = new(
        "PE4372",
        Severity.Warning,
        "the check `{0}` asks again for `{1}`, which it does not read",
        "name under `about` the facts that its `when` hangs on, so that another answer can help");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NeverNo, AlwaysNo, AboutOther];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        if (policy.Model.Valid.IsEmpty)
        {
            return;
        }

        var prover = new PolicyProver(policy.Compiled, isOfAllAnswers: true);
        var taken = Say.Always;
        foreach (var check in policy.Model.Valid)
        {
            var condition = policy.Model.Items[check.Item].Value!;
            if (prover.IsImpossible(Say.No(condition)))
            {
                findings.Add(Finding.At(policy, check.Location, NeverNo, [check.Id], check.Id, policy.Model.Items[check.Item].ValueText.Trim()));
            }

            taken &= !Say.No(condition);
            if (prover.IsImpossible(taken))
            {
                findings.Add(Finding.At(policy, check.Location, AlwaysNo, [check.Id], check.Id));
                return;
            }

            CheckAbout(policy, check, findings);
        }
    }

    private static void CheckAbout(AdvisedPolicy policy, AnswerCheck check, List<Finding> findings)
    {
        var reads = PolicyUses.Of(policy.Model).Closure(PolicyParts.ReadsOf(policy.Model.Items[check.Item], policy.Model));
        foreach (var fact in check.About.Where(fact => !reads.Contains(fact)))
        {
            findings.Add(Finding.At(policy, check.Location, AboutOther, [check.Id], check.Id, policy.Model.Facts[fact].Name));
        }
    }
}
