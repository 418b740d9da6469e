using System.Globalization;
using System.Text;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Puts the cells of rows into the columns of one block.</summary>
internal sealed partial class RowReading
{
    private readonly RowBlock block;
    private readonly RowBlock[] set;
    private readonly CellForms forms;
    private readonly MappedColumn[] columns;
    private readonly CellReader?[] readers;
    private readonly int dayColumn;
    private readonly DateOnly usual;

    /// <summary>Makes readers for the columns of a block.</summary>
    public RowReading(RowBlock block, ColumnMap map, CellForms forms, DateOnly usual)
        : this([block], [map], [forms], usual)
    {
    }

    /// <summary>Makes readers for the columns of blocks of the same rows, one a policy. A column that blocks share is read once.</summary>
    public RowReading(RowBlock[] set, ColumnMap[] maps, CellForms[] forms, DateOnly usual)
    {
        this.set = set;
        block = set[0];
        this.forms = forms[0];
        this.usual = usual;
        columns = [.. maps[0].Columns.Select((column, place) => column with { Fact = maps.Max(map => map.Columns[place].Fact) })];
        readers = [.. columns.Select((_, place) => Reader(set, maps, forms, place))];
        dayColumn = Array.FindIndex(columns, column => column.IsDay);
        Active = [.. Enumerable.Range(0, columns.Length).Where(place => columns[place] is { Fact: >= 0 } or { Kept: >= 0 })];
    }

    /// <summary>How many columns the input has.</summary>
    public int Width => columns.Length;

    /// <summary>The columns whose cells are needed, besides that of the day.</summary>
    public int[] Active { get; }

    /// <summary>The column of the day; -1 for none.</summary>
    public int DayColumn => dayColumn;

    /// <summary>The headings.</summary>
    public string NameOf(int column) => columns[column].Name;

    /// <summary>The reader of a column's fact; <see langword="null"/> for a column that is none.</summary>
    public CellReader? ReaderOf(int column) => readers[column];

    /// <summary>Begins a row of which the day is not in a column.</summary>
    public int Begin(long place)
    {
        foreach (var side in set.AsSpan(1))
        {
            side.Add(place, usual.DayNumber);
        }

        return block.Add(place, usual.DayNumber);
    }

    /// <summary>Takes the day of a row from a cell.</summary>
    /// <returns>Whether it is one.</returns>
    public bool ReadDay(int row, ReadOnlySpan<byte> cell)
    {
        var text = cell.Trim(" \t"u8);
        if (forms.Dates.TryRead(text, out var day))
        {
            foreach (var side in set)
            {
                side.On(row, day.DayNumber);
            }

            return true;
        }

        var written = Encoding.UTF8.GetString(text);
        Refuse(row, dayColumn, written, BulkDiagnostics.NoDay.At(Nowhere, new PersonalValue(written.Length == 0 ? "an empty cell" : $"`{written}`", "a cell"), forms.Dates.Example));
        return false;
    }

    /// <summary>Puts a cell where it belongs.</summary>
    public void Put(int row, int column, ReadOnlySpan<byte> cell)
    {
        Keep(row, column, cell);
        if (readers[column] is { } reader && !reader.Read(cell, row, dayColumn < 0 ? usual : DateOnly.FromDayNumber(block.Days[row])))
        {
            Refuse(row, column, Encoding.UTF8.GetString(cell), reader.Problem!);
        }
    }

    /// <summary>Puts a text of a typed input where it belongs; a number or yes/no is not written as a text there.</summary>
    public void PutText(int row, int column, ReadOnlySpan<byte> text)
    {
        Keep(row, column, text);
        if (readers[column] is { } reader && !reader.ReadQuoted(text, row, DateOnly.FromDayNumber(block.Days[row])))
        {
            Refuse(row, column, Encoding.UTF8.GetString(text), reader.Problem!);
        }
    }

