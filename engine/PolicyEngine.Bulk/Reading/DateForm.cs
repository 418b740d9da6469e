using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Reading;

/// <summary>The one declared form of dates. A form of two-digit days and months and four-digit years is read from the bytes; any other by the framework.</summary>
internal sealed class DateForm
{
    private readonly string form;
    private readonly int day;
    private readonly int month;
    private readonly int year;

    private DateForm(string form)
    {
        this.form = form;
        (day, month, year) = (form.IndexOf("dd", StringComparison.Ordinal), form.IndexOf("MM", StringComparison.Ordinal), form.IndexOf("yyyy", StringComparison.Ordinal));
        IsFixed = form.Length == 10 && day >= 0 && month >= 0 && year >= 0 && form.All(letter => letter is 'd' or 'M' or 'y' or '-' or '/' or '.' or ' ') && form.Count(letter => letter is 'd' or 'M' or 'y') == 8;
        Example = new DateOnly(2018, 9, 18).ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>A date as it is written.</summary>
    public string Example { get; }

    /// <summary>What to do where dates have another form.</summary>
    public string Advice => form == "yyyy-MM-dd" ? "another form of dates is declared once for all, like --dates dd/MM/yyyy; " : "";

    private bool IsFixed { get; }

    /// <summary>Why there is no such day, of a text in this form; <see langword="null"/> where it has another form.</summary>
    public string? WhyNone(string text)
    {
        if (!IsFixed || text.Length != 10 || !Enumerable.Range(0, 10).All(i => form[i] is 'd' or 'M' or 'y' ? char.IsAsciiDigit(text[i]) : text[i] == form[i]))
        {
            return null;
        }

        return ValueText.NoSuch($"{text.AsSpan(year, 4)}-{text.AsSpan(month, 2)}-{text.AsSpan(day, 2)}", FactType.Date);
    }

    /// <summary>Takes a form, or says why it is none.</summary>
    public static Result<DateForm> Of(string form)
    {
        var reads = form.Contains('d', StringComparison.Ordinal) && form.Contains('M', StringComparison.Ordinal) && form.Contains("yyyy", StringComparison.Ordinal);
        if (reads && !form.Any(letter => letter is 'm' or 'h' or 'H' or 's' or 't' or '%' or '\\' or '\'' or '"'))
        {
            try
            {
                var made = new DateForm(form);
                if (DateOnly.TryParseExact(made.Example, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var back) && back == new DateOnly(2018, 9, 18))
                {
                    return new Result<DateForm>.Done(made);
                }
            }
            catch (FormatException)
            {
                // Said below.
            }
        }

        return new Result<DateForm>.Refused(new Problem($"`{form}` is no form of dates", "write it like yyyy-MM-dd or dd/MM/yyyy: days as dd or d, months as MM, M or MMM, years as yyyy"));
    }

    /// <summary>Writes a date.</summary>
    public string Write(DateOnly date) => date.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>Reads a date.</summary>
    public bool TryRead(ReadOnlySpan<byte> cell, out DateOnly date)
    {
        if (!IsFixed)
        {
            Span<char> letters = stackalloc char[32];
            date = default;
            return cell.Length <= 32 && System.Text.Encoding.UTF8.TryGetChars(cell, letters, out var count)
                && DateOnly.TryParseExact(letters[..count], form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        }

        date = default;
        if (cell.Length != 10)
        {
            return false;
        }

        for (var i = 0; i < 10; i++)
        {
            if (form[i] is 'd' or 'M' or 'y' ? !char.IsAsciiDigit((char)cell[i]) : cell[i] != form[i])
            {
                return false;
            }
        }

        var (y, m, d) = ((Two(cell, year) * 100) + Two(cell, year + 2), Two(cell, month), Two(cell, day));
        if (y < 1 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }

        date = new DateOnly(y, m, d);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> cell, int at) => ((cell[at] - '0') * 10) + cell[at + 1] - '0';
}
