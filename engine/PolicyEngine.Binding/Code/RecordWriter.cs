using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Binding.Records;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>
/// Writes how records of a list come by what a block works out for them. In the plain form each record holds the block's own struct, which computes a result when it is first read; in the explained form results are put in.
/// </summary>
internal static class RecordWriter
{
    /// <summary>The members of a record's class; where the compiler is only asked about types, fields.</summary>
    public static void WriteResults(CodeText code, ImmutableArray<RecordResult> results, RecordPlace? place, ChoiceTable choices)
    {
        if (place is not null)
        {
            code.Line($"internal readonly object[] __fields; internal {place.Class}.__Plain __self;");
        }

        for (var i = 0; i < results.Length; i++)
        {
            var type = results[i].In(choices).CSharp(choices);
            code.Line(place is null
                ? $"public readonly {type} {results[i].Name};"
                : Inv($"internal {type} __v{i}; internal bool __x{i}; public {type} {results[i].Name} => __x{i} ? __v{i} : __self.{results[i].Name};"));
        }
    }

    /// <summary>Before a list is read in the plain form, its records are given what their blocks read.</summary>
    public static string Linked(PolicyDraft draft, PolicySymbol symbol) =>
        symbol.Shape.Type == FactType.List && draft.RecordDrafts.Count > 0 ? "if (__checked && !__linked) __Link(); " : "";

    /// <summary>Gives the records of all lists with a block what the block reads: the facts, and their own fields.</summary>
    public static void WriteLink(CodeText code, PolicyDraft draft)
    {
        if (draft.Place is not null)
        {
            code.Line("internal bool __linked;");
        }

        if (draft.RecordDrafts.Count == 0)
        {
            return;
        }

        code.Line("internal bool __linked; private void __Link() { __linked = true;");
        for (var block = 0; block < draft.RecordDrafts.Count; block++)
        {
            var record = draft.RecordDrafts[block];
            var list = ListOf(draft, record);
            code.Line(Inv($"if (__F{list.Place} is not null) for (var i = 0; i < __F{list.Place}.Count; i++) {{ var r = __F{list.Place}.At(i);"));
            code.Line(Inv($"r.__self.__Start(__code.__r{block}, as_of); r.__self.__linked = true;"));
            foreach (var symbol in draft.Written.Where(symbol => symbol.Kind == SymbolKind.Fact))
            {
                code.Line(Inv($"r.__self.__F{symbol.Place} = __F{symbol.Place}; r.__self.__N{symbol.Place} = __N{symbol.Place};"));
            }

            WriteFields(code, draft.Model!.Facts[list.Place], draft.Model.Facts.Length);
            code.Line("}");
        }

        code.Line("}");
    }

    /// <summary>What a block works out for each record is a part of the decision.</summary>
    public static void WriteDecide(CodeText code, PolicyDraft draft)
    {
        if (draft.RecordDrafts.Count == 0)
        {
            return;
        }

        code.Line("if (!__linked) __Link();");
        foreach (var record in draft.RecordDrafts)
        {
            var list = ListOf(draft, record);
            var applies = draft.Model!.Facts[list.Place].OnlyIf is { } onlyIf ? SkeletonCode.Of(onlyIf) : "true";
            code.Line(Inv($"if ({applies}) {{ if (__F{list.Place} is null) __missing = true; else for (var i = 0; i < __F{list.Place}.Count; i++) {{ var r = __F{list.Place}.At(i); r.__self.__Decide(); if (r.__self.__missing) __missing = true; }} }}"));
        }
    }

    /// <summary>The members of the frame and of the code that holds the blocks' own.</summary>
    public static void WriteSetResult(CodeText code, PolicyDraft draft)
    {
        var lists = draft.Syntax.Facts.Select((fact, place) => (Results: draft.Symbols.Results.Of(fact.Name.Value), place)).Where(pair => !pair.Results.IsEmpty).ToArray();
        if (lists.Length == 0)
        {
            return;
        }

        code.Line("public override void SetResult(int list, int record, int result, object value) {");
        foreach (var (results, place) in lists.Where(list => draft.Needs(draft.Syntax.Facts[list.place].Name.Value)))
        {
            for (var i = 0; i < results.Length; i++)
            {
                var type = results[i].In(draft.Symbols.Choices).CSharp(draft.Symbols.Choices);
                code.Line(Inv($"if (list == {place} && result == {i}) {{ var r = f.__F{place}.At(record); r.__v{i} = Canonical.Unbox<{type}>(value); r.__x{i} = true; return; }}"));
            }
        }

        code.Line("throw new global::System.ArgumentOutOfRangeException(nameof(list)); }");
    }

    /// <summary>The code of the blocks, which that of the policy holds.</summary>
    public static void WriteBlocks(CodeText code, PolicyDraft draft)
    {
        for (var block = 0; block < draft.RecordDrafts.Count; block++)
        {
            code.Line(Inv($"internal readonly {draft.RecordDrafts[block].Place!.Class}.__Code __r{block};"));
        }
    }

    /// <summary>Makes the code of the blocks, within the constructor of the policy's.</summary>
    public static void WriteMakeBlocks(CodeText code, PolicyDraft draft)
    {
        for (var block = 0; block < draft.RecordDrafts.Count; block++)
        {
            code.Line(Inv($"__r{block} = new {draft.RecordDrafts[block].Place!.Class}.__Code(data.Record({block}));"));
        }
    }

    /// <summary>Hands out the code of the blocks.</summary>
    public static void WriteGetBlock(CodeText code, PolicyDraft draft)
    {
        if (draft.RecordDrafts.Count > 0)
        {
            code.Line($"public override PolicyCode Record(int block) {{ switch (block) {{ {string.Concat(Enumerable.Range(0, draft.RecordDrafts.Count).Select(block => Inv($"case {block}: return __r{block}; ")))}default: throw new global::System.ArgumentOutOfRangeException(nameof(block)); }} }}");
        }
    }

    private static void WriteFields(CodeText code, Fact list, int first)
    {
        for (var i = 0; i < list.Fields.Length; i++)
        {
            code.Line(Inv($"r.__self.__F{first + i} = r.{list.Fields[i].Name}; r.__self.__N{first + i} = r.__fields[{i}] is null;"));
        }
    }

    private static PolicySymbol ListOf(PolicyDraft draft, PolicyDraft record) => draft.Symbols.Find(record.Place!.Block.List.Value)!;

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
