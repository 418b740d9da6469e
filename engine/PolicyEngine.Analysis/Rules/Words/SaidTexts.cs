using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>All reasons of a policy.</summary>
internal static class SaidTexts
{
    /// <summary>The reasons, in the order of the policy's parts.</summary>
    public static IEnumerable<Said> Of(AdvisedPolicy policy)
    {
        var items = policy.Model.Items.Where(item => item.IsNamed).ToDictionary(item => item.Name, StringComparer.Ordinal);
        var syntax = policy.Syntax;
        return syntax.Blocks().SelectMany(part => InBlock(items[part.Name.Value], part.Rules))
            .Concat(syntax.Outputs.SelectMany(output => InOutput(items[output.Name.Value], output)))
            .Concat(syntax.Criteria.SelectMany(group => InCriteria(items[group.Name.Value], group)))
            .Concat(syntax.Tables.SelectMany(table => InTable(items[table.Name.Value], table, policy.Model)))
            .Concat(syntax.Bands.SelectMany(bands => InBands(items[bands.Name.Value], bands, policy.Model)));
    }

    private static ImmutableArray<SkeletonNode> Applies(Item item) => item.OnlyIf is { } relevance ? [relevance] : [];

    private static IEnumerable<Said> InBlock(Item item, RuleBlockSyntax block)
    {
        // A rule that is not live on the day, or is overridden, need not be no for the others to fail.
        var overridden = item.Rules!.Rules.SelectMany(rule => rule.ExceptionTo).Select(place => item.Rules.Rules[place]);
        var failing = item.Rules.Rules.Where(rule => rule is { Status: RuleStatus.Live, From: null, To: null, Advisory: false }).Except(overridden).ToArray();
        foreach (var rule in block.Rules)
        {
            var bound = item.Rules!.Rules.First(other => other.Id == rule.Id.Value);
            yield return new Said(rule.Id.Value, item, rule.Because, bound.Result.Because)
            {
                Holds = Applies(item).Add(bound.When),
                Before = item.Rules.Hit == HitPolicy.First && !bound.Advisory ? [.. item.Rules.Rules.TakeWhile(other => other != bound).Intersect(failing).Select(other => other.When)] : [],
                Computed = bound.Result.Then is { } then ? [then] : [],
                Result = bound.Advisory ? null : bound.Result,
                Title = rule.Title,
                Name = rule.Id.Span,
            };
        }

        if (block.Otherwise is { } otherwise)
        {
            yield return new Said("otherwise", item, otherwise.Because, item.Rules.Otherwise!.Because)
            {
                Holds = Applies(item),
                Fails = [.. failing.Select(rule => rule.When)],
                Computed = item.Rules.Otherwise.Then is { } then ? [then] : [],
                Result = item.Rules.Otherwise,
                Name = item.Name == "outcome" ? otherwise.Span : otherwise.Id.Span,
            };
        }
    }

    private static IEnumerable<Said> InOutput(Item item, OutputSyntax output) => output.Rules is { } block ? InBlock(item, block)
        : output.Because is { } because ? [new Said(item.Name, item, because, item.Because) { Holds = Applies(item), Computed = item.Value is { } value ? [value] : [], Title = output.Title, Name = output.Name.Span }]
        : [];

    private static IEnumerable<Said> InCriteria(Item item, CriteriaSyntax group)
    {
        foreach (var (criterion, bound) in group.Criteria.Zip(item.Criteria!.Criteria))
        {
            if (criterion.Because is { } because)
            {
                yield return new Said(bound.Id, item, because, bound.Because) { Holds = [bound.When], Name = criterion.Id.Span };
            }

            if (criterion.Otherwise is { } otherwise)
            {
                yield return new Said(bound.Id, item, otherwise, bound.Otherwise) { Fails = [bound.When], Name = criterion.Id.Span };
            }
        }
    }

    private static IEnumerable<Said> InTable(Item item, TableSyntax table, PolicyModel model) => table.Rows.Zip(item.Lookup!.Rows).Where(pair => pair.First.Because is not null)
        .Select(pair => new Said(pair.Second.Id, item, pair.First.Because!, pair.Second.Because) { Holds = pair.Second.When is { } when ? [when] : [], Keys = KeysOf(item.Lookup, pair.Second, model), Name = pair.First.Span })
        .Concat(table.Otherwise is { Because: { } because } otherwise ? [new Said("otherwise", item, because, item.Lookup.Otherwise!.Because) { Keys = KeysOf(item.Lookup, null, model), Name = otherwise.Span }] : []);

    private static IEnumerable<Said> InBands(Item item, BandsSyntax bands, PolicyModel model) => bands.Bands.Where(band => band.Because is not null)
        .Select(band => new Said(item.Name, item, band.Because!, Bound(item, band.Because!)) { Keys = KeysOf(item.Lookup!, null, model), Name = band.Span });

    private static ReasonTemplate Bound(Item item, TextSyntax because) => item.Lookup!.Rows.FirstOrDefault(row => row.Location is { } at && at.Line <= because.Span.Location.Line && at.EndLine >= because.Span.Location.Line)?.Because ?? ReasonTemplate.Empty;

    private static ImmutableArray<Leaf> KeysOf(LookupTable table, LookupRow? row, PolicyModel model) =>
        [.. table.Columns.Where((_, place) => row is null || !row.Cells[place].IsAny).Select(column => model.Leaves[column.KeyLeaf])];
}
