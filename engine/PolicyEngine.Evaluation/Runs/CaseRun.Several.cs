using System.Collections.Immutable;
using PolicyEngine.Evaluation.Plans;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Values that are open between a few: a choice whose condition is not known gives the value of one branch or of the other, and what reads it is settled where all of them lead to the same.</content>
internal sealed partial class CaseRun
{
    private const int MostValues = 64;
    private const int MostCombinations = 4096;

    private Dictionary<int, ImmutableArray<object>>? several;

    // What the value that was looked at last may be, where it is open between a few.
    private ImmutableArray<object> possible;

    /// <summary>The values that a slot may have, where its state is <see cref="SlotState.Several"/>.</summary>
    private ImmutableArray<object> ValuesOf(int slot) => several is not null && several.TryGetValue(slot, out var values) ? values : [];

    private SlotState Keep(ItemPlan item, Truth truth)
    {
        if (truth != Truth.Unknown || possible.IsDefaultOrEmpty)
        {
            return StateFor(truth);
        }

        (several ??= [])[item.Slot] = possible;
        return SlotState.Several;
    }

    // Both branches are looked at, and forgotten again where they cannot settle it.
    private Truth EitherCondition(int first)
    {
        if (!CanBeLearnt(first))
        {
            return Truth.Unknown;
        }

        var mark = Mark();
        var one = Condition(first + 1);
        if (one is Truth.Yes or Truth.No && Condition(first + 2) == one)
        {
            return one;
        }

        Forget(mark);
        return Truth.Unknown;
    }

    private Truth EitherValue(int item, int first)
    {
        possible = [];
        if (!CanBeLearnt(first))
        {
            return Truth.Unknown;
        }

        var mark = Mark();
        var values = BranchValues(item, first + 1);
        if (!values.IsEmpty && BranchValues(item, first + 2) is { IsEmpty: false } others)
        {
            values = [.. values.Concat(others).Distinct()];
            if (values.Length <= MostValues)
            {
                return Settle(item, values);
            }
        }

        Forget(mark);
        possible = [];
        return Truth.Unknown;
    }

    private ImmutableArray<object> BranchValues(int item, int node)
    {
        var truth = StoreChosen(item, node);
        return truth == Truth.Yes ? [Frame.Get(Model.ItemSlot(item))]
            : truth == Truth.Unknown && !possible.IsDefault ? possible
            : [];
    }

    private Truth Settle(int item, ImmutableArray<object> values)
    {
        possible = values;
        if (values.Length != 1)
        {
            return Truth.Unknown;
        }

        Frame.SetValue(item, values[0]);
        return Truth.Yes;
    }

    /// <summary>Asks a leaf with every combination of the values that it may read.</summary>
    /// <param name="leaf">The leaf, of which something is not known.</param>
    /// <param name="ask">Gives what the leaf comes to.</param>
    /// <returns>What it may come to, without repeats; nothing where that is open.</returns>
    private ImmutableArray<object> Combine(int leaf, Func<object> ask)
    {
        if (several is null || OpenReads(leaf) is not { } open)
        {
            return [];
        }

        var found = new List<object>();
        var chosen = new int[open.Length];
        do
        {
            for (var i = 0; i < open.Length; i++)
            {
                Frame.SetValue(open[i] - Model.ItemSlot(0), ValuesOf(open[i])[chosen[i]]);
            }

            if (Asked(ask) is not { } value)
            {
                return [];
            }

            if (!found.Contains(value))
            {
                found.Add(value);
            }
        }
        while (found.Count <= MostValues && Next(chosen, open));
        return found.Count <= MostValues ? [.. found] : [];
    }

    // The slots that are open between a few values, where nothing else is missing.
    private int[]? OpenReads(int leaf)
    {
        var open = new List<int>();
        var combinations = 1;
        foreach (var slot in Plan.LeafReads[leaf])
        {
            var state = StateOf(slot);
            if (state == SlotState.Several)
            {
                open.Add(slot);
                combinations *= ValuesOf(slot).Length;
            }

            if (state is not (SlotState.Ready or SlotState.Several) || IsIncomplete(slot) || combinations > MostCombinations)
            {
                return null;
            }
        }

        return Model.Leaves[leaf].Fields.Any(IsLeftOut) || (records is not null && PrepareResults(leaf) != Truth.Yes) ? null : [.. open];
    }

    private bool Next(int[] chosen, int[] open)
    {
        for (var i = 0; i < chosen.Length; i++)
        {
            if (++chosen[i] < ValuesOf(open[i]).Length)
            {
                return true;
            }

            chosen[i] = 0;
        }

        return false;
    }

    private static object? Asked(Func<object> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken))
        {
            return null;
        }
    }

    private Before Mark() => new((byte[])states.Clone(), breaches?.Count ?? 0, gaps?.Count ?? 0);

    private void Forget(Before mark)
    {
        mark.States.CopyTo(states, 0);
        breaches?.RemoveRange(mark.Breaches, breaches.Count - mark.Breaches);
        gaps?.RemoveRange(mark.Gaps, gaps.Count - mark.Gaps);
    }

    private sealed record Before(byte[] States, int Breaches, int Gaps);
}
