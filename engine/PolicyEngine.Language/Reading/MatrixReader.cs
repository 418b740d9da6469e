using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads matrices and bands.</summary>
internal static class MatrixReader
{
    /// <summary>Reads the matrices.</summary>
    public static ImmutableArray<MatrixSyntax> ReadMatrices(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("matrices").Where(entry => entry.Value is YamlMap).Select(entry => ReadMatrix(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    /// <summary>Reads the bands.</summary>
    public static ImmutableArray<BandsSyntax> ReadBands(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("bands").Where(entry => entry.Value is YamlMap).Select(entry => ReadScale(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    private static MatrixSyntax ReadMatrix(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        var (rows, columns) = (map.RequiredChild("rows"), map.RequiredChild("columns"));
        ImmutableArray<YamlScalar> rowValues = [.. rows.Scalars("values")];
        ImmutableArray<YamlScalar> columnValues = [.. columns.Scalars("values")];
        return new MatrixSyntax
        {
            Name = name.ToWritten(),
            Title = map.Words("title"),
            RowInput = rows.RequiredText("input"),
            RowValues = [.. rowValues.Select(value => value.ToText())],
            ColumnInput = columns.RequiredText("input"),
            ColumnValues = [.. columnValues.Select(value => value.ToText())],
            Output = TypeReader.ReadResult(map.Map.Find("output")?.Value, map.Span, diagnostics),
            Cells = ReadCells(map, rowValues, columnValues.Length, diagnostics),
            Cite = map.Cite(),
        };
    }

    private static ImmutableArray<ImmutableArray<Written<string>>> ReadCells(MapReader map, ImmutableArray<YamlScalar> rows, int columns, DiagnosticBag diagnostics)
    {
        var entries = map.Names("cells");
        string[] known = [.. rows.Select(row => row.Value)];
        foreach (var entry in entries.Where(entry => known.Length > 0 && !known.Contains(entry.Key.Value)))
        {
            diagnostics.Add(ReadingDiagnostics.UnknownMatrixRow, entry.Key.Span, Examples.Shown(entry.Key.Value), $"the rows are {ScalarForms.WordList(known)}");
        }

        var cells = ImmutableArray.CreateBuilder<ImmutableArray<Written<string>>>();
        foreach (var row in rows)
        {
            var entry = entries.FirstOrDefault(entry => entry.Key.Value == row.Value);
            ImmutableArray<Written<string>> results = entry?.Value is YamlList list ? [.. list.Items.OfType<YamlScalar>().Select(item => item.ToWritten())] : [];
            if (results.Length != columns && (entry is null or { Value: YamlList }))
            {
                diagnostics.Add(ReadingDiagnostics.MatrixRow, entry?.Key.Span ?? row.Span, Results(results.Length), row.Value, columns.ToString(CultureInfo.InvariantCulture));
            }

            cells.Add(results);
        }

        return cells.ToImmutable();
    }

    private static string Results(int count) => count switch { 0 => "no result", 1 => "1 result", _ => string.Create(CultureInfo.InvariantCulture, $"{count} results") };

    private static BandsSyntax ReadScale(YamlScalar name, MapReader map, DiagnosticBag diagnostics) => new()
    {
        Name = name.ToWritten(),
        Title = map.Words("title"),
        Of = map.RequiredText("of"),
        Output = TypeReader.ReadResult(map.Map.Find("output")?.Value, map.Span, diagnostics),
        Undecided = map.WrittenList("undecided"),
        Bands = [.. map.Children("bands").Select(band => ReadBand(band, diagnostics))],
        Cite = map.Cite(),
    };

    private static BandSyntax ReadBand(MapReader map, DiagnosticBag diagnostics)
    {
        var (atLeast, moreThan, atMost, lessThan) = (map.Written("at_least"), map.Written("more_than"), map.Written("at_most"), map.Written("less_than"));
        map.CheckPeriod(diagnostics);
        var edges = new[] { atLeast, moreThan, atMost, lessThan }.Count(edge => edge is not null);
        if (edges == 0 || (atLeast is not null && moreThan is not null) || (atMost is not null && lessThan is not null))
        {
            diagnostics.Add(ReadingDiagnostics.BandEdges, map.Map.Head);
        }

        return new BandSyntax(atLeast ?? moreThan, atLeast is not null, atMost ?? lessThan, atMost is not null, map.RequiredWritten("value"), map.Text("because"), map.Cite(), map.Span) { From = map.Date("from")?.Value, To = map.Date("to")?.Value };
    }
}
