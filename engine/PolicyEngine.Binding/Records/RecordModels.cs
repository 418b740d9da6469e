using PolicyEngine.Model;

namespace PolicyEngine.Binding.Records;

/// <summary>Puts the data of a policy's blocks beside its own.</summary>
internal static class RecordModels
{
    /// <summary>Binds the blocks of a policy.</summary>
    public static void Bind(PolicyDraft draft)
    {
        if (draft.RecordDrafts.Count == 0)
        {
            return;
        }

        foreach (var record in draft.RecordDrafts)
        {
            ModelBinder.Bind(record, record.Diagnostics);
            record.Model = record.Model! with { Outer = draft.Model!.Facts.Length, Items = [.. record.Model.Items.Select(item => record.Place!.Borrowed.Contains(item.Name) || item.Kind == ItemKind.Outcome ? item with { IsBorrowed = true, Because = ReasonTemplate.Empty } : item)] };
        }

        CheckCircles(draft);
        TakeOver(draft);
        draft.Model = draft.Model! with
        {
            Blocks = [.. draft.RecordDrafts.Select(record => new RecordBlock { List = draft.Symbols.Find(record.Place!.Block.List.Value)!.Place, Model = record.Model! })],
        };
    }

    // A circle within one block is found among its names. Of blocks that read each other's results nobody could say where to begin.
    private static void CheckCircles(PolicyDraft draft)
    {
        var reads = draft.RecordDrafts.ToDictionary(record => record.Place!.Block.List.Value, record => OthersOf(record).ToArray(), StringComparer.Ordinal);
        foreach (var record in draft.RecordDrafts)
        {
            var list = record.Place!.Block.List;
            if (PathTo(list.Value, list.Value, reads, []) is { } path)
            {
                draft.Diagnostics.Add(BindingDiagnostics.Cycle, list.Span, $"for_each: {list.Value}", string.Join(" → ", path.Prepend(list.Value)));
                return;
            }
        }
    }

    private static IEnumerable<string> OthersOf(PolicyDraft record)
    {
        var facts = record.Model!.Facts;
        return record.Model.Leaves.SelectMany(leaf => leaf.Fields.Concat(leaf.Results)).Where(read => read.Field >= facts[read.List].Fields.Length)
            .Select(read => facts[read.List].Name).Where(list => list != record.Place!.Block.List.Value).Distinct();
    }

    private static string[]? PathTo(string goal, string from, Dictionary<string, string[]> reads, HashSet<string> seen)
    {
        foreach (var next in reads.GetValueOrDefault(from) ?? [])
        {
            if (next == goal)
            {
                return [next];
            }

            if (seen.Add(next) && PathTo(goal, next, reads, seen) is { } rest)
            {
                return [next, .. rest];
            }
        }

        return null;
    }

    /// <summary>Says what is wrong in the blocks of a policy as its own. What is borrowed is said once.</summary>
    public static void TakeOver(PolicyDraft draft)
    {
        var known = draft.Diagnostics.Sorted().Select(diagnostic => (diagnostic.Id, diagnostic.Span)).ToHashSet();
        foreach (var diagnostic in draft.RecordDrafts.SelectMany(record => record.Diagnostics.Sorted()))
        {
            if (known.Add((diagnostic.Id, diagnostic.Span)))
            {
                draft.Diagnostics.Add(diagnostic);
            }
        }
    }
}
