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

        TakeOver(draft);
        draft.Model = draft.Model! with
        {
            Blocks = [.. draft.RecordDrafts.Select(record => new RecordBlock { List = draft.Symbols.Find(record.Place!.Block.List.Value)!.Place, Model = record.Model! })],
        };
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
