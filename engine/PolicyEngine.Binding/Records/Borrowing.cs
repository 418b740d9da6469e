using System.Text.RegularExpressions;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Records;

/// <summary>Finds what a block for one record takes over from the policy around it: what its texts name, and what that names in turn. A word that names nothing here, such as a member after a point, may take over more than is needed.</summary>
internal static partial class Borrowing
{
    /// <summary>The names of the policy around that a block needs.</summary>
    public static HashSet<string> Of(PolicySyntax policy, ForEachSyntax block, FactSyntax list)
    {
        var texts = TextsOf(policy);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>(Words([.. OfBlock(block), .. list.Fields.Select(field => field.OnlyIf)]));
        while (pending.TryDequeue(out var word))
        {
            if (texts.TryGetValue(word, out var written) && found.Add(word))
            {
                foreach (var next in Words(written))
                {
                    pending.Enqueue(next);
                }
            }
        }

        return found;
    }

    private static Dictionary<string, TextSyntax?[]> TextsOf(PolicySyntax policy)
    {
        var texts = new Dictionary<string, TextSyntax?[]>(StringComparer.Ordinal);
        foreach (var fact in policy.Facts)
        {
            texts[fact.Name.Value] = [fact.OnlyIf, .. fact.Fields.Select(field => field.OnlyIf)];
        }

        foreach (var (name, written) in Items(policy.Definitions, policy.Criteria, policy.Tables, policy.Matrices, policy.Bands, policy.Blocks(), policy.Outputs, withReasons: false))
        {
            texts[name] = written;
        }

        return texts;
    }

    private static IEnumerable<TextSyntax?> OfBlock(ForEachSyntax block) =>
        Items(block.Definitions, block.Criteria, block.Tables, block.Matrices, block.Bands, block.Parts, block.Outputs, withReasons: true).SelectMany(pair => pair.Texts);

    private static IEnumerable<(string Name, TextSyntax?[] Texts)> Items(
        IEnumerable<DefinitionSyntax> definitions,
        IEnumerable<CriteriaSyntax> criteria,
        IEnumerable<TableSyntax> tables,
        IEnumerable<MatrixSyntax> matrices,
        IEnumerable<BandsSyntax> bands,
        IEnumerable<PartSyntax> parts,
        IEnumerable<OutputSyntax> outputs,
        bool withReasons) =>
    [
        .. definitions.Select(item => (item.Name.Value, new TextSyntax?[] { item.Value })),
        .. criteria.Select(item => (item.Name.Value, item.Criteria.SelectMany(one => new[] { one.When, withReasons ? one.Because : null, withReasons ? one.Otherwise : null }).ToArray())),
        .. tables.Select(item => (item.Name.Value, item.Inputs.Select(input => (TextSyntax?)input.Input).Concat(item.Rows.Append(item.Otherwise).OfType<RowSyntax>().SelectMany(row => new[] { row.When, withReasons ? row.Because : null })).ToArray())),
        .. matrices.Select(item => (item.Name.Value, new TextSyntax?[] { item.RowInput, item.ColumnInput })),
        .. bands.Select(item => (item.Name.Value, item.Bands.Select(band => withReasons ? band.Because : null).Append(item.Of).ToArray())),
        .. parts.Select(item => (item.Name.Value, OfRules(item.Rules, withReasons).Append(item.OnlyIf).ToArray())),
        .. outputs.Select(item => (item.Name.Value, new[] { item.OnlyIf, item.Value, withReasons ? item.Because : null }.Concat(item.Rules is null ? [] : OfRules(item.Rules, withReasons)).ToArray())),
    ];

    private static IEnumerable<TextSyntax?> OfRules(RuleBlockSyntax block, bool withReasons) =>
        block.Rules.Append(block.Otherwise).OfType<RuleSyntax>().SelectMany(rule => new[] { rule.When, rule.Then, withReasons ? rule.Because : null });

    private static IEnumerable<string> Words(IEnumerable<TextSyntax?> texts) =>
        texts.OfType<TextSyntax>().SelectMany(text => Word().Matches(text.Value).Select(match => match.Value)).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("[a-z][a-z0-9_]*")]
    private static partial Regex Word();
}
