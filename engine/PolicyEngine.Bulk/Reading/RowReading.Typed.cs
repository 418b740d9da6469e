using System.Globalization;
using System.Text;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Typed values, without a box.</summary>
internal sealed partial class RowReading
{
    /// <summary>Puts yes or no where it belongs.</summary>
    public void PutYesNo(int row, int column, bool value)
    {
        Keep(row, column, value ? "yes"u8 : "no"u8);
        Taken(row, column, value ? "yes" : "no", readers[column]?.ReadYesNo(value, row, DayOf(row)));
    }

    /// <summary>Puts a whole number where it belongs.</summary>
    public void PutWhole(int row, int column, long value)
    {
        KeepWords(row, column, value);
        if (readers[column]?.ReadWhole(value, row, DayOf(row)) == false)
        {
            Refuse(row, column, value.ToString(CultureInfo.InvariantCulture), readers[column]!.Problem!);
        }
    }

    /// <summary>Puts a number where it belongs.</summary>
    public void PutNumber(int row, int column, decimal value)
    {
        KeepWords(row, column, value);
        if (readers[column]?.ReadNumber(value, row, DayOf(row)) == false)
        {
            Refuse(row, column, value.ToString(CultureInfo.InvariantCulture), readers[column]!.Problem!);
        }
    }

    /// <summary>Puts a date where it belongs.</summary>
    public void PutDate(int row, int column, DateOnly value)
    {
        if (columns[column].Kept >= 0)
        {
            Keep(row, column, Encoding.UTF8.GetBytes(forms.Dates.Write(value)));
        }

        if (readers[column]?.ReadDate(value, row, DayOf(row)) == false)
        {
            Refuse(row, column, forms.Dates.Write(value), readers[column]!.Problem!);
        }
    }

    private DateOnly DayOf(int row) => DateOnly.FromDayNumber(block.Days[row]);

    private void KeepWords<T>(int row, int column, T value)
        where T : IUtf8SpanFormattable
    {
        if (columns[column].Kept >= 0)
        {
            Span<byte> text = stackalloc byte[64];
            value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
            Keep(row, column, text[..written]);
        }
    }
}
