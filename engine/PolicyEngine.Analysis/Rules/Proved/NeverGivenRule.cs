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

    private static readonly DiagnosticDescriptor NeverValue = new(
        "PE4315",
        Severity.Warning,
        "nothing gives the value `{0}` of `{1}`",
        "add the rule or row that gives it, mend the one that should, or take the value out of the list");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Never, NeverValue];

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

        CheckValues(policy, findings);
    }

    // A list of options that others use too need not be used up here.
    private static void CheckValues(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        for (var item = 0; item < model.Items.Length; item++)
        {
            var owner = model.Items[item];
            if (!owner.IsNamed || !IsOwnList(policy, owner))
            {
                continue;
            }

            var options = model.Choices[owner.ChoiceSet].Options;
            for (var option = 0; option < options.Length; option++)
            {
                if (IsNeverGiven(policy, item, option))
                {
                    findings.Add(Finding.At(policy, owner.Location, NeverValue, [owner.Name, options[option].Name], options[option].Name, owner.Name));
                }
            }
        }
    }

    private static bool IsNeverGiven(AdvisedPolicy policy, int item, int option)
    {
        var owner = policy.Model.Items[item];
        if (owner.Lookup is { } table)
        {
            var name = policy.Model.Choices[owner.ChoiceSet].Options[option].Name;
            return table.Rows.Append(table.Otherwise).OfType<LookupRow>().All(row => !row.Values.Contains(name));
        }

        return !Conditions.NeedsOpenParameter(policy.Model, owner) && !policy.Prover.IsImpossible(Say.IsSettled(item)) && policy.Prover.IsImpossible(Say.ValueIs(item, option));
    }

    private static bool IsOwnList(AdvisedPolicy policy, Item owner)
    {
        var syntax = policy.Syntax;
        var types = owner.Kind switch
        {
            ItemKind.Output => syntax.Outputs.Where(output => output.Name.Value == owner.Name).Select(output => output.Type),
            ItemKind.Table => syntax.Tables.Where(table => table.Name.Value == owner.Name && table.Outputs.Length == 1).SelectMany(table => table.Outputs).Select(output => output.Type),
            ItemKind.Matrix => syntax.Matrices.Where(matrix => matrix.Name.Value == owner.Name).Select(matrix => matrix.Output),
            ItemKind.Bands => syntax.Bands.Where(bands => bands.Name.Value == owner.Name).Select(bands => bands.Output),
            ItemKind.Definition or ItemKind.Criteria or ItemKind.Outcome or ItemKind.Part or ItemKind.Lifecycle or ItemKind.Guarantee or ItemKind.Valid or ItemKind.Inner or _ => [],
        };
        return owner.ChoiceSet >= 0 && types.Any(type => type.Of is null && !type.Options.IsEmpty);
    }
}
