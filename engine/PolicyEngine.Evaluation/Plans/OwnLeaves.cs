using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Plans;

/// <summary>Finds for every leaf the one that its author wrote: a part of an expression that is worked out by itself has leaves of its own, of which nobody but the engine knows.</summary>
internal sealed class OwnLeaves
{
    private readonly PolicyModel model;
    private readonly int[] partOf;
    private readonly int[] readerOf;

    public OwnLeaves(PolicyModel model)
    {
        this.model = model;
        partOf = new int[model.Leaves.Length];
        readerOf = new int[model.Items.Length];
        Array.Fill(partOf, -1);
        Array.Fill(readerOf, -1);
        for (var place = 0; place < model.Items.Length; place++)
        {
            if (model.Items[place].Kind == ItemKind.Inner)
            {
                Claim(place, model.Items[place].Value);
                ClaimRecords(place, model.Items[place].Fold);
            }
        }

        for (var leaf = model.Leaves.Length - 1; leaf >= 0; leaf--)
        {
            foreach (var part in model.Leaves[leaf].Reads.Select(slot => slot - model.ItemSlot(0)).Where(part => part >= 0 && model.Items[part].Kind == ItemKind.Inner))
            {
                readerOf[part] = leaf;
            }
        }
    }

    /// <summary>The author's leaf that a leaf stands in; itself where the author wrote it so.</summary>
    public Leaf Of(int leaf)
    {
        while (partOf[leaf] >= 0 && readerOf[partOf[leaf]] >= 0)
        {
            leaf = readerOf[partOf[leaf]];
        }

        return model.Leaves[leaf];
    }

    private void Claim(int part, SkeletonNode? node)
    {
        if (node is { Kind: SkeletonKind.Leaf })
        {
            partOf[node.Leaf] = part;
        }

        foreach (var child in node?.Children ?? [])
        {
            Claim(part, child);
        }
    }

    // What is asked of each record stands in the question to the list.
    private void ClaimRecords(int part, ListFold? fold)
    {
        if (fold is null)
        {
            return;
        }

        partOf[fold.Whole] = part;
        foreach (var step in fold.Body is { } body ? fold.Filters.Add(body) : fold.Filters)
        {
            readerOf[step.Item] = fold.Whole;
        }
    }
}
