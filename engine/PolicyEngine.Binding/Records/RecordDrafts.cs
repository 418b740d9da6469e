using System.Collections.Immutable;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Records;

/// <summary>
/// Makes the drafts of a policy and of its blocks for one record. What a block gives has a type that may hang on what another one gives, so the types are learned in rounds before the drafts that count are made.
/// </summary>
internal static class RecordDrafts
{
    /// <summary>Makes a draft from a syntax and the results that are known.</summary>
    public delegate PolicyDraft Maker(PolicySyntax syntax, RecordPlace? place, KnownResults results, DiagnosticBag diagnostics);

    /// <summary>The policy's draft with those of its blocks.</summary>
    public static PolicyDraft Make(PolicySyntax policy, Maker make, Action<PolicyDraft[]> infer, DiagnosticBag diagnostics)
    {
        var prepared = RecordPolicies.Prepare(policy);
        var inner = prepared.ForEach.Select(block =>
        {
            var borrowed = Borrowing.Of(prepared, block, RecordPolicies.ListOf(prepared, block)!);
            return (Syntax: RecordPolicies.Of(prepared, block, borrowed), Place: new RecordPlace(block, borrowed));
        }).ToArray();
        PolicyDraft Drafts(KnownResults known, DiagnosticBag bag)
        {
            var draft = make(prepared, null, known, bag);
            draft.Original = policy;
            draft.RecordDrafts.AddRange(inner.Select(one => make(one.Syntax, one.Place, known, new DiagnosticBag())));
            return draft;
        }

        var known = KnownResults.None;
        while (true)
        {
            var scratch = Drafts(known, new DiagnosticBag());
            infer([scratch]);
            var next = Learned(scratch);
            if (next.Count == known.Count)
            {
                break;
            }

            known = next;
        }

        return Drafts(known, diagnostics);
    }

    private static KnownResults Learned(PolicyDraft draft) => new(draft.RecordDrafts.ToImmutableDictionary(
        record => record.Place!.Block.List.Value,
        record => record.Place!.Block.Names.Select(name => Learned(record, name.Name.Value)).OfType<RecordResult>().ToImmutableArray(),
        StringComparer.Ordinal));

    private static RecordResult? Learned(PolicyDraft record, string name)
    {
        if (record.Symbols.Find(name) is not { Kind: SymbolKind.Item, Shape: { IsRow: false, Type: not FactType.List } shape } symbol)
        {
            return null;
        }

        var definition = record.Place!.Block.Definitions.FirstOrDefault(definition => definition.Name.Value == name);
        if (definition is not null && (record.Unclear.Contains(name) || !record.Inferred.ContainsKey(definition.Value)))
        {
            return null;
        }

        return new RecordResult(name, shape, shape.ChoiceSet < 0 ? "" : record.Symbols.Choices.TypeName(shape.ChoiceSet), symbol.Place, record.Symbols.Notes.GetValueOrDefault(name) ?? Numbers.NumberNote.None);
    }
}

/// <summary>Where the draft of a block for one record stands.</summary>
/// <param name="Block">The block.</param>
/// <param name="Borrowed">The names that it takes over from the policy around.</param>
internal sealed record RecordPlace(ForEachSyntax Block, IReadOnlySet<string> Borrowed)
{
    /// <summary>The name of the class within that of the policy around.</summary>
    public string Class => "__" + Block.List.Value;
}

/// <summary>What blocks give for each record of their lists, as far as its type is known.</summary>
internal sealed record KnownResults(ImmutableDictionary<string, ImmutableArray<RecordResult>> ByList)
{
    public static KnownResults None { get; } = new(ImmutableDictionary<string, ImmutableArray<RecordResult>>.Empty);

    public int Count => ByList.Values.Sum(results => results.Length);

    /// <summary>The results of a list's records.</summary>
    public ImmutableArray<RecordResult> Of(string list) => ByList.TryGetValue(list, out var results) ? results : [];
}
