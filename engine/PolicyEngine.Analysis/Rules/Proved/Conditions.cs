using System.Collections.Immutable;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A whole condition of a policy.</summary>
/// <param name="Node">The condition.</param>
/// <param name="Name">The id of the rule, criterion or row, or the name of what it is about.</param>
/// <param name="Words">How a finding calls what has the condition, as <c>the rule `a`</c>.</param>
/// <param name="About">The names that a suppression may give.</param>
/// <param name="Rule">The rule, where it is one's.</param>
internal sealed record PolicyCondition(SkeletonNode Node, string Name, string Words, string[] About, Rule? Rule)
{
    /// <summary>The place of the rule's item and of the rule in it; -1 for none.</summary>
    public int Item { get; init; } = -1;

    /// <summary>The place of the rule.</summary>
    public int Place { get; init; } = -1;
}

/// <summary>The conditions of a policy, and what they read.</summary>
internal static class Conditions
{
    /// <summary>All whole conditions but those of the lifecycle.</summary>
    public static IEnumerable<PolicyCondition> Of(PolicyModel model)
    {
        foreach (var fact in model.Facts.Where(fact => fact.OnlyIf is not null))
        {
            yield return new PolicyCondition(fact.OnlyIf!, fact.Name, $"`only_if` of the fact `{fact.Name}`", [fact.Name], null);
        }

        for (var place = 0; place < model.Items.Length; place++)
        {
            foreach (var condition in OfItem(model.Items[place], place))
            {
                yield return condition;
            }
        }
    }

    /// <summary>The leaves of a condition.</summary>
    public static IEnumerable<SkeletonNode> Leaves(SkeletonNode node) => node.Kind == SkeletonKind.Leaf ? [node] : node.Children.SelectMany(Leaves);

    /// <summary>The names of what a condition reads.</summary>
    public static IEnumerable<string> Reads(PolicyModel model, SkeletonNode node) =>
        Leaves(node).SelectMany(leaf => model.Leaves[leaf.Leaf].Reads).Distinct().Select(slot => NameOf(model, slot));

    /// <summary>Whether a condition reads anything but facts and parameters.</summary>
    public static bool ReadsItems(PolicyModel model, SkeletonNode node) => Leaves(node).Any(leaf => model.Leaves[leaf.Leaf].Reads.Any(slot => slot >= model.ItemSlot(0)));

    /// <summary>Whether a condition reads another one by its name: a yes/no definition, a group of criteria, a table.</summary>
    public static bool ReadsConditions(PolicyModel model, SkeletonNode node) =>
        Leaves(node).Any(leaf => model.Leaves[leaf.Leaf].Reads.Any(slot => PolicyParts.ItemAt(model, slot) is { } item && !(item is { Kind: ItemKind.Definition or ItemKind.Inner, Type: not FactType.YesNo })));

    /// <summary>Whether a condition, or what it reads, reads an answer of the policy: the outcome, a part, an output or a step of the lifecycle.</summary>
    public static bool ReadsAnswers(PolicyModel model, SkeletonNode node) =>
        PolicyUses.Of(model).Closure(PolicyParts.ReadsOf(node, model)).Any(slot => PolicyParts.ItemAt(model, slot) is { } item && PolicyParts.IsAnswer(item));

    /// <summary>Whether any expression of an item, or what it reads, needs a parameter that has no value.</summary>
    public static bool NeedsOpenParameter(PolicyModel model, Item item) => NeedsOpenParameter(model, NodesOf(item), []);

    /// <summary>Of what expressions read, the names that a proof has found something about already: what is found next may follow from that.</summary>
    public static ImmutableArray<string> Causes(PolicyModel model, IEnumerable<SkeletonNode> nodes, List<Finding> findings)
    {
        var found = findings.Where(finding => finding.Diagnostic.Id.StartsWith("PE43", StringComparison.Ordinal)).Select(finding => finding.About[0]).ToHashSet(StringComparer.Ordinal);
        return [.. nodes.SelectMany(node => Reads(model, node)).Distinct().Where(found.Contains)];
    }

