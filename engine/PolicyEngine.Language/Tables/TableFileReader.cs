using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads the rows of one file: the first line names the columns, and each further line is a row. Cells mean what they mean in a policy.</summary>
internal sealed class TableFileReader(TableSyntax table, RowsFromSyntax from, SourceFile file, DiagnosticBag diagnostics)
{
    private const int MostRows = 100_000;
    private const int MostErrors = 20;

    private static readonly string[] RowKeys = ["id", "because", "cite"];

    private readonly DiagnosticBag own = [];
    private int[] places = [];
    private int headings;

    /// <summary>The rows; none where the file is not in order.</summary>
    public ImmutableArray<RowSyntax> Read()
    {
        var rows = ImmutableArray.CreateBuilder<RowSyntax>();
        using var reader = CsvReader.FromText(
            file.Text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, Separator = from.Separator, MalformedData = CsvMalformedDataHandling.Throw });
        try
        {
            var isHeader = true;
            while (own.Count < MostErrors && reader.Read())
            {
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                if (Array.TrueForAll(cells, cell => cell.Length == 0))
                {
                    continue;
                }

                var line = new FileLine(file, (int)reader.LineNumber, cells);
                if (isHeader)
                {
                    (isHeader, headings) = (false, cells.Length);
                    Head(line);
                }
                else if (rows.Count == MostRows)
                {
                    own.Add(TableFileDiagnostics.TooMany, line.Whole, MostRows.ToString("N0", CultureInfo.InvariantCulture));
                    break;
                }
                else
                {
                    Add(rows, line);
                }
            }
        }
        catch (CsvFormatException wrong)
        {
            own.Add(TableFileDiagnostics.Quotes, new FileLine(file, (int)Math.Max(1, wrong.LineNumber), []).Whole);
        }

        if (rows.Count == 0 && own.Count == 0)
        {
            own.Add(TableFileDiagnostics.Empty, file.Span(0, 0));
        }

        diagnostics.AddRange(own.Sorted());
        return rows.ToImmutable();
    }

    private void Head(FileLine line)
    {
        string[] columns = [.. table.Inputs.Select(input => input.Name.Value), .. table.Outputs.Select(output => output.Name.Value)];
        places = [.. from.Columns.Select(column => Array.IndexOf(line.Cells, column.Heading.Value.Trim()))];
        for (var at = 0; at < from.Columns.Length; at++)
        {
            var (name, heading) = (from.Columns[at].Name, from.Columns[at].Heading);
            if (!columns.Contains(name.Value, StringComparer.Ordinal) && !RowKeys.Contains(name.Value, StringComparer.Ordinal))
            {
                own.Add(TableFileDiagnostics.NoColumn, name.Span, name.Value, NearestName.Hint(name.Value, columns) is { Length: > 0 } hint ? hint : $"the columns are {ScalarForms.WordList(columns.Concat(RowKeys))}");
            }

            if (places[at] < 0)
            {
                own.Add(TableFileDiagnostics.NoHeading, heading.Span, heading.Value, NearestName.Hint(heading.Value, line.Cells) is { Length: > 0 } hint ? hint : $"the headings are {ScalarForms.WordList(line.Cells)}");
            }
        }

        foreach (var left in from.LeaveOut.Where(left => !line.Cells.Contains(left.Value.Trim(), StringComparer.Ordinal)))
        {
            own.Add(TableFileDiagnostics.NoHeading, left.Span, left.Value, NearestName.Hint(left.Value, line.Cells) is { Length: > 0 } hint ? hint : "take it away");
        }

        for (var at = 0; at < line.Cells.Length; at++)
        {
            if (!places.Contains(at) && from.LeaveOut.All(left => left.Value.Trim() != line.Cells[at]))
            {
                own.Add(TableFileDiagnostics.NotMapped, line.Span(at), line.Cells[at]);
            }
        }

        foreach (var missing in columns.Where(column => from.Columns.All(mapped => mapped.Name.Value != column)))
        {
            own.Add(TableFileDiagnostics.NotMade, from.Span, missing);
        }
    }

    private void Add(ImmutableArray<RowSyntax>.Builder rows, FileLine line)
    {
        if (line.Cells.Length != headings)
        {
            own.Add(TableFileDiagnostics.Cells, line.Whole, line.Cells.Length.ToString(CultureInfo.InvariantCulture), headings.ToString(CultureInfo.InvariantCulture), from.Separator.ToString());
            return;
        }

        if (own.Count > 0)
        {
            return;
        }

        var cells = ImmutableDictionary.CreateBuilder<string, TextSyntax>(StringComparer.Ordinal);
        var values = ImmutableDictionary.CreateBuilder<string, Written<string>>(StringComparer.Ordinal);
        var row = new RowSyntax { Id = string.Create(CultureInfo.InvariantCulture, $"line {line.Number}"), Span = line.Whole };
        for (var at = 0; at < from.Columns.Length; at++)
        {
            var (name, place) = (from.Columns[at].Name.Value, places[at]);
            var text = Said(line, place);
            if (table.Inputs.Any(input => input.Name.Value == name))
            {
                cells[name] = Text(text, line.Span(place));
            }
            else if (table.Outputs.Any(output => output.Name.Value == name))
            {
                values[name] = new Written<string>(text, line.Span(place));
            }
            else
            {
                row = name switch
                {
                    "id" => row with { Id = text },
                    "because" => row with { Because = text.Length == 0 ? null : Text(text, line.Span(place)) },
                    _ => row with { Cite = text.Length == 0 ? [] : [text] },
                };
            }
        }

        rows.Add(row with { Cells = cells.ToImmutable(), Values = values.ToImmutable() });
    }

    private static TextSyntax Text(string text, SourceSpan span) => new(text, span, [.. Enumerable.Range(0, text.Length + 1).Select(at => Math.Min(span.Start + at, span.Start + span.Length))]);

    // A day in the file's own form, in columns whose cells have that form throughout.
    private string Said(FileLine line, int place)
    {
        var text = line.Cells[place];
        if (from.Dates.Length == 0 || text.Length == 0 || !IsLikeDay(text))
        {
            return text;
        }

        if (DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        own.Add(TableFileDiagnostics.Day, line.Span(place), text, from.Dates);
        return text;
    }

    private string Pattern => from.Dates switch { "day/month/year" => "d/M/yyyy", "month/day/year" => "M/d/yyyy", "day.month.year" => "d.M.yyyy", _ => "yyyy-MM-dd" };

    // Three numbers between two signs, of which one is the year.
    private bool IsLikeDay(string text) =>
        text.Split(from.Dates.Contains('.', StringComparison.Ordinal) ? '.' : '/') is { Length: 3 } pieces && pieces.All(piece => piece.Length is > 0 and <= 4 && piece.All(char.IsAsciiDigit));
}
