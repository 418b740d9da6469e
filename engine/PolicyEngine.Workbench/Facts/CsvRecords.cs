using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Facts;

/// <summary>The records of a list from a CSV file: the first line names the fields, whatever their capital letters, and every further line is a record; lines without a value are passed over; separated by commas, semicolons or tabs. Values are held against the fields as any others.</summary>
public static class CsvRecords
{
    /// <summary>Reads the file.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="path">The file.</param>
    /// <param name="fact">The list.</param>
    /// <param name="problems">Takes what is wrong with its headings and lines; there are no records then.</param>
    public static Result<ImmutableArray<GivenValue>> Read(Workspace workspace, string path, Fact fact, DiagnosticBag problems)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(problems);
        if (!FactSources.OpenFile(workspace, null, path, "of records").TryGet(out var file, out var refused))
        {
            return refused;
        }

        var bag = new DiagnosticBag();
        var records = ReadRows(file, fact, bag);
        problems.AddRange(bag.Sorted());
        return bag.Count == 0 ? records : ImmutableArray<GivenValue>.Empty;
    }

    private static ImmutableArray<GivenValue> ReadRows(SourceFile file, Fact fact, DiagnosticBag bag)
    {
        var records = ImmutableArray.CreateBuilder<GivenValue>();
        using var reader = CsvReader.FromText(file.Text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw });
        try
        {
            string[]? header = null;
            while (reader.Read())
            {
                string[] row = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                var line = new CsvLine(file, (int)reader.LineNumber, row);
                if (row.All(cell => cell.Length == 0))
                {
                    continue;
                }

                if (header is not null)
                {
                    AddRecord(records, fact, header, line, bag);
                    continue;
                }

                header = [.. row.Select(cell => FieldOf(cell, fact))];
                CheckHeader(line, header, fact, bag);
            }

            if (header is null)
            {
                bag.Add(FactDiagnostics.NotRecords, file.Span(0, 0), fact.Name, $"{string.Join(", ", fact.Fields.Select(field => field.Name))}, named on the first line; this file is empty");
            }
        }
        catch (CsvFormatException wrong)
        {
            bag.Add(FactDiagnostics.NotRecords, new CsvLine(file, (int)Math.Max(1, wrong.LineNumber), []).Whole, fact.Name, "that its first line names; the quotation marks of this line do not match");
        }

        return records.ToImmutable();
    }

    private static void AddRecord(ImmutableArray<GivenValue>.Builder records, Fact fact, string[] header, CsvLine line, DiagnosticBag bag)
    {
        if (line.Cells.Length != header.Length)
        {
            bag.Add(FactDiagnostics.NotRecords, line.Whole, fact.Name, $"{string.Join(", ", header)}, as the first line says; this line has {line.Cells.Length.ToString(CultureInfo.InvariantCulture)} values");
            return;
        }

        // An empty cell is a field left out.
        var cells = Enumerable.Range(0, header.Length).Where(at => line.Cells[at].Length > 0);
        records.Add(new GivenMap([.. cells.Select(at => new GivenEntry(header[at], line.Whole, new GivenScalar(line.Cells[at], false, line.Span(at))))], line.Whole));
    }

    private static string FieldOf(string heading, Fact fact)
    {
        var name = heading.Replace(' ', '_').Replace('-', '_');
        return fact.Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Name ?? heading;
    }

    private static void CheckHeader(CsvLine line, string[] header, Fact fact, DiagnosticBag bag)
    {
        var fields = fact.Fields.Select(field => field.Name).ToList();
        for (var at = 0; at < header.Length; at++)
        {
            if (!fields.Contains(header[at]))
            {
                var hint = NearestName.Hint(header[at], fields);
                bag.Add(FactDiagnostics.UnknownField, line.Span(at), fact.Name, header[at], hint.Length > 0 ? hint + " " : "", string.Join(", ", fields.Select(field => $"`{field}`")));
            }
            else if (Array.IndexOf(header, header[at]) < at)
            {
                bag.Add(FactDiagnostics.GivenTwice, line.Span(at), header[at]);
            }
        }
    }

    // The reader does not say where a cell stands, so it is looked for in the line.
    private sealed class CsvLine(SourceFile file, int number, string[] cells)
    {
        public string[] Cells => cells;

        public SourceSpan Whole => file.Span(file.OffsetOf(number, 1), file.LineText(number).Length);

        public SourceSpan Span(int cell)
        {
            var text = file.LineText(number);
            var from = 0;
            for (var at = 0; at <= cell; at++)
            {
                var found = text.IndexOf(cells[at], from, StringComparison.Ordinal);
                if (found < 0)
                {
                    return Whole;
                }

                if (at == cell)
                {
                    return file.Span(file.OffsetOf(number, found + 1), cells[at].Length);
                }

                from = found + cells[at].Length;
            }

            return Whole;
        }
    }
}
