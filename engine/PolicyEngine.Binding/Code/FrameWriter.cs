using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Writes the class that holds a policy's code, and the frame of the explained form, which asks the leaves of the plain form one by one.</summary>
internal sealed class FrameWriter(PolicyDraft draft, CodeText code)
{
    private readonly PolicyModel model = draft.Model!;
    private readonly ChoiceTable choices = draft.Symbols.Choices;

    public void Write()
    {
        WriteCode();
        if (model.Items.Any(item => item.Kind == ItemKind.Inner))
        {
            WriteInner();
        }

        code.Line("internal sealed class __Frame : PolicyFrame {");
        code.Line("private __Plain f;");
        foreach (var fact in Facts(FactType.List))
        {
            code.Line($"private object r{fact.Place};");
        }

        var inner = model.Items.Any(item => item.Kind == ItemKind.Inner) ? "f.__inner = new __Inner(); " : "";
        code.Line($"public __Frame(__Code code, global::System.DateOnly as_of) {{ f = new __Plain(code, as_of); {inner}this.code = code; }}");
        code.Line("private readonly __Code code;");
        WriteSetFact();
        Switch("public override bool Condition(int leaf)", "leaf", Leaves(LeafKind.Condition, i => FormattableString.Invariant($"case {i}: return {Call(i)};")));
        Switch("public override void Store(int leaf)", "leaf", Leaves(LeafKind.Value, i => FormattableString.Invariant($"case {i}: {Keep(draft.Leaves[i].Leaf.Item, Call(i))} return;")));
        Switch("public override long Key(int leaf)", "leaf", Leaves(LeafKind.Key, i => FormattableString.Invariant($"case {i}: return {Call(i)};")));
        Switch("public override void SetYesNo(int item, bool value)", "item", Items(item => item.Type == FactType.YesNo && item.Lookup is null, (i, _) => FormattableString.Invariant($"case {i}: {Keep(i, "value")} return;")));
        Switch("public override void SetOption(int item, int option)", "item", Items(item => item.Kind is ItemKind.Outcome or ItemKind.Part, (i, type) => FormattableString.Invariant($"case {i}: f.__V{i} = ({type})option; f.__H{i} = true; return;")));
        Switch("public override void SetRow(int item, int row)", "item", Items(item => item.Lookup is { Hit: HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority }, SetRow));
        Switch("public override void SetValue(int item, object value)", "item", Items(item => item.Value is not null || item.Kind is ItemKind.Output or ItemKind.Inner || item.Lookup is { Hit: not (HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority) }, SetValue));
        Switch("public override void SetElement(int variable, int index)", "variable", draft.Records.Select(record => FormattableString.Invariant($"case {record.Number}: f.__inner.R{record.Number} = f.{record.List.Name}.At(index); return;")));
        RecordWriter.WriteSetResult(code, draft);
        WriteGet();
        code.Line("public override object Operand(int leaf, int side) => f.__Operand((leaf * 2) + side);");
        code.Line("}");
    }

    private void WriteCode()
    {
        code.Line("public sealed class __Code : PolicyCode {");
        code.Line("internal readonly PolicyData __data;");
        var unkeyed = draft.Written.Where(symbol => symbol is { Kind: SymbolKind.Parameter, Key: null } && !ParameterWriter.IsWritten(model.Parameters[symbol.Place])).ToArray();
        foreach (var symbol in unkeyed)
        {
            code.Line($"internal readonly ParameterTable<{symbol.Shape.CSharp(choices)}> __p{symbol.Place};");
        }

        var lookups = model.Items.Select((item, place) => (item, place)).Where(pair => pair.item.Lookup is not null).Select(pair => pair.place).ToArray();
        foreach (var place in lookups)
        {
            code.Line($"internal LookupIndex __t{place} => __data.Lookup({place});");
        }

        RecordWriter.WriteBlocks(code, draft);
        code.Line("public __Code(PolicyData data) { __data = data;");
        RecordWriter.WriteMakeBlocks(code, draft);
        foreach (var symbol in unkeyed)
        {
            code.Line($"__p{symbol.Place} = data.Table<{symbol.Shape.CSharp(choices)}>({symbol.Place});");
        }

        code.Line("}");
        RecordWriter.WriteGetBlock(code, draft);
        code.Line("public override PolicyFrame CreateFrame(global::System.DateOnly asOf) => new __Frame(this, asOf);");
        code.Line("public override global::System.Type PlainType => typeof(__Plain); }");
    }

    // Values of parts of expressions: only the explained form has them.
    private void WriteInner()
    {
        code.Line("internal sealed class __Inner {");
        foreach (var symbol in draft.Symbols.Items.Where(symbol => SymbolTable.IsInner(symbol.Name)))
        {
            code.Line($"public {PlainWriter.TypeOf(symbol, choices)} V{symbol.Place};");
        }

        foreach (var record in draft.Records)
        {
            code.Line($"public {record.List.Shape.Generated} R{record.Number};");
        }

        code.Line("}");
    }

