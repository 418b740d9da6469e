using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <content>The decision, parts and outputs with their rules.</content>
internal sealed partial class MutantList
{
    private void AddDecisions()
    {
        if (policy.Decision is { } decision)
        {
            AddBlock(decision.Rules, "decision", model.Outcome!, rules => policy with { Decision = decision with { Rules = rules } });
        }

        for (var i = 0; i < policy.Parts.Length; i++)
        {
            var (place, part) = (i, policy.Parts[i]);
            PolicySyntax Put(PartSyntax changed) => policy with { Parts = policy.Parts.SetItem(place, changed) };
            AddExpression(part.OnlyIf, true, $"when `{part.Name.Value}` applies", part.Name.Value, text => Put(part with { OnlyIf = text }));
            AddBlock(part.Rules, part.Name.Value, ItemOf(part.Name.Value), rules => Put(part with { Rules = rules }));
        }

        for (var i = 0; i < policy.Outputs.Length; i++)
        {
            var (place, output) = (i, policy.Outputs[i]);
            PolicySyntax Put(OutputSyntax changed) => policy with { Outputs = policy.Outputs.SetItem(place, changed) };
            AddExpression(output.OnlyIf, true, $"when `{output.Name.Value}` applies", output.Name.Value, text => Put(output with { OnlyIf = text }));
            AddExpression(output.Value, output.Type.Type == FactType.YesNo, output.Name.Value, output.Name.Value, text => Put(output with { Value = text }));
            AddRounding(output.Rounded, output.Name.Value, rounded => Put(output with { Rounded = rounded }));
            if (output.Rules is { } block)
            {
                AddBlock(block, output.Name.Value, ItemOf(output.Name.Value), rules => Put(output with { Rules = rules }));
            }
        }
    }

    private void AddValid()
    {
        for (var i = 0; i < policy.Valid.Length; i++)
        {
            var (place, check) = (i, policy.Valid[i]);
            var item = model.Items[model.Valid[i].Item].Name;
            AddExpression(check.When, true, $"valid/{check.Id.Value}", item, text => policy with { Valid = policy.Valid.SetItem(place, check with { When = text! }) });
        }
    }

    private void AddBlock(RuleBlockSyntax block, string name, Item item, Func<RuleBlockSyntax, PolicySyntax> put)
    {
        for (var i = 0; i < block.Rules.Length; i++)
        {
            var (place, rule) = (i, block.Rules[i]);
            if (rule.Status == RuleStatus.Live)
            {
                AddRule(rule, $"{name}/{rule.Id.Value}", item, changed => put(block with { Rules = block.Rules.SetItem(place, changed) }), Exchange(item, place));
            }
        }

        if (block.Otherwise is { } otherwise)
        {
            AddThen(otherwise, $"{name}/otherwise", item, changed => put(block with { Otherwise = changed }));
        }
    }

    private void AddRule(RuleSyntax rule, string within, Item item, Func<RuleSyntax, PolicySyntax> put, Func<Func<Rule, Rule>, Func<PolicyModel, PolicyModel>> exchange)
    {
        AddExpression(rule.When, true, within, item.Name, text => put(rule with { When = text }));
        AddThen(rule, within, item, put);
        AddRuleDay(rule.From, rule.Id.Span, within, "begins", item.Name, day => put(rule with { From = day }), day => exchange(own => own with { From = day }));
        AddRuleDay(rule.To, rule.Id.Span, within, "ends", item.Name, day => put(rule with { To = day }), day => exchange(own => own with { To = day }));
        for (var i = 0; i < rule.ExceptionTo.Length; i++)
        {
            var place = i;
            Add(MutationKind.Exception, within, $"it no longer takes the place of `{rule.ExceptionTo[i].Value}`", rule.ExceptionTo[i].Span, item.Name, () => put(rule with { ExceptionTo = rule.ExceptionTo.RemoveAt(place) }), exchange(own => own with { ExceptionTo = own.ExceptionTo.RemoveAt(place) }));
        }
    }

    // What a rule of an output leads to is an expression; an option alone is swapped like an outcome.
    private void AddThen(RuleSyntax rule, string within, Item item, Func<RuleSyntax, PolicySyntax> put)
    {
        if (rule.Then is not { } then)
        {
            return;
        }

        var options = OptionsOf(item.ChoiceSet).ToList();
        if (options.IndexOf(then.Value.Trim()) is >= 0 and var place && options.Count > 1)
        {
            AddEdit(then, new TextEdit(MutationKind.Result, 0, then.Value.Length, options[(place + 1) % options.Count]), within, item.Name, text => put(rule with { Then = text }), false);
        }
        else if (item.Kind == ItemKind.Output)
        {
            foreach (var moved in Figures.Beside(then.Value.Trim(), item.Type))
            {
                AddEdit(then, new TextEdit(MutationKind.Result, 0, then.Value.Length, moved), within, item.Name, text => put(rule with { Then = text }), false);
            }

            AddExpression(then, item.Type == FactType.YesNo, within, item.Name, text => put(rule with { Then = text }));
        }
    }

    private static Func<Func<Rule, Rule>, Func<PolicyModel, PolicyModel>> Exchange(Item item, int rule) => change => model =>
    {
        var place = model.Items.IndexOf(model.Items.First(other => other.Name == item.Name));
        var block = model.Items[place].Rules!;
        return model with { Items = model.Items.SetItem(place, model.Items[place] with { Rules = block with { Rules = block.Rules.SetItem(rule, change(block.Rules[rule])) } }) };
    };

    private void AddRuleDay(DateOnly? day, SourceSpan place, string within, string word, string rests, Func<DateOnly, PolicySyntax> put, Func<DateOnly, Func<PolicyModel, PolicyModel>> exchange)
    {
        foreach (var moved in day is { } first ? DaysBeside(first) : [])
        {
            Add(MutationKind.Date, within, $"it {word} on {ValueText.Format(moved, null)}, not on {ValueText.Format(day!.Value, null)}", place, rests, () => put(moved), exchange(moved));
        }
    }
}
