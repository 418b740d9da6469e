using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Reading;

/// <summary>What blocks for single records use: of their own names, and of those of the policy around.</summary>
internal static class RecordUses
{
    /// <summary>The slots of the policy around on which something in its blocks hangs, their lists among them.</summary>
    /// <param name="model">The policy around.</param>
    /// <param name="of">What of a block's uses is asked for.</param>
    public static IEnumerable<int> Of(PolicyModel model, Func<PolicyUses, IEnumerable<int>> of) => model.Blocks.SelectMany(block =>
    {
        var uses = PolicyUses.Of(block.Model);
        return of(uses).Concat(uses.Closure(ReadResults(model, block))).Select(slot => Outer(model, block.Model, slot)).Append(block.List).Where(slot => slot >= 0);
    });

    /// <summary>Whether a block for single records uses a field of its list, or reads it of another list's records.</summary>
    public static bool ReadsField(PolicyModel model, int list, int field) => model.Blocks.Any(block =>
        (block.List == list && PolicyUses.Of(block.Model).All.Concat(PolicyUses.Of(block.Model).Closure(ReadResults(model, block))).Contains(block.Model.Outer + field))
        || block.Model.Leaves.Any(leaf => leaf.Fields.Any(read => read.List == list && read.Field == field)));

    /// <summary>The names of a block that nothing needs.</summary>
    public static IEnumerable<Item> Unused(PolicyModel model, RecordBlock block)
    {
        var uses = PolicyUses.Of(block.Model);
        HashSet<int> used = [.. uses.All, .. uses.Closure(ReadResults(model, block))];
        return block.Model.Items.Where((item, place) => item is { IsNamed: true, IsBorrowed: false } && !PolicyParts.IsAnswer(item) && !used.Contains(block.Model.ItemSlot(place)));
    }

    // The results of a block's records that any expression reads, as slots of the block.
    private static IEnumerable<int> ReadResults(PolicyModel model, RecordBlock block)
    {
        var (fields, results) = (model.Facts[block.List].Fields.Length, model.Facts[block.List].Results);
        return model.Blocks.Select(other => other.Model).Prepend(model).SelectMany(reader => reader.Leaves)
            .SelectMany(leaf => leaf.Fields.Concat(leaf.Results))
            .Where(read => read.List == block.List && read.Field >= fields)
            .Select(read => block.Model.ItemSlot(results[read.Field - fields].Item)).Distinct();
    }

    private static int Outer(PolicyModel model, PolicyModel block, int slot)
    {
        if (slot < model.Facts.Length)
        {
            return slot;
        }

        if (PolicyParts.ParameterAt(block, slot) is not null)
        {
            return model.ParameterSlot(slot - block.Facts.Length);
        }

        var place = PolicyParts.ItemAt(block, slot) is { IsBorrowed: true } item ? model.Items.ToList().FindIndex(other => other.Name == item.Name) : -1;
        return place < 0 ? -1 : model.ItemSlot(place);
    }
}
