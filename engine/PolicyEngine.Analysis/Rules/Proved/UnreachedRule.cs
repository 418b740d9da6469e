using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A rule whose condition can hold, and which never decides: others always come before it, or its exceptions always take its place.</summary>
internal sealed class UnreachedRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Unreached = new(
        "PE4304",
        Severity.Warning,
        "the rule `{0}` is never reached: whenever its condition holds, {1} before it",
        "put it before the others, narrow them, or take it out");

    private static readonly DiagnosticDescriptor Shadowed = new(
        "PE4305",
        Severity.Warning,
        "the rule `{0}` never fires: whenever its condition holds, {1} its place",
        "narrow the exception, or take the rule out");

    private static readonly DiagnosticDescriptor IdleException = new(
        "PE4306",
        Severity.Warning,
        "the exception `{0}` takes no rule's place: its condition never holds together with that of {1}",
        "look at its condition; or take `exception_to` away");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unreached, Shadowed, IdleException];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        for (var item = 0; item < policy.Model.Items.Length; item++)
        {
            for (var rule = 0; rule < (policy.Model.Items[item].Rules?.Rules.Length ?? 0); rule++)
            {
                Check(policy, item, rule, findings);
            }
        }
    }

    private static void Check(AdvisedPolicy policy, int item, int place, List<Finding> findings)
    {
        var (owner, block) = (policy.Model.Items[item], policy.Model.Items[item].Rules!);
        var rule = block.Rules[place];
        if (policy.Prover.IsImpossible(Say.RuleHolds(item, place)))
        {
            return;
        }

        if (!rule.ExceptionTo.IsEmpty && rule.ExceptionTo.All(other => policy.Prover.IsImpossible(Say.RuleHolds(item, place) & Say.RuleHolds(item, other))))
        {
            var replaced = CaseWords.Listed([.. rule.ExceptionTo.Select(other => $"`{block.Rules[other].Id}`")]);
            findings.Add(Finding.At(policy, rule.Location, IdleException, [rule.Id, owner.Name], rule.Id, replaced));
        }

        if (policy.Prover.IsImpossible(Say.RuleFires(item, place)))
        {
            var exceptions = Ids(block, other => other.ExceptionTo.Contains(place));
            findings.Add(Finding.At(policy, rule.Location, Shadowed, [rule.Id, owner.Name], rule.Id, exceptions.Length == 1 ? $"its exception {exceptions[0]} takes" : $"its exceptions {CaseWords.Listed(exceptions)} take"));
        }
        else if (!rule.Advisory && block.Hit != HitPolicy.Any && policy.Prover.IsImpossible(Say.RuleDecides(item, place) & Say.Applies(item)) && !policy.Prover.IsImpossible(Say.RuleFires(item, place) & Say.Applies(item)))
        {
            string[] before = [.. Enumerable.Range(0, block.Rules.Length).Where(other => Meets(policy, item, place, other)).Select(other => $"`{block.Rules[other].Id}`")];
            findings.Add(Finding.At(policy, rule.Location, Unreached, [rule.Id, owner.Name], rule.Id, before.Length == 1 ? $"{before[0]} holds" : $"one of {CaseWords.Listed(before)} holds"));
        }
    }

    private static string[] Ids(RuleBlock block, Func<Rule, bool> takes) => [.. block.Rules.Where(takes).Select(rule => $"`{rule.Id}`")];

    private static bool Meets(AdvisedPolicy policy, int item, int place, int other)
    {
        var block = policy.Model.Items[item].Rules!;
        var isBefore = block.Hit == HitPolicy.Priority ? block.Rules[other].Result.Outcome < block.Rules[place].Result.Outcome : other < place;
        return isBefore && !block.Rules[other].Advisory && !policy.Prover.IsImpossible(Say.RuleFires(item, place) & Say.RuleFires(item, other));
    }
}