    private string Call(int leaf) => draft.Leaves[leaf].Explained is null ? FormattableString.Invariant($"f.__L{leaf}()") : FormattableString.Invariant($"f.__G{leaf}()");

    private string Place(int item) => model.Items[item].Kind == ItemKind.Inner ? FormattableString.Invariant($"f.__inner.V{item}") : FormattableString.Invariant($"f.__V{item}");

    private string Keep(int item, string value) =>
        FormattableString.Invariant($"{Place(item)} = {value};") + (model.Items[item].Kind == ItemKind.Inner ? "" : FormattableString.Invariant($" f.__H{item} = true;"));

    private IEnumerable<PolicySymbol> Facts(FactType type) => draft.Written.Where(symbol => symbol.Kind == SymbolKind.Fact && symbol.Shape.Type == type);

    private IEnumerable<string> Leaves(LeafKind kind, Func<int, string> line) => Enumerable.Range(0, draft.Leaves.Count).Where(i => draft.Leaves[i].Leaf.Kind == kind).Select(line);

    private IEnumerable<string> Items(Func<Item, bool> which, Func<int, string, string> line) =>
        Enumerable.Range(0, model.Items.Length).Where(i => draft.Needs(model.Items[i].Name) && which(model.Items[i])).Select(i => line(i, PlainWriter.TypeOf(draft.Symbols.Items[i], choices)));

    private string SetRow(int place, string type)
    {
        var value = draft.Symbols.Items[place].Shape.IsRow ? FormattableString.Invariant($"new {type}(code.__t{place}, row)") : FormattableString.Invariant($"code.__t{place}.Value<{type}>(0, row)");
        return FormattableString.Invariant($"case {place}: f.__V{place} = {value}; f.__H{place} = true; return;");
    }

    private string SetValue(int place, string type)
    {
        if (model.Items[place].Lookup is null && draft.Symbols.Items[place].Shape is { IsRow: true } or { Type: FactType.List })
        {
            return "";
        }

        var value = draft.Symbols.Items[place].Shape.Type == FactType.List
            ? $"PolicyList.FromCanonical<{type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..^1]}>((global::System.Collections.Generic.IReadOnlyList<object>)value)"
            : $"Canonical.Unbox<{type}>(value)";
        return FormattableString.Invariant($"case {place}: {Keep(place, value)} return;");
    }

    private void WriteSetFact() => Switch("public override void SetFact(int fact, object value)", "fact", draft.Written.Where(symbol => symbol.Kind == SymbolKind.Fact).Select(symbol => symbol.Shape.Type == FactType.List
        ? FormattableString.Invariant($"case {symbol.Place}: r{symbol.Place} = value; f.__F{symbol.Place} = PolicyList.FromRecords<{symbol.Shape.Generated}>((global::System.Collections.Generic.IReadOnlyList<object[]>)value, static fields => new {symbol.Shape.Generated}(fields)); return;")
        : FormattableString.Invariant($"case {symbol.Place}: f.__F{symbol.Place} = Canonical.Unbox<{symbol.Shape.CSharp(choices)}>(value); return;")));

    private void WriteGet() => Switch("public override object Get(int slot)", "slot", draft.Written.Where(symbol => symbol.Kind is SymbolKind.Fact or SymbolKind.Item).Select(symbol => symbol switch
    {
        { Kind: SymbolKind.Fact, Shape.Type: FactType.List } => FormattableString.Invariant($"case {symbol.Slot}: return r{symbol.Place};"),
        { Kind: SymbolKind.Fact } => FormattableString.Invariant($"case {symbol.Slot}: return Canonical.Box(f.__F{symbol.Place});"),
        { Shape.IsRow: true } when model.Items[symbol.Place].Kind != ItemKind.Definition => FormattableString.Invariant($"case {symbol.Slot}: return new object[] {{ {string.Join(", ", model.Items[symbol.Place].Lookup?.Outputs.Select(output => $"Canonical.Box(f.__V{symbol.Place}.{output.Name})") ?? [])} }};"),
        { Shape.Type: FactType.List } => FormattableString.Invariant($"case {symbol.Slot}: return f.__V{symbol.Place}.ToCanonical();"),
        _ => FormattableString.Invariant($"case {symbol.Slot}: return Canonical.Box({Place(symbol.Place)});"),
    }));

    private void Switch(string head, string value, IEnumerable<string> cases)
    {
        code.Line($"{head} {{ switch ({value}) {{");
        foreach (var line in cases)
        {
            code.Line(line);
        }

        code.Line($"default: throw new global::System.ArgumentOutOfRangeException(nameof({value})); }} }}");
    }
}
