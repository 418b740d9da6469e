using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Writing;

/// <summary>Writes rows as text.</summary>
internal abstract class TextFormat(ImmutableArray<OutputColumn> columns)
{
    /// <summary>The columns.</summary>
    protected ImmutableArray<OutputColumn> Columns { get; } = columns;

    /// <summary>What stands before the first row.</summary>
    public abstract byte[] Head { get; }

    /// <summary>Writes a row.</summary>
    public abstract void Write(RowBlock block, int row);
}

/// <summary>CSV: commas, quotation marks where they are needed, one line break a row. What does not apply is an empty cell; an answer that is not determined is a question mark, so that nobody takes it for nothing.</summary>
internal sealed class CsvFormat(ImmutableArray<OutputColumn> columns) : TextFormat(columns)
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\r\n"u8);

    /// <inheritdoc/>
    public override byte[] Head
    {
        get
        {
            var buffer = new Utf8Buffer();
            foreach (var column in Columns)
            {
                Cell(buffer, Encoding.UTF8.GetBytes(column.Name));
                buffer.Add((byte)',');
            }

            buffer.CutTo(buffer.Length - 1);
            buffer.Add((byte)'\n');
            return buffer.Written.ToArray();
        }
    }

    /// <inheritdoc/>
    public override void Write(RowBlock block, int row)
    {
        var buffer = block.Output;
        var open = block.Statuses[row] == RowStatus.Determined ? null : block.Open.GetValueOrDefault(row);
        foreach (var column in Columns)
        {
            switch (column.Kind)
            {
                case OutputKind.Place:
                    buffer.Add(block.Places[row], default);
                    break;
                case OutputKind.Kept:
                    Cell(buffer, block.Kept[column.Place].At(row));
                    break;
                case OutputKind.AsOf:
                    buffer.Add(DateOnly.FromDayNumber(block.Days[row]), "yyyy-MM-dd");
                    break;
                case OutputKind.Status:
                    buffer.Add(OutputColumns.Word(block.Statuses[row]));
                    break;
                case OutputKind.Answer:
                    Answer(buffer, block.Answers[column.Place], row);
                    break;
                case OutputKind.Missing:
                    Text(buffer, open?.Missing);
                    break;
                case OutputKind.Fault:
                    Text(buffer, open?.Fault);
                    break;
                default:
                    throw new InvalidOperationException("no such column");
            }

            buffer.Add((byte)',');
        }

        buffer.CutTo(buffer.Length - 1);
        buffer.Add((byte)'\n');
    }

    /// <summary>Writes a cell, in quotation marks where it needs them.</summary>
    public static void Cell(Utf8Buffer buffer, ReadOnlySpan<byte> cell)
    {
        if (!cell.ContainsAny(Special))
        {
            buffer.Add(cell);
            return;
        }

        buffer.Add((byte)'"');
        while (cell.IndexOf((byte)'"') is >= 0 and var quote)
        {
            buffer.Add(cell[..(quote + 1)]);
            buffer.Add((byte)'"');
            cell = cell[(quote + 1)..];
        }

        buffer.Add(cell);
        buffer.Add((byte)'"');
    }

    /// <summary>Writes a text as a cell.</summary>
    public static void Text(Utf8Buffer buffer, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Cell(buffer, Encoding.UTF8.GetBytes(text));
        }
    }

    private static void Answer(Utf8Buffer buffer, AnswerColumn answer, int row)
    {
        if (answer.States[row] != AnswerState.Given)
        {
            buffer.Add(answer.States[row] == AnswerState.Open ? "?"u8 : default);
            return;
        }

        if (answer.Item.Type is not (FactType.Text or FactType.List))
        {
            answer.Write(row, buffer);
            return;
        }

        Text(buffer, answer.TextOf(row));
    }
}

/// <summary>JSON Lines: an object a row. What does not apply is <c>null</c>; an answer that is not determined is left out.</summary>
internal sealed class JsonFormat(ImmutableArray<OutputColumn> columns) : TextFormat(columns)
{
    private readonly byte[][] names = [.. columns.Select(column => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(column.Name, JsonText.Options) + ":"))];

    /// <inheritdoc/>
    public override byte[] Head => [];

    /// <inheritdoc/>
    public override void Write(RowBlock block, int row)
    {
        var buffer = block.Output;
        buffer.Add((byte)'{');
        var start = buffer.Length;
        for (var i = 0; i < Columns.Length; i++)
        {
            var before = buffer.Length;
            if (before > start)
            {
                buffer.Add((byte)',');
            }

            buffer.Add(names[i]);
            if (!Value(block, row, Columns[i]))
            {
                buffer.CutTo(before);
            }
        }

        buffer.Add("}\n"u8);
    }

    private static bool Value(RowBlock block, int row, OutputColumn column)
    {
        var buffer = block.Output;
        switch (column.Kind)
        {
            case OutputKind.Place:
                buffer.Add(block.Places[row], default);
                return true;
            case OutputKind.Kept:
                var kept = block.Kept[column.Place];
                Text(buffer, kept.IsGiven(row) ? Encoding.UTF8.GetString(kept.At(row)) : null);
                return true;
            case OutputKind.AsOf:
                buffer.Add((byte)'"');
                buffer.Add(DateOnly.FromDayNumber(block.Days[row]), "yyyy-MM-dd");
                buffer.Add((byte)'"');
                return true;
            case OutputKind.Status:
                buffer.Add((byte)'"');
                buffer.Add(OutputColumns.Word(block.Statuses[row]));
                buffer.Add((byte)'"');
                return true;
            case OutputKind.Answer:
                return Answer(buffer, block.Answers[column.Place], row);
            case OutputKind.Missing:
                return Open(buffer, block.Open.GetValueOrDefault(row)?.Missing);
            case OutputKind.Fault:
                return Open(buffer, block.Open.GetValueOrDefault(row)?.Fault);
            default:
                throw new InvalidOperationException("no such column");
        }
    }

    private static bool Answer(Utf8Buffer buffer, AnswerColumn answer, int row)
    {
        if (answer.States[row] != AnswerState.Given)
        {
            buffer.Add("null"u8);
            return answer.States[row] == AnswerState.None;
        }

        switch (answer.Item.Type)
        {
            case FactType.YesNo:
                buffer.Add(answer.TextOf(row) == "yes" ? "true"u8 : "false"u8);
                break;
            case FactType.WholeNumber or FactType.Decimal or FactType.Money:
                answer.Write(row, buffer);
                break;
            case FactType.Choice or FactType.Date or FactType.Time:
                buffer.Add((byte)'"');
                answer.Write(row, buffer);
                buffer.Add((byte)'"');
                break;
            case FactType.Text or FactType.List:
            default:
                Text(buffer, answer.TextOf(row));
                break;
        }

        return true;
    }

    private static bool Open(Utf8Buffer buffer, string? text)
    {
        Text(buffer, text);
        return !string.IsNullOrEmpty(text);
    }

    private static void Text(Utf8Buffer buffer, string? text) => buffer.Add(JsonSerializer.Serialize(text, JsonText.Options));
}

/// <summary>How texts are written in JSON.</summary>
internal static class JsonText
{
    /// <summary>Letters stand as they are; only what JSON must escape is escaped.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
