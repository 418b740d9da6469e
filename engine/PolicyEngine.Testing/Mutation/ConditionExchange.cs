using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>Puts another condition in the place of one that is written at a place.</summary>
internal sealed class ConditionExchange
{
    private readonly PolicyModel model;
    private readonly SourceLocation place;
    private readonly SkeletonNode condition;

    private ConditionExchange(PolicyModel model, SourceLocation place, SkeletonNode condition) => (this.model, this.place, this.condition) = (model, place, condition);

    /// <summary>The policy with the exchanged condition.</summary>
    /// <param name="model">The policy, which holds the leaves of the new condition.</param>
    /// <param name="place">Where the old condition is written.</param>
    /// <param name="condition">The new one.</param>
    /// <param name="isOwn">Which items are looked into.</param>
    public static PolicyModel In(PolicyModel model, SourceLocation place, SkeletonNode condition, Func<Item, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(model);
        var exchange = new ConditionExchange(model, place, condition);
        return model with
        {
            Facts = [.. model.Facts.Select(fact => fact with { OnlyIf = exchange.Of(fact.OnlyIf) })],
            Items = [.. model.Items.Select(item => isOwn(item) ? exchange.In(item) : item)],
        };
    }

    private Item In(Item item) => item with
    {
        OnlyIf = Of(item.OnlyIf),
        Value = Of(item.Value),
        Criteria = item.Criteria is { } group ? group with { Criteria = [.. group.Criteria.Select(criterion => criterion with { When = Of(criterion.When)! })] } : null,
        Lookup = item.Lookup is { } table ? table with { Rows = [.. table.Rows.Select(row => row with { When = Of(row.When) })] } : null,
        Rules = item.Rules is { } block ? block with { Rules = [.. block.Rules.Select(In)], Otherwise = block.Otherwise is { } otherwise ? otherwise with { Then = Of(otherwise.Then) } : null } : null,
    };

    private Rule In(Rule rule) => rule with { When = Of(rule.When)!, Result = rule.Result with { Then = Of(rule.Result.Then) } };

    private SkeletonNode? Of(SkeletonNode? node) => node is not null && FirstOf(node) is { } written && IsInside(written) ? condition : node;

    private SourceLocation? FirstOf(SkeletonNode node) => node.Kind == SkeletonKind.Leaf ? model.Leaves[node.Leaf].Location : FirstOf(node.Children[0]);

    private bool IsInside(SourceLocation written) =>
        written.File == place.File
        && (written.Line, written.Column).CompareTo((place.Line, place.Column)) >= 0
        && (written.EndLine, written.EndColumn).CompareTo((place.EndLine, place.EndColumn)) <= 0;
}
