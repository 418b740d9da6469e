using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Trials;

/// <summary>Puts a value in the place of what works it out. The value is a figure of the same type, so that it means what it would mean in the policy.</summary>
internal static class AssumedValue
{
    public static PolicySyntax In(PolicySyntax policy, Item item, ChoiceSet? options, string value)
    {
        if (item.Kind is ItemKind.Outcome or ItemKind.Part)
        {
            return policy with
            {
                Decision = item.Kind == ItemKind.Outcome ? Settled(policy.Decision!, value) : policy.Decision,
                Parts = [.. policy.Parts.Select(part => item.Kind == ItemKind.Part && part.Name.Value == item.Name ? Settled(part, value) : part)],
            };
        }

        var name = $"assumed_{item.Name}";
        var span = policy.Id.Span;
        var type = new TypeSyntax(item.Type, span, [], options is null ? null : new Written<string>(options.Name, span));
        var parameter = new ParameterSyntax
        {
            Name = new Written<string>(name, span),
            Type = type,
            Title = $"{item.Title}, as assumed",
            Unit = item.Unit,
            Values = [new ParameterValueSyntax(null, new Written<DateOnly>(DateOnly.MinValue, span), null, new Written<string>(value, span), ["assumed"], span)],
        };
        policy = policy with { Parameters = policy.Parameters.Add(parameter) };
        var text = new TextSyntax(name, span, [.. Enumerable.Repeat(span.Start, name.Length + 1)]);
        if (item.Kind == ItemKind.Output)
        {
            return policy with { Outputs = [.. policy.Outputs.Select(output => output.Name.Value == item.Name ? output with { Value = text, Rules = null, OnlyIf = null, Rounded = null, Because = null } : output)] };
        }

        var written = policy.Definitions.FirstOrDefault(definition => definition.Name.Value == item.Name);
        var definition = new DefinitionSyntax(written?.Name ?? new Written<string>(item.Name, span), text, item.Title == item.Name ? "" : item.Title, []) { ShownTo = item.ShownTo };
        return policy with
        {
            Choices = options is not null && options.Name == item.Name ? policy.Choices.Add(new ChoicesSyntax(new Written<string>(options.Name, span), Options(options, policy))) : policy.Choices,
            Definitions = [.. policy.Definitions.Where(one => one.Name.Value != item.Name), definition],
            Criteria = [.. policy.Criteria.Where(one => one.Name.Value != item.Name)],
            Tables = [.. policy.Tables.Where(one => one.Name.Value != item.Name)],
            Matrices = [.. policy.Matrices.Where(one => one.Name.Value != item.Name)],
            Bands = [.. policy.Bands.Where(one => one.Name.Value != item.Name)],
        };
    }

    private static ImmutableArray<OptionSyntax> Options(ChoiceSet options, PolicySyntax policy) => [.. options.Options.Select(option => new OptionSyntax(new Written<string>(option.Name, policy.Id.Span), option.Title))];

    private static PartSyntax Settled(PartSyntax part, string option)
    {
        var span = part.Name.Span;
        var rule = new RuleSyntax
        {
            Id = new Written<string>("assumed", span),
            Title = "As assumed",
            When = Text("true"),
            Then = Text(option),
            Because = Text("This was assumed, not decided."),
            Span = span,
        };
        return part with { OnlyIf = null, Rules = new RuleBlockSyntax(HitPolicy.Any, [rule], null) };

        TextSyntax Text(string words) => new(words, span, [.. Enumerable.Repeat(span.Start, words.Length + 1)]);
    }
}
