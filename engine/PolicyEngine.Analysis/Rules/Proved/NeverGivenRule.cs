using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>An outcome that is listed and that no case can have: a rule for it is missing, or can't be reached.</summary>
internal sealed class NeverGivenRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Never = new(
        "PE4310",
        Severity.Warning,
        "no case can have the outcome `{0}` of `{1}`",
        "add the rule that gives it, mend the one that should, or take the outcome out of the list");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Never];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var isDecidedByPerson = model.Lifecycle?.Triggers.Any(trigger => trigger.Decides) ?? false;
        for (var item = 0; item < model.Items.Length; item++)
        {
            var owner = model.Items[item];
            var isNeeded = owner.Kind == ItemKind.Part || (owner.Kind == ItemKind.Outcome && !isDecidedByPerson);
            if (!isNeeded || Conditions.NeedsOpenParameter(model, owner) || policy.Prover.IsImpossible(Say.Applies(item)))
            {
                continue;
            }

            for (var option = 0; option < model.Choices[owner.ChoiceSet].Options.Length; option++)
            {
                // A rule that is no more than proposed may give it one day.
                var place = option;
                if (owner.Rules!.Rules.All(rule => rule.Result.Outcome != place || rule.Status == RuleStatus.Live) && policy.Prover.IsImpossible(Say.ValueIs(item, option)))
                {
                    var name = model.Choices[owner.ChoiceSet].Options[option].Name;
                    var rules = owner.Rules!.Rules.Where(rule => rule.Result.Outcome == place).Select(rule => rule.Id);
                    findings.Add(Finding.At(policy, owner.Location, Never, [name, owner.Name], name, owner.Name) with { Causes = [.. rules] });
                }
            }
        }
    }
}
