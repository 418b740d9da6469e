using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads decision tables.</summary>
internal static class TableReader
{
    private static readonly string[] RowKeys = ["id", "when", "because", "cite"];
    private static readonly string[] HitKeys = ["priority", "collect"];

    /// <summary>Reads the tables.</summary>
    public static ImmutableArray<TableSyntax> Read(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("tables").Where(entry => entry.Value is YamlMap).Select(entry => ReadOne(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    private static TableSyntax ReadOne(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        ImmutableArray<ColumnSyntax> inputs = [.. map.Names("inputs").Select(entry => new ColumnSyntax(entry.Key.ToWritten(), MapReader.TextOf(entry)))];
        ImmutableArray<TableOutputSyntax> outputs = [.. map.Names("outputs").Select(entry => new TableOutputSyntax(entry.Key.ToWritten(), TypeReader.ReadResult(entry.Value, entry.Key.Span, diagnostics)))];
        var hit = ReadHit(map, diagnostics);
        CheckColumns(inputs, outputs, diagnostics);
        CheckOutputCount(name, hit, outputs.Length, diagnostics);
        ImmutableArray<RowSyntax> rows = [.. map.Children("rows").Select((row, index) => ReadRow(row, index, inputs, outputs, diagnostics))];
        NameChecker.CheckIds(map.Children("rows").Select(row => row.Written("id")).OfType<Written<string>>(), "row", diagnostics);
        return new TableSyntax
        {
            Name = name.ToWritten(),
            Title = map.Words("title"),
            Hit = hit,
            Inputs = inputs,
            Outputs = outputs,
            Priority = map.WrittenList("priority"),
            Rows = rows,
            RowsFrom = ReadFile(name, map, diagnostics),
            Otherwise = map.Child("otherwise") is { } otherwise ? ReadRow(otherwise, -1, [], outputs, diagnostics) : null,
            Cite = map.Cite(),
        };
    }

    private static RowsFromSyntax? ReadFile(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        var file = map.Child("rows_from");
        if ((file is null) == (map.Map.Find("rows") is null))
        {
            diagnostics.Add(TableFileDiagnostics.RowsOnce, name.Span, name.Value, file is null ? "has no rows" : "has rows here and in a file");
        }

        return file is null ? null : new RowsFromSyntax(
            file.RequiredWritten("file"),
            [.. file.Names("columns").Where(entry => entry.Value is YamlScalar).Select(entry => new FileColumnSyntax(entry.Key.ToWritten(), ((YamlScalar)entry.Value).ToWritten()))],
            file.WrittenList("leave_out"),
            file.Words("dates"),
            file.Words("separator") switch { "semicolon" => ';', "tab" => '\t', _ => ',' },
            file.Span);
    }

    private static HitPolicy ReadHit(MapReader map, DiagnosticBag diagnostics)
    {
        var hit = map.Words("hit");
        foreach (var key in HitKeys)
        {
            var entry = map.Map.Find(key);
            if (hit == key && entry is null)
            {
                diagnostics.Add(ReadingDiagnostics.HitNeeds, map.Scalar("hit")!.Span, key, key == "collect" ? "add `collect:` with `list`, `sum`, `min`, `max` or `count`" : "add `priority:` with the values, the most wanted first");
            }
            else if (hit != key && entry is not null)
            {
                diagnostics.Add(ReadingDiagnostics.HitNeeds, entry.Key.Span, key, $"add `hit: {key}`, or take `{key}` away");
            }
        }

        return hit switch
        {
            "first" => HitPolicy.First,
            "any" => HitPolicy.Any,
            "priority" => HitPolicy.Priority,
            "collect" => map.Words("collect") switch
            {
                "sum" => HitPolicy.CollectSum,
                "min" => HitPolicy.CollectMin,
                "max" => HitPolicy.CollectMax,
                "count" => HitPolicy.CollectCount,
                _ => HitPolicy.CollectList,
            },
            _ => HitPolicy.Unique,
        };
    }

    private static void CheckColumns(ImmutableArray<ColumnSyntax> inputs, ImmutableArray<TableOutputSyntax> outputs, DiagnosticBag diagnostics)
    {
        foreach (var name in inputs.Select(input => input.Name).Concat(outputs.Select(output => output.Name)).Where(name => RowKeys.Contains(name.Value)))
        {
            diagnostics.Add(ReadingDiagnostics.ColumnName, name.Span, name.Value, $"`{name.Value}` already has a meaning in a row; give the column another name");
        }

        foreach (var output in outputs)
        {
            NameChecker.CheckWord(output.Name, diagnostics);
            if (inputs.Any(input => input.Name.Value == output.Name.Value))
            {
                diagnostics.Add(ReadingDiagnostics.ColumnName, output.Name.Span, output.Name.Value, "an input has this name already; give one of the two another name");
            }
        }
    }

    private static void CheckOutputCount(YamlScalar name, HitPolicy hit, int count, DiagnosticBag diagnostics)
    {
        var (isGood, expected, help) = hit switch
        {
            HitPolicy.CollectCount => (count == 0, "none", "a count needs no `outputs`; take them away"),
            HitPolicy.CollectList or HitPolicy.CollectSum or HitPolicy.CollectMin or HitPolicy.CollectMax => (count == 1, "one", "write one output, whose values are collected"),
            HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority => (count > 0, "one or more", "add `outputs:` with a name and a type"),
            _ => throw new ArgumentOutOfRangeException(nameof(hit)),
        };
        if (!isGood)
        {
            diagnostics.Add(ReadingDiagnostics.OutputCount, name.Span, count.ToString(CultureInfo.InvariantCulture), expected, help);
        }
    }

    private static readonly string[] DayKeys = ["from", "to"];

    // The days on which a row holds, unless columns are called so.
    private static Dictionary<string, Written<DateOnly>?> DaysOf(MapReader map, string[] columns, bool isRow, DiagnosticBag diagnostics)
    {
        var days = new Dictionary<string, Written<DateOnly>?>(StringComparer.Ordinal);
        foreach (var key in DayKeys.Where(key => isRow && !columns.Contains(key)))
        {
            if (map.Scalar(key) is { } written)
            {
                days[key] = map.Date(key);
                if (days[key] is null)
                {
                    diagnostics.Add(ShapeDiagnostics.BadDate, written.Span, written.Value);
                }
            }
        }

        if (days.Count == 2)
        {
            map.CheckPeriod(diagnostics);
        }

        return days;
    }

    private static RowSyntax ReadRow(MapReader map, int index, ImmutableArray<ColumnSyntax> inputs, ImmutableArray<TableOutputSyntax> outputs, DiagnosticBag diagnostics)
    {
        var cells = ImmutableDictionary.CreateBuilder<string, TextSyntax>(StringComparer.Ordinal);
        var values = ImmutableDictionary.CreateBuilder<string, Written<string>>(StringComparer.Ordinal);
        string[] columns = [.. inputs.Select(input => input.Name.Value), .. outputs.Select(output => output.Name.Value)];
        var days = DaysOf(map, columns, index >= 0, diagnostics);
        foreach (var entry in map.Map.Entries.Where(entry => !RowKeys.Contains(entry.Key.Value) && !days.ContainsKey(entry.Key.Value)))
        {
            var column = entry.Key.Value;
            if (!columns.Contains(column))
            {
                var hint = NearestName.Hint(column, columns);
                diagnostics.Add(ReadingDiagnostics.UnknownColumn, entry.Key.Span, column, hint.Length > 0 ? hint : $"the columns are {ScalarForms.WordList(columns.Distinct())}");
            }
            else if (entry.Value is YamlScalar scalar && inputs.Any(input => input.Name.Value == column))
            {
                cells[column] = scalar.ToText();
            }
            else if (entry.Value is YamlScalar value)
            {
                values[column] = value.ToWritten();
            }
        }

        foreach (var output in outputs.Where(output => map.Map.Find(output.Name.Value) is null))
        {
            diagnostics.Add(ReadingDiagnostics.NoResult, map.Span with { Length = 1 }, output.Name.Value);
        }

        return new RowSyntax
        {
            Id = index < 0 ? "otherwise" : map.Scalar("id")?.Value ?? (index + 1).ToString(CultureInfo.InvariantCulture),
            Cells = cells.ToImmutable(),
            Values = values.ToImmutable(),
            From = days.GetValueOrDefault("from"),
            To = days.GetValueOrDefault("to"),
            When = map.Text("when"),
            Because = map.Text("because"),
            Cite = map.Cite(),
            Span = map.Span,
        };
    }
}
