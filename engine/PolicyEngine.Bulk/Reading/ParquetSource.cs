using ParquetSharp;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Rows of Parquet, a row group after the other. Columns keep their types: nothing is guessed from a text.</summary>
internal sealed class ParquetSource : IRowSource
{
    private const int RowsOfABlock = 1 << 15;
    private readonly ParquetFileReader file;
    private RowGroupReader? group;
    private ParquetFeed[] feeds = [];
    private int nextGroup;
    private long left;
    private long read;

    private ParquetSource(ParquetFileReader file)
    {
        this.file = file;
        var schema = file.FileMetaData.Schema;
        Headings = [.. Enumerable.Range(0, schema.NumColumns).Select(column => schema.Column(column).Path.ToDotString())];
        Length = file.FileMetaData.NumRows;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Headings { get; }

    /// <inheritdoc/>
    public string PlaceWord => "row";

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Opens a file.</summary>
    public static Result<IRowSource> Open(BatchInput input)
    {
        if (input.Path is not { } path || !File.Exists(path))
        {
            return Refused(input.Path is null ? "Parquet is read from a file, since its contents stand at its end" : $"there is no file `{input.Name}`", "name the file");
        }

        try
        {
            return new Result<IRowSource>.Done(new ParquetSource(new ParquetFileReader(path)));
        }
        catch (Exception broken) when (broken is ParquetException or IOException)
        {
            return Refused($"`{input.Name}` is no Parquet that can be read, or ends early", "check that it was written to its end");
        }
    }

    /// <inheritdoc/>
    public void GoTo(SourceMark mark)
    {
        while (read < mark.Offset && Ready())
        {
            var skipped = (int)Math.Min(Math.Min(left, mark.Offset - read), RowsOfABlock);
            Array.ForEach(feeds, feed => feed.Take(skipped));
            (left, read) = (left - skipped, read + skipped);
        }
    }

    /// <inheritdoc/>
    public bool Take(RowBlock block)
    {
        if (!Ready())
        {
            return false;
        }

        var count = (int)Math.Min(left, RowsOfABlock);
        block.Raw = Array.ConvertAll(feeds, feed => feed.Take(count));
        (left, read) = (left - count, read + count);
        block.Taken = count;
        block.After = new SourceMark(read, read);
        return true;
    }

    /// <inheritdoc/>
    public void Parse(RowBlock block, RowReading reading)
    {
        var columns = (ParquetCells[])block.Raw!;
        for (var i = 0; i < block.Taken; i++)
        {
            var row = reading.Begin(block.After.Place - block.Taken + i + 1);
            if (reading.DayColumn >= 0 && !reading.ReadDayValue(row, columns[reading.DayColumn].ValueAt(i)))
            {
                reading.KeepNothing(row);
                continue;
            }

            foreach (var column in reading.Active)
            {
                columns[column].Put(reading, row, column, i);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(feeds, feed => feed.Dispose());
        group?.Dispose();
        file.Dispose();
    }

    private bool Ready()
    {
        while (left == 0)
        {
            Array.ForEach(feeds, feed => feed.Dispose());
            feeds = [];
            group?.Dispose();
            group = null;
            if (nextGroup >= file.FileMetaData.NumRowGroups)
            {
                return false;
            }

            group = file.RowGroup(nextGroup++);
            left = group.MetaData.NumRows;
            feeds = [.. Enumerable.Range(0, Headings.Count).Select(column => group.Column(column).LogicalReader().Apply(new Opener()))];
        }

        return true;
    }

    private static Result<IRowSource> Refused(string message, string help) => new Result<IRowSource>.Refused(new Problem(message, help));

    private sealed class Opener : ILogicalColumnReaderVisitor<ParquetFeed>
    {
        public ParquetFeed OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> columnReader) => new ParquetFeed<TValue>(columnReader);
    }
}

/// <summary>A column of a row group, from which values are taken.</summary>
internal abstract class ParquetFeed : IDisposable
{
    /// <summary>Takes the next values.</summary>
    public abstract ParquetCells Take(int count);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A column of one type.</summary>
internal sealed class ParquetFeed<T>(LogicalColumnReader<T> reader) : ParquetFeed
{
    /// <inheritdoc/>
    public override ParquetCells Take(int count)
    {
        var values = new T[count];
        var done = 0;
        while (done < count && reader.ReadBatch(values, done, count - done) is > 0 and var got)
        {
            done += got;
        }

        return new ParquetCells<T>(values);
    }

    /// <inheritdoc/>
    public override void Dispose() => reader.Dispose();
}

/// <summary>Values that were taken from a column.</summary>
internal abstract class ParquetCells
{
    /// <summary>A value; <see langword="null"/> for none.</summary>
    public abstract object? ValueAt(int place);

    /// <summary>Puts a value where it belongs.</summary>
    public abstract void Put(RowReading reading, int row, int column, int place);
}

/// <summary>Values of one type. Those that people have most are put without a box.</summary>
internal sealed class ParquetCells<T>(T[] values) : ParquetCells
{
    /// <inheritdoc/>
    public override object? ValueAt(int place) => values[place] switch
    {
        Date date => new DateOnly(1970, 1, 1).AddDays(date.Days),
        var value => value,
    };

    /// <inheritdoc/>
    public override void Put(RowReading reading, int row, int column, int place)
    {
        switch (values)
        {
            case bool?[] yes when yes[place] is { } value:
                reading.PutYesNo(row, column, value);
                break;
            case int?[] numbers when numbers[place] is { } value:
                reading.PutWhole(row, column, value);
                break;
            case long?[] numbers when numbers[place] is { } value:
                reading.PutWhole(row, column, value);
                break;
            case decimal?[] numbers when numbers[place] is { } value:
                reading.PutNumber(row, column, value);
                break;
            case Date?[] dates when dates[place] is { } value:
                reading.PutDate(row, column, new DateOnly(1970, 1, 1).AddDays(value.Days));
                break;
            default:
                reading.PutValue(row, column, ValueAt(place));
                break;
        }
    }
}