    /// <summary>Whether a condition, or what it reads, needs a parameter that has no value.</summary>
    public static bool NeedsOpenParameter(PolicyModel model, SkeletonNode node) => NeedsOpenParameter(model, [node], []);

    /// <summary>Whether a condition is a constant that the author wrote as such.</summary>
    public static bool IsWrittenOut(PolicyModel model, SkeletonNode node) => node.Kind == SkeletonKind.Leaf && model.Leaves[node.Leaf].Term is ConstantTerm;

    /// <summary>Where a condition is written: where its first leaf is.</summary>
    public static SourceLocation? Location(PolicyModel model, SkeletonNode node) => Leaves(node).Select(leaf => model.Leaves[leaf.Leaf].Location).FirstOrDefault(location => location is not null);

    private static string NameOf(PolicyModel model, int slot) => slot < model.Facts.Length ? model.Facts[slot].Name
        : slot < model.ItemSlot(0) ? model.Parameters[slot - model.Facts.Length].Name
        : model.Items[slot - model.ItemSlot(0)].Name;

    private static bool NeedsOpenParameter(PolicyModel model, IEnumerable<SkeletonNode> nodes, HashSet<int> seen)
    {
        foreach (var slot in nodes.SelectMany(Leaves).SelectMany(leaf => model.Leaves[leaf.Leaf].Reads))
        {
            if (!seen.Add(slot))
            {
                continue;
            }

            var parameter = slot - model.Facts.Length;
            var isOpen = parameter >= 0 && slot < model.ItemSlot(0) && model.Parameters[parameter].Values.All(value => value.Value is null);
            if (isOpen || (slot >= model.ItemSlot(0) && NeedsOpenParameter(model, NodesOf(model.Items[slot - model.ItemSlot(0)]), seen)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The expressions of an item.</summary>
    public static IEnumerable<SkeletonNode> NodesOf(Item item) => new[] { item.OnlyIf, item.Value }
        .Concat((item.Criteria?.Criteria ?? []).Select(criterion => criterion.When))
        .Concat((item.Rules?.Rules ?? []).SelectMany(rule => new[] { rule.When, rule.Result.Then }))
        .Concat((item.Lookup?.Rows ?? []).Select(row => row.When))
        .Concat((item.Lookup?.Columns ?? []).Select(column => new SkeletonNode(SkeletonKind.Leaf, column.KeyLeaf, [])))
        .OfType<SkeletonNode>();

    private static IEnumerable<PolicyCondition> OfItem(Item item, int place)
    {
        if (!item.IsNamed)
        {
            yield break;
        }

        if (item.OnlyIf is { } onlyIf)
        {
            yield return new PolicyCondition(onlyIf, item.Name, $"`only_if` of `{item.Name}`", [item.Name], null);
        }

        if (item is { Type: FactType.YesNo, Value: { } value })
        {
            yield return new PolicyCondition(value, item.Name, $"`{item.Name}`", [item.Name], null);
        }

        foreach (var criterion in item.Criteria?.Criteria ?? [])
        {
            yield return new PolicyCondition(criterion.When, criterion.Id, $"the criterion `{criterion.Id}` of `{item.Name}`", [criterion.Id, item.Name], null);
        }

        for (var rule = 0; rule < (item.Rules?.Rules.Length ?? 0); rule++)
        {
            var one = item.Rules!.Rules[rule];
            yield return new PolicyCondition(one.When, one.Id, $"the rule `{one.Id}`", [one.Id, item.Name], one) { Item = place, Place = rule };
        }

        foreach (var row in (item.Lookup?.Rows ?? []).Where(row => row.When is not null))
        {
            yield return new PolicyCondition(row.When!, row.Id, $"`when` of the row `{row.Id}` of `{item.Name}`", [row.Id, item.Name], null);
        }
    }
}