    /// <summary>Puts a value of a typed input where it belongs.</summary>
    public void PutValue(int row, int column, object? value)
    {
        if (value is null or DBNull)
        {
            Keep(row, column, default, false);
            return;
        }

        if (value is string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Keep(row, column, bytes);
            Taken(row, column, text, readers[column]?.Read(bytes, row, DateOnly.FromDayNumber(block.Days[row])));
            return;
        }

        if (columns[column].Kept >= 0)
        {
            Keep(row, column, Encoding.UTF8.GetBytes(Words(value)));
        }

        if (readers[column] is { } reader)
        {
            Taken(row, column, "", Read(reader, value, row, DateOnly.FromDayNumber(block.Days[row])));
        }
    }

    /// <summary>Takes the day of a row from a value.</summary>
    public bool ReadDayValue(int row, object? value) => ReadDay(row, value is null or DBNull ? default : Encoding.UTF8.GetBytes(Words(value)));

    private bool Read(CellReader reader, object value, int row, DateOnly day) => value switch
    {
        bool yes => reader.ReadYesNo(yes, row, day),
        sbyte or byte or short or ushort or int or uint or long => reader.ReadWhole(Convert.ToInt64(value, CultureInfo.InvariantCulture), row, day),
        decimal number => reader.ReadNumber(number, row, day),
        double or float => reader.ReadBinary(Convert.ToDouble(value, CultureInfo.InvariantCulture), row, day),
        DateOnly date => reader.ReadDate(date, row, day),
        DateTime { TimeOfDay.Ticks: 0 } date => reader.ReadDate(DateOnly.FromDateTime(date), row, day),
        _ => reader.Read(Encoding.UTF8.GetBytes(Words(value)), row, day),
    };

    private void Taken(int row, int column, string text, bool? isTaken)
    {
        if (isTaken == false)
        {
            Refuse(row, column, text, readers[column]!.Problem!);
        }
    }

    private string Words(object value) => value switch
    {
        string text => text,
        bool yes => yes ? "yes" : "no",
        DateTime { TimeOfDay.Ticks: 0 } date => forms.Dates.Write(DateOnly.FromDateTime(date)),
        DateOnly date => forms.Dates.Write(date),
        IFormattable formattable => formattable.ToString(value is DateTime ? "yyyy-MM-dd HH:mm:ss" : null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Keeps a cell that goes into the output as it is.</summary>
    public void Keep(int row, int column, ReadOnlySpan<byte> cell, bool given = true)
    {
        if (columns[column].Kept is >= 0 and var kept)
        {
            block.Kept[kept].Add(row, cell, given);
        }
    }

    private static CellReader? Reader(RowBlock[] set, ColumnMap[] maps, CellForms[] forms, int place)
    {
        var own = Enumerable.Range(0, set.Length).Where(i => maps[i].Columns[place].Fact >= 0)
            .Select(i => (Column: set[i].Facts.First(fact => fact.Place == maps[i].Columns[place].Fact), Forms: forms[i])).DistinctBy(pair => pair.Column);
        return own.Select(pair => CellReader.For(pair.Column, pair.Forms)).Aggregate((CellReader?)null, (first, next) => first is null ? next : new PairReader(first, next));
    }

    /// <summary>Keeps nothing of a row that is refused whole, so that the kept columns stay in step.</summary>
    public void KeepNothing(int row)
    {
        foreach (var kept in block.Kept)
        {
            kept.Add(row, default, false);
        }
    }

    /// <summary>Refuses a row for one cell, or, with a column of -1, as a whole.</summary>
    public void Refuse(int row, int column, string text, PolicyDiagnostic problem) =>
        block.Refuse(row, new RefusedCell(block.Places[row], column < 0 ? "" : columns[column].Name, text, problem));

    /// <summary>Refuses a row for what one byte of it is.</summary>
    public void RefuseByte(int row, ReadOnlySpan<byte> raw)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(raw[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        Refuse(row, -1, Encoding.UTF8.GetString(raw), BulkDiagnostics.NoUtf8.At(Nowhere, "0x" + raw[at].ToString("X2", CultureInfo.InvariantCulture)));
    }

    /// <summary>A place for a problem that says where it is in other ways.</summary>
    public static SourceSpan Nowhere => new SourceFile("row", "").Span(0, 0);
}
