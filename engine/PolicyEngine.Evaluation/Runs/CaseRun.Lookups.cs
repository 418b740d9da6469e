using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Tables, matrices and bands.</content>
internal sealed partial class CaseRun
{
    /// <summary>Works out the keys of a table. An open key is left at 0 and marked.</summary>
    public Truth Keys(LookupPlan lookup, Span<long> keys, Span<bool> open)
    {
        var result = Truth.Yes;
        for (var column = 0; column < keys.Length; column++)
        {
            var truth = Key(lookup.KeyLeaves[column], out keys[column]);
            open[column] = truth != Truth.Yes;
            result = truth > result ? truth : result;
        }

        return result;
    }

    /// <summary>Whether a row's cells accept the keys; unknown where an open key decides.</summary>
    public static Truth Cells(LookupRow row, ReadOnlySpan<long> keys, ReadOnlySpan<bool> open)
    {
        var result = Truth.Yes;
        for (var column = 0; column < keys.Length; column++)
        {
            var cell = row.Cells[column];
            if (cell.IsAny)
            {
                continue;
            }

            if (open[column])
            {
                result = Truth.Unknown;
            }
            else if (!cell.Accepts(keys[column]))
            {
                return Truth.No;
            }
        }

        return result;
    }

    private Truth Key(int leaf, out long key)
    {
        key = 0;
        var ready = Prepare(leaf);
        if (ready != Truth.Yes)
        {
            var only = ready == Truth.Unknown && Combine(leaf, () => Frame.Key(leaf)) is [long found] ? found : (long?)null;
            key = only ?? 0;
            return only is null ? ready : Truth.Yes;
        }

        try
        {
            key = Frame.Key(leaf);
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

    private SlotState ResolveLookup(ItemPlan item, LookupPlan lookup)
    {
        var columns = lookup.KeyLeaves.Length;
        Span<long> keys = columns <= 16 ? stackalloc long[columns] : new long[columns];
        Span<bool> open = columns <= 16 ? stackalloc bool[columns] : new bool[columns];
        var known = Keys(lookup, keys, open);
        if (known is Truth.Fault or Truth.Doubtful)
        {
            return StateFor(known);
        }

        try
        {
            return known == Truth.Yes && lookup.IsPlain ? StoreFound(item, lookup.Index.RowOf(keys)) : ResolveRows(item, lookup, keys, open, known == Truth.Yes);
        }
        catch (UnavailableException)
        {
            return SlotState.Silent;
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken))
        {
            Break(-1, item.Place, -1, broken);
            return SlotState.Fault;
        }
    }

    private SlotState StoreFound(ItemPlan item, int row) => row < 0 ? SlotState.Silent : StoreRow(item, row);

    private SlotState StoreRow(ItemPlan item, int row)
    {
        hits[item.Place] = row + 3;
        Frame.SetRow(item.Place, row);
        return SlotState.Ready;
    }

    private SlotState ResolveRows(ItemPlan item, LookupPlan lookup, ReadOnlySpan<long> keys, ReadOnlySpan<bool> open, bool allKnown)
    {
        var rows = lookup.Table.Rows;
        var hit = new LookupHits(lookup.Index);
        var sure = new List<int>();
        var possible = new List<int>();
        for (var row = NextRow(lookup, keys, open, allKnown, -1); row >= 0; row = NextRow(lookup, keys, open, allKnown, row))
        {
            var when = lookup.When[row] < 0 ? Truth.Yes : Condition(lookup.When[row]);
            if (when == Truth.No)
            {
                continue;
            }

            var cells = allKnown ? Truth.Yes : Cells(rows[row], keys, open);
            if (when is Truth.Fault or Truth.Doubtful)
            {
                return when == Truth.Fault && cells == Truth.Yes && possible.Count == 0 ? SlotState.Fault : SlotState.Doubtful;
            }

            if (cells == Truth.Unknown || when == Truth.Unknown)
            {
                possible.Add(row);
                continue;
            }

            sure.Add(row);
            if (!hit.Add(row))
            {
                break;
            }
        }

        return possible.Count > 0 ? ResolvePossible(item, lookup, open, sure, possible)
            : LookupReasoning.Collects(lookup.Table.Hit) ? StoreCollected(item, lookup, sure)
            : StoreRow(item, hit.Row());
    }

    private SlotState StoreCollected(ItemPlan item, LookupPlan lookup, List<int> sure)
    {
        Frame.SetValue(item.Place, lookup.Index.Collect(sure));
        return SlotState.Ready;
    }

    private SlotState ResolvePossible(ItemPlan item, LookupPlan lookup, ReadOnlySpan<bool> open, List<int> sure, List<int> possible)
    {
        if (sure.Exists(row => lookup.Table.Rows[row].Undecided))
        {
            return SlotState.Silent;
        }

        if (LookupReasoning.Collects(lookup.Table.Hit))
        {
            if (!LookupReasoning.CollectsTheSame(lookup, sure, possible))
            {
                return SlotState.Unknown;
            }

            var state = StoreCollected(item, lookup, sure);
            hits[item.Place] = SeveralHits + 3;
            return state;
        }

        var row = LookupReasoning.SharedRow(lookup, Model, open, sure, possible);
        if (row < 0)
        {
            return SlotState.Unknown;
        }

        var stored = StoreRow(item, row);
        hits[item.Place] = SeveralHits + 3;
        return stored;
    }

    private static int NextRow(LookupPlan lookup, ReadOnlySpan<long> keys, ReadOnlySpan<bool> open, bool allKnown, int after)
    {
        if (allKnown)
        {
            return lookup.Index.Next(keys, after);
        }

        for (var row = after + 1; row < lookup.Table.Rows.Length; row++)
        {
            if (Cells(lookup.Table.Rows[row], keys, open) != Truth.No)
            {
                return row;
            }
        }

        return -1;
    }
}
