using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Records;

/// <summary>
/// Writes the policy for one record: the facts of the policy around in their places, then the record's fields as facts; the parameters; what the block needs of the policy around; and the block's own names.
/// </summary>
internal static class RecordPolicies
{
    /// <summary>The policy with the options that its blocks write out as option lists of its own, so that both sides of a result speak of the same ones.</summary>
    public static PolicySyntax Prepare(PolicySyntax policy)
    {
        var choices = policy.Choices.ToBuilder();
        var blocks = policy.ForEach.Where(block => ListOf(policy, block) is not null).Select(block =>
        {
            TypeSyntax Named(TypeSyntax type, string name)
            {
                if (type is not { Type: FactType.Choice, Of: null })
                {
                    return type;
                }

                var written = new Written<string>($"{block.List.Value}_{name}", type.Span);
                choices.Add(new ChoicesSyntax(written, type.Options));
                return type with { Options = [], Of = written };
            }

            return block with
            {
                Tables = [.. block.Tables.Select(table => table with { Outputs = [.. table.Outputs.Select(output => output with { Type = Named(output.Type, $"{table.Name.Value}_{output.Name.Value}") })] })],
                Matrices = [.. block.Matrices.Select(matrix => matrix with { Output = Named(matrix.Output, matrix.Name.Value) })],
                Bands = [.. block.Bands.Select(bands => bands with { Output = Named(bands.Output, bands.Name.Value) })],
                Parts = [.. block.Parts.Select(part => part with { Outcomes = Named(part.Outcomes, part.Name.Value) })],
                Outputs = [.. block.Outputs.Select(output => output with { Type = Named(output.Type, output.Name.Value) })],
            };
        }).ToImmutableArray();
        return policy with { ForEach = blocks, Choices = choices.ToImmutable() };
    }

    /// <summary>The list that a block goes through.</summary>
    public static FactSyntax? ListOf(PolicySyntax policy, ForEachSyntax block) => policy.Facts.FirstOrDefault(fact => fact.Name.Value == block.List.Value && fact.Type.Type == FactType.List);

    /// <summary>The policy for one record of a block.</summary>
    /// <param name="policy">The policy around, prepared.</param>
    /// <param name="block">The block.</param>
    /// <param name="borrowed">What it takes over.</param>
    public static PolicySyntax Of(PolicySyntax policy, ForEachSyntax block, IReadOnlySet<string> borrowed)
    {
        var list = ListOf(policy, block)!;
        return policy with
        {
            Facts = [.. policy.Facts.Select(fact => Around(fact, borrowed)), .. list.Fields.Select(field => OfRecord(list, field))],
            Definitions = [.. policy.Definitions.Where(item => borrowed.Contains(item.Name.Value)), .. block.Definitions],
            Criteria = [.. policy.Criteria.Where(item => borrowed.Contains(item.Name.Value)).Select(Silent), .. block.Criteria],
            Tables = [.. policy.Tables.Where(item => borrowed.Contains(item.Name.Value)).Select(Silent), .. block.Tables],
            Matrices = [.. policy.Matrices.Where(item => borrowed.Contains(item.Name.Value)), .. block.Matrices],
            Bands = [.. policy.Bands.Where(item => borrowed.Contains(item.Name.Value)).Select(Silent), .. block.Bands],
            Decision = policy.Decision is { } decision && borrowed.Contains(decision.Name.Value) ? Silent(decision) : null,
            Parts = [.. policy.Parts.Where(item => borrowed.Contains(item.Name.Value)).Select(Silent), .. block.Parts],
            Outputs = [.. policy.Outputs.Where(item => borrowed.Contains(item.Name.Value)).Select(Silent), .. block.Outputs],
            Guarantees = [],
            Valid = [],
            Lifecycle = null,
        };
    }

    private static FactSyntax Around(FactSyntax fact, IReadOnlySet<string> borrowed) => borrowed.Contains(fact.Name.Value)
        ? fact
        : fact with { OnlyIf = null, Fields = [.. fact.Fields.Select(field => field with { OnlyIf = null, OfRecord = null })] };

    private static FactSyntax OfRecord(FactSyntax list, FactSyntax field) => field with
    {
        OfRecord = null,
        Type = field.Type is { Type: FactType.Choice, Of: null } type ? type with { Options = [], Of = new Written<string>($"{list.Name.Value}_{field.Name.Value}", type.Span) } : field.Type,
        Title = field.Title.Length == 0 && field.Ask.Length == 0 ? field.Name.Value.Replace('_', ' ') : field.Title,
    };

    // What is borrowed is told by the policy around.
    private static CriteriaSyntax Silent(CriteriaSyntax group) => group with { Criteria = [.. group.Criteria.Select(criterion => criterion with { Because = null, Otherwise = null })] };

    private static TableSyntax Silent(TableSyntax table) => table with { Rows = [.. table.Rows.Select(row => row with { Because = null })], Otherwise = table.Otherwise is null ? null : table.Otherwise with { Because = null } };

    private static BandsSyntax Silent(BandsSyntax bands) => bands with { Bands = [.. bands.Bands.Select(band => band with { Because = null })] };

    private static PartSyntax Silent(PartSyntax part) => part with { Rules = Silent(part.Rules) };

    private static OutputSyntax Silent(OutputSyntax output) => output with { Because = null, Rules = output.Rules is null ? null : Silent(output.Rules) };

    private static RuleBlockSyntax Silent(RuleBlockSyntax block) =>
        new(block.Hit, [.. block.Rules.Select(Silent)], block.Otherwise is null ? null : Silent(block.Otherwise));

    private static RuleSyntax Silent(RuleSyntax rule) => rule with { Because = new TextSyntax("", rule.Because.Span, [rule.Because.Span.Start]) };
}
