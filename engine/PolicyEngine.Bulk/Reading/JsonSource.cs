using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Rows of JSON Lines: an object a line, in which a name that is left out was not asked, and <c>null</c> was asked and is not known. Values are written as in every other JSON of facts; numbers keep their digits.</summary>
internal sealed class JsonSource : IRowSource
{
    private readonly Stream stream;
    private readonly TextBlocks blocks;
    private readonly PolicyModel model;
    private readonly byte[][] names;

    private JsonSource(Stream stream, long length, PolicyModel model, string[] headings)
    {
        (this.stream, Length, this.model, Headings) = (stream, length, model, headings);
        blocks = new TextBlocks(stream, (byte)',') { HasQuotes = false };
        names = [.. headings.Select(Encoding.UTF8.GetBytes)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Headings { get; }

    /// <inheritdoc/>
    public string PlaceWord => "line";

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Opens JSON Lines. There are no headings, so the columns are the facts, and those that the choice of columns names.</summary>
    public static Result<IRowSource> Open(Stream stream, long length, PolicyModel model, ColumnChoice choice)
    {
        var named = choice.Facts.Keys.Concat(choice.Keep).Concat(choice.LeaveOut).Concat(choice.AsOf is { } day ? [day] : []).Distinct(StringComparer.Ordinal).ToArray();
        var mapped = choice.Facts.Values.ToHashSet(StringComparer.Ordinal);
        string[] headings = [.. named, .. model.Facts.Select(fact => fact.Name).Where(name => !mapped.Contains(name)).Except(named)];
        return new Result<IRowSource>.Done(new JsonSource(stream, length, model, headings));
    }

    /// <inheritdoc/>
    public void GoTo(SourceMark mark)
    {
        stream.Position = mark.Offset;
        blocks.Begin(mark, []);
    }

    /// <inheritdoc/>
    public bool Take(RowBlock block) => blocks.Take(block);

    /// <inheritdoc/>
    public void Parse(RowBlock block, RowReading reading)
    {
        var raw = (TextBlock)block.Raw!;
        var place = raw.At.Place;
        var rest = raw.Bytes;
        if (place == 0 && rest.StartsWith(Encoding.UTF8.Preamble))
        {
            rest = rest[3..];
        }

        while (!rest.IsEmpty && raw.Open < 0)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            place++;
            if (!line.Trim(" \t\r"u8).IsEmpty)
            {
                Line(reading, line, place);
            }
        }

        if (raw.Open >= 0)
        {
            block.Ended = new RefusedCell(place + 1, "", "", BulkDiagnostics.TooLong.At(RowReading.Nowhere));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Line(RowReading reading, ReadOnlySpan<byte> line, long place)
    {
        var row = reading.Begin(place);
        var seen = new bool[names.Length];
        if (!Utf8.IsValid(line))
        {
            reading.RefuseByte(row, line);
            reading.KeepNothing(row);
            return;
        }

        try
        {
            if (reading.DayColumn >= 0 && !Day(reading, row, line))
            {
                reading.KeepNothing(row);
                return;
            }

            Object(reading, row, line, seen);
        }
        catch (JsonException broken)
        {
            reading.Refuse(row, -1, Encoding.UTF8.GetString(line), BulkDiagnostics.NoObject.At(RowReading.Nowhere, $"it is not valid from character {(broken.BytePositionInLine ?? 0) + 1} on"));
        }

        for (var column = 0; column < names.Length; column++)
        {
            if (!seen[column])
            {
                reading.Keep(row, column, default, false);
            }
        }
    }

    private bool Day(RowReading reading, int row, ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals(names[reading.DayColumn]))
            {
                json.Read();
                return reading.ReadDay(row, json.TokenType == JsonTokenType.String ? json.ValueSpan : default);
            }
        }

        return reading.ReadDay(row, default);
    }

    private void Object(RowReading reading, int row, ReadOnlySpan<byte> line, bool[] seen)
    {
        var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 8 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            reading.Refuse(row, -1, Encoding.UTF8.GetString(line), BulkDiagnostics.NoObject.At(RowReading.Nowhere, "something else stands there"));
            return;
        }

        var next = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var column = Column(ref json, next);
            var name = column < 0 ? json.GetString()! : "";
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            var value = line[start..(int)json.BytesConsumed];
            if (column < 0)
            {
                reading.Refuse(row, -1, Encoding.UTF8.GetString(line), Unknown(name));
            }
            else if (seen[column])
            {
                reading.Refuse(row, column, Encoding.UTF8.GetString(value), FactDiagnostics.GivenTwice.At(RowReading.Nowhere, Headings[column]));
            }
            else
            {
                seen[column] = true;
                Value(reading, row, column, value);
                next = column + 1;
            }
        }

        // What follows the object is read to be found wrong.
        while (json.Read())
        {
            continue;
        }
    }

    private int Column(ref Utf8JsonReader json, int next)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var column = (next + i) % names.Length;
            if (json.ValueTextEquals(names[column]))
            {
                return column;
            }
        }

        return -1;
    }

    private static void Value(RowReading reading, int row, int column, ReadOnlySpan<byte> value)
    {
        if (column == reading.DayColumn && reading.ReaderOf(column) is null)
        {
            reading.Keep(row, column, value.Trim((byte)'"'));
        }
        else if (value.SequenceEqual("null"u8))
        {
            reading.Keep(row, column, default, false);
            reading.ReaderOf(column)?.NotKnown(row);
        }
        else if (value[0] == '"')
        {
            var text = JsonSerializer.Deserialize<string>(value)!;
            reading.PutText(row, column, Encoding.UTF8.GetBytes(text));
        }
        else
        {
            reading.Put(row, column, value);
        }
    }

    private PolicyDiagnostic Unknown(string name)
    {
        var facts = model.Facts.Select(fact => fact.Name).ToArray();
        var hint = NearestName.Hint(name, facts);
        return FactDiagnostics.UnknownFact.At(RowReading.Nowhere, FactShape.Shown(name), hint.Length > 0 ? hint + " " : "", TypeWords.Names(facts));
    }
}
