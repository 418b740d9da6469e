using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Proportionality;

/// <summary>A definition, a figure, a table or a list of options that no answer needs is left over, or forgotten where it belongs.</summary>
internal sealed class UnusedNameRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE4234",
        Severity.Warning,
        "no answer needs {0} `{1}`",
        "use it where it belongs; or leave it out");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unused];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var used = PolicyUses.Of(model).All;
        for (var place = 0; place < model.Items.Length; place++)
        {
            var item = model.Items[place];
            if (item.IsNamed && !PolicyParts.IsAnswer(item) && !used.Contains(model.ItemSlot(place)))
            {
                findings.Add(NotUsed(policy, item.Location, Words[item.Kind], item.Name, model.ItemSlot(place)));
            }
        }

        for (var place = 0; place < model.Parameters.Length; place++)
        {
            if (!used.Contains(model.ParameterSlot(place)))
            {
                findings.Add(NotUsed(policy, model.Parameters[place].Location, "the parameter", model.Parameters[place].Name, model.ParameterSlot(place)));
            }
        }

        foreach (var item in model.Blocks.SelectMany(block => RecordUses.Unused(model, block)))
        {
            findings.Add(Finding.At(policy, item.Location, Unused, [item.Name], Words[item.Kind], item.Name));
        }

        CheckChoices(policy, findings);
    }

    // What reads it is not used either, and is the cause.
    private static Finding NotUsed(AdvisedPolicy policy, SourceLocation? location, string what, string name, int slot)
    {
        var readers = policy.Model.Items.Where(item => item.IsNamed && item.Name != name && PolicyParts.ReadsOf(item, policy.Model).Concat(PolicyParts.TextsOf(item).SelectMany(PolicyParts.ShownBy)).Contains(slot));
        return Finding.At(policy, location, Unused, [name], what, name) with { Causes = [.. readers.Select(item => item.Name)] };
    }

    private static void CheckChoices(AdvisedPolicy policy, List<Finding> findings)
    {
        var syntax = policy.Syntax;
        var types = syntax.Facts.SelectMany(fact => fact.Fields.Add(fact)).Select(fact => fact.Type)
            .Concat(syntax.Parameters.Select(parameter => parameter.Type))
            .Concat(syntax.Blocks().Select(part => part.Outcomes))
            .Concat(syntax.Outputs.Select(output => output.Type))
            .Concat(syntax.Tables.SelectMany(table => table.Outputs).Select(output => output.Type))
            .Concat(syntax.Matrices.Select(matrix => matrix.Output))
            .Concat(syntax.Bands.Select(bands => bands.Output));
        types = types.Concat(syntax.ForEach.SelectMany(block => block.Types));
        var named = types.Select(type => type.Of?.Value).Concat(syntax.Parameters.Select(parameter => parameter.By?.Value)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var list in syntax.Choices.Where(list => !named.Contains(list.Name.Value)))
        {
            findings.Add(Finding.At(policy, list.Name.Span, Unused, [list.Name.Value], "the list of options", list.Name.Value));
        }
    }

    private static readonly Dictionary<ItemKind, string> Words = new()
    {
        [ItemKind.Definition] = "the definition",
        [ItemKind.Criteria] = "the criteria",
        [ItemKind.Table] = "the table",
        [ItemKind.Matrix] = "the matrix",
        [ItemKind.Bands] = "the bands",
    };
}
