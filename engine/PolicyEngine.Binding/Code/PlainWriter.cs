using System.Globalization;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>
/// Writes the plain form: a struct with a field for each fact and a property for each name, in which a value is computed when it is first read. Every leaf is written once, here; the explained form asks the same leaves.
/// </summary>
internal sealed class PlainWriter(PolicyDraft draft, CodeText code)
{
    private readonly PolicyModel model = draft.Model!;
    private readonly ChoiceTable choices = draft.Symbols.Choices;

    /// <summary>The C# type under which an expression sees a name.</summary>
    public static string TypeOf(PolicySymbol symbol, ChoiceTable choices) => symbol.Key switch
    {
        null when symbol.Kind == SymbolKind.View => symbol.Slot < 0 ? "WorkingDays" : $"DatedFigure<{symbol.Shape.CSharp(choices)}>",
        null => symbol.Shape.CSharp(choices),
        { Type: FactType.Choice } key => $"KeyedByChoice<{key.CSharp(choices)}, {symbol.Shape.CSharp(choices)}>",
        { Type: FactType.WholeNumber } => $"KeyedByNumber<{symbol.Shape.CSharp(choices)}>",
        _ => $"KeyedByText<{symbol.Shape.CSharp(choices)}>",
    };

    public void Write()
    {
        code.Line("public struct __Plain {");
        code.Line("private __Code __code; private bool __checked; public global::System.DateOnly as_of;");
        code.Line("public void __Start(__Code code, global::System.DateOnly as_of) { __code = code; this.as_of = as_of; __checked = true; }");
        code.Line("internal __Plain(__Code code, global::System.DateOnly as_of) { this = default; __code = code; this.as_of = as_of; }");
        // Where it decides by itself, what is missing is a mark and no exception: real data is full of gaps, and a record without an answer may cost no more than one with.
        code.Line("public bool __missing;");
        code.Line("private T __Missing<T>(int slot) { if (!__checked) throw new UnavailableException(slot, null); __missing = true; return default; }");
        DeclarationWriter.WriteOptions(code, draft);
        if (model.Items.Any(item => item.Kind == ItemKind.Inner))
        {
            code.Line("internal __Inner __inner;");
        }

        foreach (var symbol in draft.Written)
        {
            WriteName(symbol);
        }

        for (var i = 0; i < model.Items.Length; i++)
        {
            WriteItem(i);
        }

        RecordWriter.WriteLink(code, draft);
        WriteDecide();
        for (var i = 0; i < draft.Leaves.Count; i++)
        {
            WriteLeaf(i, draft.Leaves[i]);
        }

        WriteOperands();
        code.Line("}");
    }

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void WriteName(PolicySymbol symbol)
    {
        var type = TypeOf(symbol, choices);
        switch (symbol.Kind)
        {
            // Whoever fills the struct says by __N that there is no value: it is in the way only where the fact is read.
            case SymbolKind.Fact when model.Facts[symbol.Place].OnlyIf is { } onlyIf:
                code.Line($"public {type} __F{symbol.Place}; public bool __N{symbol.Place}; public {type} {symbol.Name} {{ get {{ {RecordWriter.Linked(draft, symbol)}if (__checked && (__N{symbol.Place} || !{SkeletonCode.Of(onlyIf)})) return __Missing<{type}>({symbol.Slot}); return __F{symbol.Place}; }} }}");
                break;
            case SymbolKind.Fact:
                code.Line($"public {type} __F{symbol.Place}; public bool __N{symbol.Place}; public {type} {symbol.Name} {{ get {{ {RecordWriter.Linked(draft, symbol)}if (__N{symbol.Place}) return __Missing<{type}>({symbol.Slot}); return __F{symbol.Place}; }} }}");
                break;
            case SymbolKind.Parameter when ParameterWriter.IsWritten(model.Parameters[symbol.Place]):
                code.Line($"public {type} {symbol.Name} {{ get {{ {ParameterWriter.Body(model.Parameters[symbol.Place], symbol.Slot, symbol.Shape.ChoiceSet < 0 ? null : model.Choices[symbol.Shape.ChoiceSet], type)} }} }}");
                break;
            case SymbolKind.Parameter when symbol.Key is null:
                code.Line($"public {type} {symbol.Name} => __code.__p{symbol.Place}.TryGet(as_of, out var value) ? value : __Missing<{type}>({symbol.Slot});");
                break;
            case SymbolKind.Parameter:
                code.Line($"public {type} {symbol.Name} => new {type}(__code.__data, {symbol.Place}, as_of);");
                break;
            case SymbolKind.View when symbol.Slot < 0:
                code.Line($"public {type} {symbol.Name} => __code.__data.Calendar({symbol.Place});");
                break;
            case SymbolKind.View:
                code.Line($"public {type} {symbol.Name} => new {type}(__code.__data, {symbol.Place});");
                break;
            case SymbolKind.Item when model.Items[symbol.Place].Kind == ItemKind.Inner:
                code.Line($"internal {type} {symbol.Name} => __inner.V{symbol.Place};");
                break;
            case SymbolKind.Item:
                WriteItemName(symbol, type);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(symbol));
        }
    }

    private void WriteItemName(PolicySymbol symbol, string type)
    {
        var applies = model.Items[symbol.Place].OnlyIf is null ? "" : Inv($"if (__checked && !__A{symbol.Place}()) return __Missing<{type}>({symbol.Slot}); ");
        code.Line($"internal bool __H{symbol.Place}; public {type} __V{symbol.Place};");
        code.Line($"public {type} {symbol.Name} {{ get {{ if (!__H{symbol.Place}) {{ {applies}__V{symbol.Place} = __D{symbol.Place}(); __H{symbol.Place} = true; }} return __V{symbol.Place}; }} }}");
        if (model.Items[symbol.Place].OnlyIf is { } onlyIf)
        {
            code.Line($"public sbyte __B{symbol.Place}; private bool __A{symbol.Place}() {{ if (__B{symbol.Place} == 0) __B{symbol.Place} = {SkeletonCode.Of(onlyIf)} ? (sbyte)1 : (sbyte)-1; return __B{symbol.Place} > 0; }}");
        }
    }

    private void WriteItem(int place)
    {
        var item = model.Items[place];
        if (item.Kind == ItemKind.Inner)
        {
            return;
        }

        var type = TypeOf(draft.Symbols.Items[place], choices);
        if (item.Value is not null)
        {
            code.Line($"{CodeText.Inlined}private {type} __D{place}() => {SkeletonCode.Of(item.Value)};");
        }
        else if (item.Criteria is not null)
        {
            WriteCriteria(place, item.Criteria);
        }
        else if (item.Lookup is not null)
        {
            new LookupWriter(code, draft).Write(place, item.Lookup, type);
        }
        else if (item.Rules is not null)
        {
            new RuleWriter(code, draft).Write(place, item, type);
        }
    }

    private void WriteCriteria(int place, CriteriaGroup group)
    {
        var (count, needed) = (group.Criteria.Length, group.AtLeast);
        if (needed == count || needed == 1)
        {
            var sign = needed == count ? " && " : " || ";
            code.Line($"{CodeText.Inlined}private bool __D{place}() => {string.Join(sign, group.Criteria.Select(criterion => SkeletonCode.Of(criterion.When)))};");
            return;
        }

        code.Line($"private bool __D{place}() {{ int n = 0;");
        for (var i = 0; i < count; i++)
        {
            code.Line($"if ({SkeletonCode.Of(group.Criteria[i].When)}) {{ if (++n == {needed}) return true; }} else if (n + {count - i - 1} < {needed}) return false;");
        }

        code.Line("return false; }");
    }

    private void WriteDecide()
    {
        code.Line("public void __Decide() {");
        foreach (var place in model.Valid.Select(check => check.Item).Where(place => place >= 0))
        {
            // Answers that contradict each other decide nothing.
            code.Line($"if (!__D{place}()) throw new UnavailableException({model.ItemSlot(place)}, null);");
        }

        foreach (var symbol in draft.Symbols.Items.Where(symbol => draft.Needs(symbol.Name) && !model.Items[symbol.Place].IsBorrowed && model.Items[symbol.Place].Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output))
        {
            var condition = model.Items[symbol.Place].OnlyIf is null ? "" : Inv($" && __A{symbol.Place}()");
            code.Line($"if (!__H{symbol.Place}{condition}) {{ __V{symbol.Place} = __D{symbol.Place}(); __H{symbol.Place} = true; }}");
        }

        RecordWriter.WriteDecide(code, draft);
        code.Line("}");
    }

    private void WriteLeaf(int index, LeafDraft leaf)
    {
        var (type, open, close) = leaf.Leaf.Kind switch
        {
            LeafKind.Condition => ("bool", "", ""),
            LeafKind.Value => (leaf.Needed.CSharp(choices), "", ""),
            LeafKind.Key => ("long", KeyCall(leaf), KeyEnd(leaf)),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf)),
        };
        if (!leaf.IsInner)
        {
            WriteMethod(Inv($"internal {type} __L{index}()"), leaf, NameReader.HasLambda(leaf.Node) ? leaf.Reads : null, [], open, Placeholder.Leaf(index), close);
        }

        if (leaf.Explained is { } explained)
        {
            WriteMethod(Inv($"internal {type} __G{index}()"), leaf, NameReader.HasLambda(explained) || leaf.Records.Count > 0 ? leaf.ExplainedReads : null, leaf.Records, open, Placeholder.Explained(index), close);
        }
    }

    // A lambda can't read the members of the struct it stands in, so what the leaf reads is copied to locals of the same names.
    private void WriteMethod(string head, LeafDraft leaf, IReadOnlyList<PolicySymbol>? locals, IReadOnlyList<RecordName> records, string open, string placeholder, string close)
    {
        if (locals is null)
        {
            code.Mapped($"{head} =>{open}", placeholder, close + ";", leaf.Leaf.Location);
            return;
        }

        code.Line(head + " {");
        WriteRecords(records);
        WriteLocals(locals);
        code.Mapped("return " + open, placeholder, close + "; }", leaf.Leaf.Location);
    }

    // Sides of comparisons that are neither names nor constants, for showing what was compared.
    private void WriteOperands()
    {
        var cases = new List<string>();
        for (var i = 0; i < draft.Leaves.Count; i++)
        {
            var leaf = draft.Leaves[i];
            if (leaf is not { Leaf.Comparison: { } comparison, Sides: not null })
            {
                continue;
            }

            foreach (var (side, number) in new[] { (comparison.Left, 0), (comparison.Right, 1) })
            {
                if (side is { Slot: < 0, IsConstant: false })
                {
                    code.Line($"private object __S{i}_{number}() {{");
                    if (NameReader.HasLambda(leaf.Explained ?? leaf.Node) || leaf.Records.Count > 0)
                    {
                        WriteRecords(leaf.Records);
                        WriteLocals(leaf.ExplainedReads);
                    }

                    code.Line($"return __Show({Placeholder.Side(i, number)}); }}");
                    cases.Add(Inv($"case {(i * 2) + number}: return __S{i}_{number}();"));
                }
            }
        }

        code.Line("private static object __Show<T>(T value) => typeof(T).IsEnum ? value.ToString() : value is int number ? (object)(long)number : Canonical.Box(value);");
        code.Line("internal object __Operand(int side) { switch (side) {");
        foreach (var line in cases)
        {
            code.Line(line);
        }

        code.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(side)); } }");
    }

    private void WriteRecords(IReadOnlyList<RecordName> records)
    {
        foreach (var record in records)
        {
            code.Line($"var {record.Name} = __inner.R{record.Number};");
        }
    }

    private void WriteLocals(IReadOnlyList<PolicySymbol> reads)
    {
        foreach (var symbol in reads)
        {
            code.Line($"var {symbol.Name} = this.{symbol.Name};");
        }

        code.Line("var as_of = this.as_of;");
    }

    private static string KeyCall(LeafDraft leaf) => leaf.Needed.Type switch
    {
        FactType.Choice => "LookupKey.OfOption(",
        FactType.Decimal or FactType.Money => "LookupKey.OfDecimal(",
        FactType.Text => "LookupKey.OfText(",
        FactType.YesNo or FactType.WholeNumber or FactType.Date or FactType.Time => "LookupKey.Of(",
        FactType.List => throw new ArgumentException("a list is no key", nameof(leaf)),
        _ => throw new ArgumentOutOfRangeException(nameof(leaf)),
    };

    private static string KeyEnd(LeafDraft leaf) => leaf.Needed.Type switch
    {
        FactType.Decimal or FactType.Money => Inv($", {leaf.Scale})"),
        FactType.Text => Inv($", __code.__t{leaf.Leaf.Item}, {leaf.Column})"),
        FactType.YesNo or FactType.WholeNumber or FactType.Date or FactType.Time or FactType.Choice or FactType.List => ")",
        _ => throw new ArgumentOutOfRangeException(nameof(leaf)),
    };
}
