using System.Text;
using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

/// <summary>A terminal of some columns and rows, as a person sees it. It knows the sequences that the editor writes and refuses all others.</summary>
internal sealed class ScreenModel(int width, int height) : IScreen
{
    private const string Covered = "";
    private readonly List<List<string>> rows = [[]];
    private int top;
    private int row;
    private int column;
    private bool isCursorShown = true;

    public int Width { get; private set; } = width;

    public int Height { get; private set; } = height;

    public bool Reflows { get; init; } = true;

    /// <summary>Whether pastes come in brackets.</summary>
    public bool BracketsPastes { get; private set; }

    /// <summary>Everything that was written.</summary>
    public StringBuilder Written { get; } = new();

    /// <summary>The rows of the screen without spaces at their ends, with a mark where the cursor is; trailing empty rows are left out.</summary>
    public string Shown => string.Join('\n', Enumerable.Range(top, Math.Max(0, rows.Count - top)).Select(index => Line(index, isCursorShown && index == row))).TrimEnd('\n');

    /// <summary>What has moved out at the top.</summary>
    public string ScrolledAway => string.Join('\n', Enumerable.Range(0, top).Select(index => Line(index, false)));

    public void Write(string text)
    {
        Written.Append(text);
        for (var index = 0; index < text.Length;)
        {
            if (text[index] == '\u001b')
            {
                var end = index + 1;
                end += text[end] == '[' ? 1 : 0;
                while (char.IsAsciiDigit(text[end]) || text[end] is ';' or '?')
                {
                    end++;
                }

                Sequence(text[(index + 1)..(end + 1)]);
                index = end + 1;
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
                Put(rune);
                index += length;
            }
        }
    }

    /// <summary>Makes it another size, with lines broken anew if it does that.</summary>
    public void Resize(int width, int height)
    {
        if (Reflows && width < Width)
        {
            for (var index = rows.Count - 1; index >= 0; index--)
            {
                var cut = 1;
                while (rows[index].Count > width)
                {
                    rows.Insert(index + cut, rows[index][width..Math.Min(rows[index].Count, 2 * width)]);
                    rows[index].RemoveRange(width, Math.Min(width, rows[index].Count - width));
                    row += index + cut <= row && index != row ? 1 : 0;
                    cut++;
                }

                row += index == row ? column / width : 0;
            }

            column %= width;
        }

        (Width, Height) = (width, height);
        column = Math.Min(column, width - 1);
        top = Math.Max(top, Math.Max(row, rows.FindLastIndex(cells => cells.Exists(cell => cell.Trim().Length > 0))) - height + 1);
    }

    private string Line(int index, bool marked)
    {
        var cells = new List<string>(rows[index]);
        if (marked)
        {
            while (cells.Count < column)
            {
                cells.Add(" ");
            }

            cells.Insert(column, "‸");
        }

        return string.Concat(cells).TrimEnd(' ');
    }

    private void Put(Rune rune)
    {
        var wide = TextWidth.Of(rune);
        switch (rune.Value)
        {
            case '\r':
                column = 0;
                break;
            case '\n':
                (row, column) = (row + 1, 0);
                Reach();
                break;
            case < ' ':
                throw new InvalidOperationException($"the control character {rune.Value} reached the screen");
            case var _ when wide == 0:
                rows[row][Math.Max(0, column - (rows[row][column - 1].Length == 0 ? 2 : 1))] += rune.ToString();
                break;
            default:
                if (column + wide > Width)
                {
                    (row, column) = (row + 1, 0);
                    Reach();
                }

                for (var part = 0; part < wide; part++)
                {
                    Set(column + part, part == 0 ? rune.ToString() : Covered);
                }

                column += wide;
                break;
        }
    }

    private void Set(int place, string cell)
    {
        while (rows[row].Count <= place)
        {
            rows[row].Add(" ");
        }

        rows[row][place] = cell;
    }

    private void Reach()
    {
        while (rows.Count <= row)
        {
            rows.Add([]);
        }

        top = Math.Max(top, row - Height + 1);
    }

    private void Sequence(string sequence)
    {
        var number = int.TryParse(sequence[1..^1], out var given) ? given : 1;
        switch (sequence[^1])
        {
            case 'A':
                row = Math.Max(top, row - number);
                break;
            case 'B':
                row = Math.Min(Math.Min(top + Height - 1, row + number), rows.Count - 1);
                break;
            case 'G':
                column = Math.Min(number - 1, Width - 1);
                break;
            case 'K':
                Cut();
                break;
            case 'J' when sequence == "[2J":
                rows.RemoveRange(top, rows.Count - top);
                Reach();
                break;
            case 'J':
                Cut();
                rows.RemoveRange(row + 1, rows.Count - row - 1);
                break;
            case 'H':
                (row, column) = (top, 0);
                break;
            case 'm' or '>':
                break;
            case 'h' or 'l':
                Mode(sequence);
                break;
            default:
                throw new InvalidOperationException($"no such sequence: {sequence}");
        }
    }

    // A row that is full keeps the cursor on its last character, which clearing would take.
    private void Cut()
    {
        var from = Math.Min(column, Width - 1);
        rows[row].RemoveRange(Math.Min(from, rows[row].Count), Math.Max(0, rows[row].Count - from));
    }

    private void Mode(string sequence)
    {
        switch (sequence[..^1])
        {
            case "[?25":
                isCursorShown = sequence[^1] == 'h';
                break;
            case "[?2004":
                BracketsPastes = sequence[^1] == 'h';
                break;
            case "[?1":
                break;
            default:
                throw new InvalidOperationException($"no such mode: {sequence}");
        }
    }
}
