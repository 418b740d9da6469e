using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Writes the plain form of a table: the keys, one look-up in the index, the row's values; a short one of one column as comparisons.</summary>
internal sealed class LookupWriter(CodeText code, PolicyDraft draft)
{
    public void Write(int place, LookupTable table, string type)
    {
        var isCollected = table.Hit is HitPolicy.CollectList or HitPolicy.CollectSum or HitPolicy.CollectMin or HitPolicy.CollectMax or HitPolicy.CollectCount;
        var hasConditions = table.Rows.Any(row => row.When is not null);
        var keys = string.Join(", ", table.Columns.Select(column => FormattableString.Invariant($"__L{column.KeyLeaf}()")));
        if (ScaleWriter.StepsOf(table) is { } steps)
        {
            ScaleWriter.Write(code, FormattableString.Invariant($"{CodeText.Inlined}private {type} __D{place}()"), keys, steps, row => StepValue(place, table, type, row));
            return;
        }

        if (!isCollected && !hasConditions)
        {
            var find = table.Columns.Length <= 3 ? $"RowOf({keys})" : $"RowOf(stackalloc long[] {{ {keys} }})";
            code.Line($"private {type} __D{place}() {{ int row = __code.__t{place}.{find}; return row < 0 ? __Missing<{type}>({draft.Symbols.Items[place].Slot}) : {RowValue(place, type, "row")}; }}");
            return;
        }

        code.Line($"private {type} __D{place}() {{ global::System.ReadOnlySpan<long> keys = stackalloc long[] {{ {keys} }}; var hits = new LookupHits(__code.__t{place});");
        code.Line($"for (int row = __code.__t{place}.Next(keys, -1); row >= 0; row = __code.__t{place}.Next(keys, row)) {{");
        if (hasConditions)
        {
            code.Line($"if (!__W{place}(row)) continue;");
        }

        code.Line("if (!hits.Add(row)) break; }");
        code.Line($"return {(isCollected ? Collected(table, type) : RowValue(place, type, "hits.Row()"))}; }}");
        if (hasConditions)
        {
            WriteConditions(place, table);
        }
    }

    private void WriteConditions(int place, LookupTable table)
    {
        code.Line($"private bool __W{place}(int row) {{ switch (row) {{");
        for (var i = 0; i < table.Rows.Length; i++)
        {
            if (table.Rows[i].When is { } when)
            {
                code.Line($"case {i}: return {SkeletonCode.Of(when)};");
            }
        }

        code.Line("default: return true; } }");
    }

    private string StepValue(int place, LookupTable table, string type, int row)
    {
        if (row == ScaleStep.NoRow)
        {
            return FormattableString.Invariant($"__Missing<{type}>({draft.Symbols.Items[place].Slot})");
        }

        return table.Outputs is [var output] && LiteralCode.CanWrite(output.Type)
            ? LiteralCode.Of((row < table.Rows.Length ? table.Rows[row] : table.Otherwise!).Values[0], output.Type, output.ChoiceSet < 0 ? null : draft.Model!.Choices[output.ChoiceSet], type)
            : RowValue(place, type, FormattableString.Invariant($"{row}"));
    }

    private string RowValue(int place, string type, string row) =>
        draft.Symbols.Items[place].Shape.IsRow ? FormattableString.Invariant($"new {type}(__code.__t{place}, {row})") : FormattableString.Invariant($"__code.__t{place}.Value<{type}>(0, {row})");

    private static string Collected(LookupTable table, string type) => table.Hit switch
    {
        HitPolicy.CollectCount => "hits.CountOf()",
        HitPolicy.CollectSum => $"hits.Sum<{type}>()",
        HitPolicy.CollectMin => $"hits.Min<{type}>()",
        HitPolicy.CollectMax => $"hits.Max<{type}>()",
        HitPolicy.CollectList => $"hits.ListOf<{type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..^1]}>()",
        HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority => throw new ArgumentException("a table with one result collects nothing", nameof(table)),
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };
}
