using ParquetSharp;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Writing;

/// <summary>Rows as Parquet, with a row group for some blocks. What does not apply and what is not determined are both empty there; <c>status</c> and <c>missing</c> tell them apart.</summary>
internal sealed class ParquetSink : RowSink
{
    private const int MostPlaces = 10;
    private readonly ParquetFileWriter file;
    private readonly OutputColumn[] columns;
    private readonly AnswerColumn[] answers;

    /// <summary>Begins a file.</summary>
    public ParquetSink(string path, IEnumerable<OutputColumn> columns, AnswerColumn[] answers)
    {
        this.columns = [.. columns];
        this.answers = answers;
        file = new ParquetFileWriter(path, [.. this.columns.Select(Describe)], Compression.Snappy);
    }

    /// <inheritdoc/>
    public override void Prepare(RowBlock block)
    {
        // A row group is written whole, in its turn.
    }

    /// <inheritdoc/>
    public override void Write(RowBlock block)
    {
        if (block.Chosen.Count == 0)
        {
            return;
        }

        using var group = file.AppendRowGroup();
        foreach (var column in columns)
        {
            using var writer = group.NextColumn();
            Write(writer, column, block);
        }
    }

    /// <inheritdoc/>
    public override void Finish() => file.Close();

    /// <inheritdoc/>
    public override void TakeBack() => file.Close();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => file.Dispose();

    private Column Describe(OutputColumn column) => column.Kind switch
    {
        OutputKind.Place => new Column<long>(column.Name),
        OutputKind.AsOf => new Column<Date>(column.Name),
        OutputKind.Answer => answers[column.Place].Item.Type switch
        {
            FactType.YesNo => new Column<bool?>(column.Name),
            FactType.WholeNumber => new Column<long?>(column.Name),
            FactType.Decimal => new Column<decimal?>(column.Name, LogicalType.Decimal(29, MostPlaces)),
            FactType.Money => new Column<decimal?>(column.Name, LogicalType.Decimal(29, 2)),
            FactType.Date => new Column<Date?>(column.Name),
            FactType.Time or FactType.Text or FactType.Choice or FactType.List => new Column<string>(column.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        },
        OutputKind.Kept or OutputKind.Status or OutputKind.Missing or OutputKind.Fault => new Column<string>(column.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static void Write(ColumnWriter writer, OutputColumn column, RowBlock block)
    {
        switch (column.Kind)
        {
            case OutputKind.Place:
                Put(writer, block, row => block.Places[row]);
                break;
            case OutputKind.AsOf:
                Put(writer, block, row => DateOf(DateOnly.FromDayNumber(block.Days[row])));
                break;
            case OutputKind.Kept:
                Put(writer, block, row => block.Kept[column.Place].IsGiven(row) ? System.Text.Encoding.UTF8.GetString(block.Kept[column.Place].At(row)) : null);
                break;
            case OutputKind.Status:
                Put(writer, block, row => Words[block.Statuses[row]]);
                break;
            case OutputKind.Missing:
                Put(writer, block, row => Told(block.Open.GetValueOrDefault(row)?.Missing));
                break;
            case OutputKind.Fault:
                Put(writer, block, row => Told(block.Open.GetValueOrDefault(row)?.Fault));
                break;
            case OutputKind.Answer:
                Answer(writer, block, block.Answers[column.Place]);
                break;
            default:
                throw new InvalidOperationException("no such column");
        }
    }

    private static readonly Dictionary<RowStatus, string> Words = new() { [RowStatus.Determined] = "determined", [RowStatus.Undetermined] = "undetermined", [RowStatus.Faulted] = "faulted" };

    private static void Answer(ColumnWriter writer, RowBlock block, AnswerColumn answer)
    {
        bool Has(int row) => answer.States[row] == AnswerState.Given;
        switch (answer)
        {
            case AnswerColumn<bool> yes:
                Put(writer, block, row => Has(row) ? yes.Values[row] : (bool?)null);
                break;
            case AnswerColumn<long> whole:
                Put(writer, block, row => Has(row) ? whole.Values[row] : (long?)null);
                break;
            case AnswerColumn<decimal> number:
                Put(writer, block, row => Has(row) ? Exact(number, row) : (decimal?)null);
                break;
            case AnswerColumn<DateOnly> date:
                Put(writer, block, row => Has(row) ? DateOf(date.Values[row]) : (Date?)null);
                break;
            case AnswerColumn<int> { Choices: { } choices } option:
                Put(writer, block, row => Has(row) ? choices.Options[option.Values[row]].Name : null);
                break;
            default:
                Put(writer, block, row => Has(row) ? answer.TextOf(row) : null);
                break;
        }
    }

    private static decimal Exact(AnswerColumn<decimal> answer, int row) =>
        answer.Item.Type == FactType.Money || answer.Values[row].Scale <= MostPlaces || decimal.Round(answer.Values[row], MostPlaces) == answer.Values[row]
            ? answer.Values[row]
            : throw new IOException($"an answer of `{answer.Name}` has more than {MostPlaces} decimal places, which this Parquet does not hold; write CSV");

    private static void Put<T>(ColumnWriter writer, RowBlock block, Func<int, T> value)
    {
        var values = new T[block.Chosen.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(block.Chosen[i]);
        }

        using var logical = writer.LogicalWriter<T>();
        logical.WriteBatch(values);
    }

    private static Date DateOf(DateOnly day) => new(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber);

    private static string? Told(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
