using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Computed values: expressions and criteria.</content>
internal sealed partial class CaseRun
{
    private SlotState ResolveItem(ItemPlan item)
    {
        hits[item.Place] = 0;
        if (item.OnlyIf >= 0)
        {
            var applies = Condition(item.OnlyIf);
            if (applies != Truth.Yes)
            {
                return applies == Truth.No ? SlotState.NotApplicable : StateFor(applies);
            }
        }

        return item switch
        {
            { Block: { } block } => ResolveRules(item, block),
            { Lookup: { } lookup } => ResolveLookup(item, lookup),
            { Item.Fold: { } fold } => ResolveFold(item, fold),
            { Value: >= 0, IsYesNo: true } => StoreYesNo(item, Condition(item.Value)),
            { Value: >= 0 } => Keep(item, StoreChosen(item.Place, item.Value)),
            _ => StoreYesNo(item, Count(item.Criteria, item.Item.Criteria!.AtLeast)),
        };
    }

    /// <summary>The value of an expression of an item's rules, as the frame gives it; nothing where there is none. It is stored in the item's slot on the way.</summary>
    public object? ValueAt(ItemPlan item, int node) => StoreValue(item, node) == SlotState.Ready ? Frame.Get(item.Slot) : null;

    private SlotState StoreYesNo(ItemPlan item, Truth truth)
    {
        if (truth is Truth.Yes or Truth.No)
        {
            Frame.SetYesNo(item.Place, truth == Truth.Yes);
        }

        return StateFor(truth);
    }

    private SlotState StoreValue(ItemPlan item, int node) => item.IsYesNo ? StoreYesNo(item, Condition(node)) : StateFor(StoreChosen(item.Place, node));

    private Truth StoreChosen(int item, int node)
    {
        ref readonly var plan = ref Plan.Nodes[node];
        possible = [];
        var truth = plan.Kind == SkeletonKind.Choose ? StoreBranch(item, plan.First) : StoreLeaf(item, plan.Leaf);
        states[node] = (byte)truth;
        return truth;
    }

    private Truth StoreBranch(int item, int first)
    {
        var condition = Condition(first);
        return condition == Truth.Yes ? StoreChosen(item, first + 1)
            : condition == Truth.No ? StoreChosen(item, first + 2)
            : condition == Truth.Unknown ? EitherValue(item, first)
            : condition;
    }

    private Truth StoreLeaf(int item, int leaf)
    {
        var ready = Prepare(leaf);
        if (ready != Truth.Yes)
        {
            return ready == Truth.Unknown ? Settle(item, Combine(leaf, () => Stored(item, leaf))) : ready;
        }

        possible = [];
        try
        {
            Frame.Store(leaf);
            return Truth.Yes;
        }
        catch (UnavailableException missing)
        {
            return Miss(leaf, missing);
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken))
        {
            return Break(leaf, -1, -1, broken);
        }
    }

    private object Stored(int item, int leaf)
    {
        Frame.Store(leaf);
        return Frame.Get(Model.ItemSlot(item));
    }

    private Truth Count(int[] criteria, int atLeast)
    {
        var (yes, no, unknown) = (0, 0, 0);
        foreach (var criterion in criteria)
        {
            var truth = Condition(criterion);
            switch (truth)
            {
                case Truth.Yes:
                    yes++;
                    break;
                case Truth.No:
                    no++;
                    break;
                case Truth.Unknown:
                    unknown++;
                    break;
                default:
                    return truth == Truth.Fault && unknown == 0 ? Truth.Fault : Truth.Doubtful;
            }

            if (yes >= atLeast)
            {
                return Truth.Yes;
            }

            if (criteria.Length - no < atLeast)
            {
                return Truth.No;
            }
        }

        return Truth.Unknown;
    }
}
