using PolicyEngine.Binding.Lifecycles;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Symbols;

/// <summary>Gives every name of a policy its slot. The order here is the order of slots: facts, parameters, then items as listed in <see cref="SymbolTable.Items"/>.</summary>
internal static class SymbolTableBuilder
{
    public static SymbolTable Build(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var table = new SymbolTable();
        foreach (var choices in policy.Choices)
        {
            table.Choices.Declare(choices.Name.Value, choices.Options);
        }

        // A list may be used before the fact, part or output that writes it out, so those are declared first.
        var written = DeclareWritten(policy, table);
        foreach (var fact in policy.Facts)
        {
            table.AddFact(fact.Name, Resolve(table, fact.Type, fact.Name.Value, written, diagnostics));
            foreach (var field in fact.Fields)
            {
                var owner = $"{fact.Name.Value}_{field.Name.Value}";
                if (field.Type is { Type: FactType.Choice, Of: not null })
                {
                    table.Shape(field.Type, owner, diagnostics);
                }
                else if (field.Type.Type == FactType.Choice)
                {
                    table.Choices.Declare(owner, field.Type.Options);
                }
            }
        }

        foreach (var parameter in policy.Parameters)
        {
            table.AddParameter(parameter.Name, Resolve(table, parameter.Type, parameter.Name.Value, written, diagnostics), KeyShape(table, parameter, diagnostics));
        }

        AddItems(policy, table, written, diagnostics);
        return table;
    }

    private static HashSet<string> DeclareWritten(PolicySyntax policy, SymbolTable table)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        var owners = policy.Facts.Select(fact => (fact.Name.Value, fact.Type))
            .Concat(policy.Parameters.Select(parameter => (parameter.Name.Value, parameter.Type)))
            .Concat(policy.Blocks().Select(part => (part.Name.Value, part.Outcomes)))
            .Concat(policy.Outputs.Select(output => (output.Name.Value, output.Type)));
        foreach (var (owner, type) in owners)
        {
            if (type is { Type: FactType.Choice, Of: null })
            {
                table.Choices.Declare(owner, type.Options);
                declared.Add(owner);
            }
        }

        foreach (var (owner, type) in owners)
        {
            if (type is { Type: FactType.Choice, Of: { } of } && table.Choices.Find(of.Value) is >= 0 and var set)
            {
                table.Choices.Alias(owner, set);
            }
        }

        return declared;
    }

    private static ValueShape Resolve(SymbolTable table, TypeSyntax type, string owner, HashSet<string> written, DiagnosticBag diagnostics) =>
        type.Type == FactType.Choice && written.Contains(owner) ? new ValueShape(FactType.Choice, table.Choices.Find(owner)) : table.Shape(type, owner, diagnostics);

    private static ValueShape? KeyShape(SymbolTable table, ParameterSyntax parameter, DiagnosticBag diagnostics)
    {
        switch (parameter.By?.Value)
        {
            case null:
                return null;
            case "text":
                return new ValueShape(FactType.Text);
            case "whole_number":
                return new ValueShape(FactType.WholeNumber);
            default:
                var set = table.Choices.Find(parameter.By.Value);
                if (set < 0)
                {
                    diagnostics.Add(BindingDiagnostics.UnknownChoices, parameter.By.Span, parameter.By.Value, NearestName.Hint(parameter.By.Value, table.Choices.Names) is { Length: > 0 } hint ? hint : "a key is `text`, `whole_number`, or the name of a choice fact or of an entry of `choices`");
                    return new ValueShape(FactType.Text);
                }

                return new ValueShape(FactType.Choice, set);
        }
    }

    private static void AddItems(PolicySyntax policy, SymbolTable table, HashSet<string> written, DiagnosticBag diagnostics)
    {
        foreach (var definition in policy.Definitions)
        {
            table.AddItem(definition.Name, ValueShape.YesNo);
        }

        foreach (var criteria in policy.Criteria)
        {
            table.AddItem(criteria.Name, ValueShape.YesNo);
        }

        foreach (var tables in policy.Tables)
        {
            table.AddItem(tables.Name, TableShape(table, tables, diagnostics));
        }

        foreach (var matrix in policy.Matrices)
        {
            table.AddItem(matrix.Name, table.Shape(matrix.Output, matrix.Name.Value, diagnostics));
        }

        foreach (var bands in policy.Bands)
        {
            table.AddItem(bands.Name, table.Shape(bands.Output, bands.Name.Value, diagnostics));
        }

        foreach (var part in policy.Blocks())
        {
            table.AddItem(part.Name, Resolve(table, part.Outcomes, part.Name.Value, written, diagnostics));
        }

        foreach (var output in policy.Outputs)
        {
            table.AddItem(output.Name, Resolve(table, output.Type, output.Name.Value, written, diagnostics));
        }

        var number = 0;
        foreach (var condition in policy.Guarantees.SelectMany(guarantee => guarantee.Conditions))
        {
            table.AddHidden("guarantee", ++number, condition.Span, ValueShape.YesNo);
        }

        number = 0;
        foreach (var check in policy.Valid)
        {
            table.AddHidden("valid", ++number, check.When.Span, ValueShape.YesNo);
        }

        number = 0;
        foreach (var expression in LifecycleExpression.Of(policy))
        {
            table.AddHidden("lifecycle", ++number, expression.Text.Span, expression.Shape ?? (table.Find(expression.Fact) is { Kind: SymbolKind.Fact } fact ? fact.Shape : ValueShape.YesNo));
        }
    }

    private static ValueShape TableShape(SymbolTable table, TableSyntax syntax, DiagnosticBag diagnostics)
    {
        if (syntax.Hit == HitPolicy.CollectCount || syntax.Outputs.IsEmpty)
        {
            return new ValueShape(FactType.WholeNumber);
        }

        if (syntax.Outputs.Length == 1)
        {
            var shape = table.Shape(syntax.Outputs[0].Type, syntax.Name.Value, diagnostics);
            return syntax.Hit == HitPolicy.CollectList ? new ValueShape(FactType.List, shape.ChoiceSet, shape.CSharp(table.Choices)) : shape;
        }

        var shapes = syntax.Outputs.Select(output => table.Shape(output.Type, $"{syntax.Name.Value}_{output.Name.Value}", diagnostics)).ToArray();
        return shapes[0] with { Generated = syntax.Name.Value + "_row" };
    }
}
