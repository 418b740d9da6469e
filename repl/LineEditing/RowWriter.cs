using System.Text;

namespace PolicyEngine.LineEditing;

/// <summary>Lays characters out in rows of a width. A character that does not fit goes to the next row whole.</summary>
/// <param name="width">Columns of a row.</param>
internal sealed class RowWriter(int width)
{
    private const int TabStop = 4;
    private readonly List<ScreenRow> rows = [];
    private readonly StringBuilder row = new();
    private string style = "";

    /// <summary>The row that is being written, from 0.</summary>
    public int Row => rows.Count;

    /// <summary>The column where the next character goes, if it fits.</summary>
    public int Column { get; private set; }

    /// <summary>The next place, on the next row when this one is full.</summary>
    public (int Row, int Column) Place => Column >= width ? (Row + 1, 0) : (Row, Column);

    /// <summary>Writes a text without line breaks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numbers">Its colour or weight; empty for none.</param>
    public void Write(string text, string numbers)
    {
        for (var index = 0; index < text.Length;)
        {
            var next = Graphemes.Next(text, index);
            Put(text[index..next], numbers);
            index = next;
        }
    }

    /// <summary>Writes one character.</summary>
    public void Put(string cluster, string numbers)
    {
        var (shown, wide, isDisputed) = cluster == "\t" ? (new string(' ', Math.Clamp(width - Column, 1, TabStop - (Column % TabStop))), 0, false) : Graphemes.Draw(cluster);
        wide = cluster == "\t" ? shown.Length : wide;
        if (Column + wide > width && Column > 0)
        {
            Break();
        }

        if (numbers != style)
        {
            row.Append(style.Length > 0 ? Ansi.PlainStyle : "").Append(numbers.Length > 0 ? Ansi.Style(numbers) : "");
            style = numbers;
        }

        row.Append(shown);
        Column += wide;
        if (isDisputed && Column < width)
        {
            // Whatever the terminal made of it, what follows is where it should be.
            row.Append(Ansi.Column(Column));
        }
    }

    /// <summary>Ends the row.</summary>
    public void Break()
    {
        rows.Add(new ScreenRow(row.Append(style.Length > 0 ? Ansi.PlainStyle : "").ToString(), Math.Min(Column, width)));
        row.Clear();
        (Column, style) = (0, "");
    }

    /// <summary>All rows.</summary>
    public IReadOnlyList<ScreenRow> End()
    {
        Break();
        return rows;
    }
}
