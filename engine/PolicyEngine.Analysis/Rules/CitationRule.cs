using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>Whatever decides names the place in the paper where it is written; otherwise nobody can check it.</summary>
internal sealed class CitationRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NoCitation = new(
        "PE5001",
        Severity.Warning,
        "{0} says nowhere where it is written",
        "add `cite:` with the place in the paper, here or on what it belongs to");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoCitation];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item.Cite.IsEmpty))
        {
            CheckRules(policy, item, findings);
            CheckItem(policy, item, findings);
        }

        foreach (var parameter in policy.Model.Parameters.Where(parameter => parameter.Cite.IsEmpty))
        {
            var bare = parameter.Values.Where(value => value.Cite.IsEmpty && value.Value is not null).ToArray();
            if (bare.Length > 1 && bare.Length == parameter.Values.Length)
            {
                findings.Add(Finding.At(policy, parameter.Location, NoCitation, [parameter.Name], $"the parameter `{parameter.Name}`"));
            }
            else
            {
                findings.AddRange(bare.Select(value => Finding.At(policy, value.Location, NoCitation, [parameter.Name], $"this value of `{parameter.Name}`")));
            }
        }
    }

    private static void CheckRules(AdvisedPolicy policy, Item item, List<Finding> findings)
    {
        foreach (var rule in item.Rules?.Rules.Where(rule => rule.Result.Cite.IsEmpty) ?? [])
        {
            findings.Add(Finding.At(policy, rule.Location, NoCitation, [rule.Id, item.Name], $"the rule `{rule.Id}`"));
        }

        if (item.Rules?.Otherwise is { Cite.IsEmpty: true })
        {
            var place = OtherwiseOf(policy, item);
            findings.Add(Finding.At(policy, place ?? item.Location, NoCitation, [item.Name], $"the `otherwise` of `{item.Name}`"));
        }
    }

    private static SourceLocation? OtherwiseOf(AdvisedPolicy policy, Item item)
    {
        var blocks = policy.Syntax.Blocks().Select(part => (part.Name, Rules: (Language.Syntax.RuleBlockSyntax?)part.Rules)).Concat(policy.Syntax.Outputs.Select(output => (output.Name, output.Rules)));
        return blocks.FirstOrDefault(block => block.Name.Value == item.Name).Rules?.Otherwise?.Span.Location;
    }

    private static void CheckItem(AdvisedPolicy policy, Item item, List<Finding> findings)
    {
        if (item.Lookup is { } table && item.Lookup.Cite.IsEmpty)
        {
            var bare = table.Rows.Where(row => row.Cite.IsEmpty).ToArray();
            var all = bare.Length == table.Rows.Length ? [] : bare;
            if (bare.Length == table.Rows.Length)
            {
                findings.Add(Finding.At(policy, item.Location, NoCitation, [item.Name], $"{WordOf(item.Kind)} `{item.Name}`"));
            }

            if (table.Otherwise is { Cite.IsEmpty: true } otherwise && bare.Length < table.Rows.Length)
            {
                findings.Add(Finding.At(policy, otherwise.Location ?? item.Location, NoCitation, [item.Name], $"the `otherwise` of `{item.Name}`"));
            }

            findings.AddRange(all.Select(row => Finding.At(policy, row.Location, NoCitation, [item.Name, row.Id], $"the row `{row.Id}` of `{item.Name}`")));
        }

        foreach (var criterion in item.Criteria?.Criteria.Where(criterion => criterion.Cite.IsEmpty) ?? [])
        {
            findings.Add(Finding.At(policy, criterion.Location, NoCitation, [item.Name, criterion.Id], $"the criterion `{criterion.Id}` of `{item.Name}`"));
        }

        if (item is { Kind: ItemKind.Output, Value: not null })
        {
            findings.Add(Finding.At(policy, item.Location, NoCitation, [item.Name], $"the output `{item.Name}`"));
        }
    }

    private static string WordOf(ItemKind kind) => kind == ItemKind.Matrix ? "the matrix" : kind == ItemKind.Bands ? "the bands" : "the table";
}
