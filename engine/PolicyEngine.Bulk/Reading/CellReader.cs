using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Reading;

/// <summary>How the cells of one input are written.</summary>
/// <param name="Model">The policy.</param>
/// <param name="Dates">The form of dates.</param>
/// <param name="NotKnown">The words for asked and not known.</param>
internal sealed record CellForms(PolicyModel Model, DateForm Dates, ImmutableArray<byte[]> NotKnown);

/// <summary>
/// Reads the cells of one column as values of one fact, or refuses them. What is written plainly is read from the bytes; everything else is held against the fact by the reader of all other ways in, so that it has the same words.
/// </summary>
internal abstract class CellReader(FactColumn column, CellForms forms)
{
    private readonly bool isText = column.Fact.Type == FactType.Text;
    private readonly byte[][] notKnown = [.. forms.NotKnown.Where(word => word.Length > 0)];

    /// <summary>The column that is filled.</summary>
    public FactColumn Column => column;

    /// <summary>The fact.</summary>
    protected Fact Fact => column.Fact;

    /// <summary>How cells are written.</summary>
    public CellForms Forms { get; } = forms;

    /// <summary>The fact with its limits.</summary>
    protected FactShape Shape { get; } = FactShapes.Of(forms.Model).Facts[column.Place];

    /// <summary>What is wrong with the cell that was refused last.</summary>
    public PolicyDiagnostic? Problem { get; protected set; }

    /// <summary>The reader for a column.</summary>
    public static CellReader For(FactColumn column, CellForms forms) => column switch
    {
        FactColumn<bool> yesNo => new YesNoReader(yesNo, forms),
        FactColumn<long> whole => new WholeReader(whole, forms),
        FactColumn<decimal> number => new DecimalReader(number, forms),
        FactColumn<DateOnly> date => new DateReader(date, forms),
        FactColumn<TimeOnly> time => new SlowReader<TimeOnly>(time, forms),
        FactColumn<string> text => new TextReader(text, forms),
        FactColumn<int> option => new OptionReader(option, forms),
        FactColumn<object> list => new ListReader(list, forms),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    /// <summary>Reads a cell: empty is not asked, a declared word is asked and not known.</summary>
    /// <returns>Whether it was taken; otherwise <see cref="Problem"/> says why not.</returns>
    public virtual bool Read(ReadOnlySpan<byte> cell, int row, DateOnly day)
    {
        // Most cells have nothing to trim, and looking at both ends costs less than trimming.
        var text = isText || cell.IsEmpty || (cell[0] > ' ' && cell[^1] > ' ') ? cell : cell.Trim(" \t"u8);
        if (text.IsEmpty)
        {
            return true;
        }

        if (IsNotKnown(text))
        {
            NotKnown(row);
            return true;
        }

        return ReadValue(text, row, day);
    }

    /// <summary>Reads a text of an input in which numbers and yes/no are no texts.</summary>
    public virtual bool ReadQuoted(ReadOnlySpan<byte> text, int row, DateOnly day)
    {
        if (Fact.Type is FactType.YesNo or FactType.WholeNumber or FactType.Decimal)
        {
            return Slow(text, row, day, true) is null && Problem is null;
        }

        return Fact.Type == FactType.Text ? ReadValue(text, row, day) : Read(text, row, day);
    }

    /// <summary>Takes down that the row was asked and does not know.</summary>
    public virtual void NotKnown(int row) => column.States[row] = (byte)FactState.NotKnown;

    /// <summary>Reads a whole number of a typed input.</summary>
    public virtual bool ReadWhole(long value, int row, DateOnly day) => ReadText(value, row, day);

    /// <summary>Reads a number of a typed input.</summary>
    public virtual bool ReadNumber(decimal value, int row, DateOnly day) => ReadText(value, row, day);

    /// <summary>Reads a date of a typed input.</summary>
    public virtual bool ReadDate(DateOnly value, int row, DateOnly day) => ReadText(value, row, day);

    /// <summary>Reads yes or no of a typed input.</summary>
    public virtual bool ReadYesNo(bool value, int row, DateOnly day) => ReadValue(value ? "true"u8 : "false"u8, row, day);

    /// <summary>Reads a binary number of a typed input: one that is whole is exact, and any other holds what was meant only nearly.</summary>
    public bool ReadBinary(double value, int row, DateOnly day)
    {
        if (Math.Abs(value) <= 1L << 53 && Math.Floor(value) == value)
        {
            return ReadWhole((long)value, row, day);
        }

        Problem = FactDiagnostics.BinaryNumber.At(new SourceFile("row", "").Span(0, 0), Fact.Name);
        return false;
    }

    /// <summary>Reads a value that is there.</summary>
    protected abstract bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day);

    /// <summary>Refuses a value.</summary>
    protected bool Refuse(FactRefusal refusal)
    {
        Problem = refusal.At(new SourceFile("row", "").Span(0, 0));
        return false;
    }

    /// <summary>Reads a value as every other way in reads it.</summary>
    /// <returns>The canonical value; <see langword="null"/> where it was refused, or is a word for not known.</returns>
    protected object? Slow(ReadOnlySpan<byte> cell, int row, DateOnly day, bool quoted = false)
    {
        var text = Encoding.UTF8.GetString(cell);
        var file = new SourceFile("row", text);
        var span = file.Span(0, text.Length);
        var map = new GivenMap([new GivenEntry(Fact.Name, span, new GivenScalar(text, quoted, span))], span);
        return Taken(FactReader.Read(Forms.Model, map, [], day), row);
    }

    /// <summary>What a reading gives.</summary>
    protected object? Taken(FactReading reading, int row)
    {
        Problem = reading.Diagnostics is [var first, ..] ? first : null;
        if (reading.Facts is not { } facts)
        {
            return null;
        }

        if (facts.StateOf(column.Place) == FactState.NotKnown)
        {
            NotKnown(row);
        }

        return facts.ValueOf(column.Place);
    }

    private bool ReadText<T>(T value, int row, DateOnly day)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out var written, typeof(T) == typeof(DateOnly) ? "yyyy-MM-dd" : default, System.Globalization.CultureInfo.InvariantCulture);
        return ReadValue(text[..written], row, day);
    }

    private bool IsNotKnown(ReadOnlySpan<byte> text)
    {
        foreach (var word in notKnown)
        {
            if (text[0] == word[0] && text.SequenceEqual(word))
            {
                return true;
            }
        }

        return text is [(byte)'?'] && !isText;
    }
}

/// <summary>Values that are rare enough to be read slowly.</summary>
internal class SlowReader<T>(FactColumn<T> column, CellForms forms) : CellReader(column, forms)
    where T : notnull
{
    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day) => ReadSlowly(text, row, day);

    /// <summary>Reads it slowly.</summary>
    protected bool ReadSlowly(ReadOnlySpan<byte> text, int row, DateOnly day)
    {
        if (Slow(text, row, day) is not { } value)
        {
            return Problem is null;
        }

        column.Give(row, (T)value);
        return true;
    }
}
