using System.Globalization;
using System.Text;
using PolicyEngine.Model;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Proof.Diffing;

/// <summary>Texts that are the same for pieces that come to the same in every case, whatever they are called and whatever they say. Of pieces of one model.</summary>
internal sealed class ShapeKeys(IReadOnlyList<ChoiceSet> choices, Func<int, Leaf> leafOf, Func<int, string> itemOf)
{
    /// <summary>The key of an item.</summary>
    public string Of(Item item)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{item.Type} {Options(item.ChoiceSet)} {item.Rounded} only {Of(item.OnlyIf)} value {Of(item.Value)}");
        if (item.Fold is { } fold)
        {
            text.Append(CultureInfo.InvariantCulture, $" fold {fold.Kind} {fold.List} {Of(leafOf(fold.Whole))} {string.Join(' ', fold.Filters.Select(step => itemOf(step.Item)))} {(fold.Body is { } body ? itemOf(body.Item) : "")}");
        }

        if (item.Criteria is { } group)
        {
            text.Append(CultureInfo.InvariantCulture, $" at least {group.AtLeast} of {string.Join(" | ", group.Criteria.Select(criterion => Of(criterion.When)))}");
        }

        if (item.Lookup is { } table)
        {
            text.Append(Of(table));
        }

        if (item.Rules is { } block)
        {
            text.Append(CultureInfo.InvariantCulture, $" {block.Hit} {string.Join(" | ", block.Rules.Select(Of))} otherwise {Of(block.Otherwise)}");
        }

        return text.ToString();
    }

    /// <summary>The key of a rule, without its words.</summary>
    public string Of(Rule rule) => string.Create(CultureInfo.InvariantCulture, $"{Of(rule.When)} → {Of(rule.Result)} {rule.Advisory} {rule.Status} {rule.From} {rule.To} {string.Join(' ', rule.ExceptionTo)}");

    /// <summary>The key of an expression.</summary>
    public string Of(SkeletonNode? node) => node switch
    {
        null => "-",
        { Kind: SkeletonKind.Leaf } => Of(leafOf(node.Leaf)),
        _ => $"{node.Kind}({string.Join(", ", node.Children.Select(Of))})",
    };

    /// <summary>The options of a list, by name and order.</summary>
    public string Options(int set) => set < 0 ? "" : string.Join(',', choices[set].Options.Select(option => option.Name));

    /// <summary>The leaves of an item, keys of its table and of a question to a list among them.</summary>
    public static IEnumerable<int> LeavesOf(Item item) => new[] { item.OnlyIf, item.Value }
        .Concat(item.Criteria?.Criteria.Select(criterion => criterion.When) ?? [])
        .Concat(item.Lookup?.Rows.Select(row => row.When) ?? [])
        .Concat(item.Rules?.Rules.SelectMany(rule => new[] { rule.When, rule.Result.Then }) ?? [])
        .Append(item.Rules?.Otherwise?.Then)
        .OfType<SkeletonNode>()
        .SelectMany(LeavesOf)
        .Concat(item.Lookup?.Columns.Select(column => column.KeyLeaf) ?? [])
        .Concat(item.Fold is { } fold ? [fold.Whole] : []);

    private static IEnumerable<int> LeavesOf(SkeletonNode node) => node.Kind == SkeletonKind.Leaf ? [node.Leaf] : node.Children.SelectMany(LeavesOf);

    private static string Of(Leaf leaf) => $"{TermKey.Of(leaf.Term)} [{string.Join(' ', leaf.Reads)}]{string.Concat(leaf.Fields)}";

    private string Of(RuleResult? result) => result is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{result.Outcome} {Of(result.Then)}");

    private string Of(LookupTable table) => string.Create(CultureInfo.InvariantCulture,
        $" {table.Hit} in {string.Join(" | ", table.Columns.Select(column => $"{column.Type} {Options(column.ChoiceSet)} {column.Scale} {string.Join(',', column.Texts)} {Of(leafOf(column.KeyLeaf))}"))} out {string.Join(" | ", table.Outputs.Select(output => $"{output.Name} {output.Type} {Options(output.ChoiceSet)}"))} rows {string.Join(" | ", table.Rows.Append(table.Otherwise).Select(Of))} {string.Join(',', table.Priority)}");

    private string Of(LookupRow? row) => row is null ? "-"
        : $"{string.Join(';', row.Cells.Select(cell => string.Join(',', cell.Intervals.Select(interval => FormattableString.Invariant($"{interval.Low}..{interval.High}")))))} {Of(row.When)} {string.Join(';', row.Values)} {row.Undecided}";
}
