using System.Text;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Yes and no: yes, no, y, n, true, false, 1 and 0, whatever the capital letters, and nothing else.</summary>
internal sealed class YesNoReader(FactColumn<bool> column, CellForms forms) : SlowReader<bool>(column, forms)
{
    private readonly FactColumn<bool> column = column;

    /// <inheritdoc/>
    public override bool ReadYesNo(bool value, int row, DateOnly day)
    {
        column.Give(row, value);
        return true;
    }

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day)
    {
        if (text.SequenceEqual("yes"u8) || text.SequenceEqual("no"u8))
        {
            column.Give(row, text[0] == 'y');
            return true;
        }

        if (text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "yes"u8) || Ascii.EqualsIgnoreCase(text, "true"u8))
        {
            column.Give(row, true);
            return true;
        }

        if (text is [(byte)'0'] || Ascii.EqualsIgnoreCase(text, "no"u8) || Ascii.EqualsIgnoreCase(text, "false"u8))
        {
            column.Give(row, false);
            return true;
        }

        return ReadSlowly(text, row, day);
    }
}

/// <summary>Whole numbers.</summary>
internal sealed class WholeReader : SlowReader<long>
{
    private readonly FactColumn<long> column;
    private readonly long least;
    private readonly long most;

    /// <summary>Makes the reader.</summary>
    public WholeReader(FactColumn<long> column, CellForms forms)
        : base(column, forms)
    {
        this.column = column;
        least = Shape.Minimum is long low ? low : long.MinValue;
        most = Shape.Maximum is long high ? high : long.MaxValue;
    }

    /// <inheritdoc/>
    public override bool ReadWhole(long value, int row, DateOnly day)
    {
        column.Give(row, value);
        return (value >= least && value <= most) || Refuse(Shape.Refuse(value)!.Value);
    }

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day) =>
        text.Length <= 18 && TryDigits(text, out var value) ? ReadWhole(value, row, day) : ReadSlowly(text, row, day);

    private static bool TryDigits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var start = text[0] == '-' ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        value = start == 0 ? value : -value;
        return text.Length > start;
    }
}

/// <summary>Numbers and money: digits with one point, a pound sign and grouping commas for money, and never more than two places of it.</summary>
internal sealed class DecimalReader : SlowReader<decimal>
{
    private readonly FactColumn<decimal> column;
    private readonly decimal least;
    private readonly decimal most;
    private readonly bool isPlain;

    /// <summary>Makes the reader.</summary>
    public DecimalReader(FactColumn<decimal> column, CellForms forms)
        : base(column, forms)
    {
        this.column = column;
        least = Shape.Minimum is decimal low ? low : decimal.MinValue;
        most = Shape.Maximum is decimal high ? high : decimal.MaxValue;
        isPlain = !ValueText.SaysSize(column.Fact.Unit);
    }

    /// <inheritdoc/>
    public override bool ReadWhole(long value, int row, DateOnly day) => ReadNumber(value, row, day);

    /// <inheritdoc/>
    public override bool ReadNumber(decimal value, int row, DateOnly day)
    {
        if (value < least || value > most || (Fact.Type == FactType.Money && value.Scale > 2))
        {
            if (Shape.Refuse(value) is { } refusal)
            {
                return Refuse(refusal);
            }
        }

        column.Give(row, value);
        return true;
    }

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day) =>
        isPlain && TryPlain(text, out var value) ? ReadNumber(value, row, day) : ReadSlowly(text, row, day);

    private static bool TryPlain(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var negative = text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > 18 || !char.IsAsciiDigit((char)digits[0]) || !char.IsAsciiDigit((char)digits[^1]))
        {
            return false;
        }

        var (number, places, point) = (0L, 0, false);
        foreach (var digit in digits)
        {
            if (digit == '.' && !point)
            {
                point = true;
                continue;
            }

            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
            places += point ? 1 : 0;
        }

        value = new decimal(unchecked((int)number), (int)(number >> 32), 0, negative && number != 0, (byte)places);
        return true;
    }
}

/// <summary>Dates, in the one declared form.</summary>
internal sealed class DateReader : CellReader
{
    private readonly FactColumn<DateOnly> column;
    private readonly DateOnly least;
    private readonly DateOnly most;

    /// <summary>Makes the reader.</summary>
    public DateReader(FactColumn<DateOnly> column, CellForms forms)
        : base(column, forms)
    {
        this.column = column;
        least = Shape.Minimum is DateOnly low ? low : DateOnly.MinValue;
        most = Shape.Maximum is DateOnly high ? high : DateOnly.MaxValue;
    }

    /// <inheritdoc/>
    public override bool ReadDate(DateOnly value, int row, DateOnly day)
    {
        if (value < least || value > most || (Fact.UntilAsOf && value > day) || (Fact.FromAsOf && value < day))
        {
            return Refuse((Shape.Refuse(value) ?? Shape.RefuseOn(value, day))!.Value);
        }

        column.Give(row, value);
        return true;
    }

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day) =>
        Forms.Dates.TryRead(text, out var value) ? ReadDate(value, row, day) : Refuse(NoDate(Encoding.UTF8.GetString(text)));

    private FactRefusal NoDate(string text)
    {
        var words = TypeWords.Describe(FactType.Date);
        return Forms.Dates.WhyNone(text) is { } why
            ? new FactRefusal(FactDiagnostics.NoSuch, [FactShape.Personal(text), words, new PersonalValue(why, "there is no such one"), Fact.Name])
            : new FactRefusal(FactDiagnostics.WrongType, [FactShape.Personal(text), words, Fact.Name, Forms.Dates.Example, Forms.Dates.Advice]);
    }
}

/// <summary>Texts. The same text in many rows is one text in memory.</summary>
internal sealed class TextReader(FactColumn<string> column, CellForms forms) : CellReader(column, forms)
{
    private const int Known = 512;
    private readonly (byte[]? Bytes, string Text)[] known = new (byte[]?, string)[Known];

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        ref var place = ref known[unchecked((uint)hash.ToHashCode()) % Known];
        if (place.Bytes is null || !text.SequenceEqual(place.Bytes))
        {
            var kept = FactText.Of(Encoding.UTF8.GetString(text));
            if (Shape.Refuse(kept) is { } refusal)
            {
                return Refuse(refusal);
            }

            place = (text.ToArray(), kept);
        }

        column.Give(row, place.Text);
        return true;
    }
}

/// <summary>Options, by name or title. What was read slowly once is known from then on.</summary>
internal sealed class OptionReader : CellReader
{
    private const int MostKnown = 200;
    private readonly FactColumn<int> column;
    private readonly List<(byte[] Text, int Option)> known;

    /// <summary>Makes the reader.</summary>
    public OptionReader(FactColumn<int> column, CellForms forms)
        : base(column, forms)
    {
        this.column = column;
        known = [.. Shape.Choices!.Options.Select((option, place) => (Encoding.UTF8.GetBytes(option.Name), place))];
    }

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day)
    {
        foreach (var (word, option) in known)
        {
            if (text.SequenceEqual(word))
            {
                column.Give(row, option);
                return true;
            }
        }

        if (Slow(text, row, day) is not int found)
        {
            return Problem is null;
        }

        if (known.Count < MostKnown)
        {
            known.Add((text.ToArray(), found));
        }

        column.Give(row, found);
        return true;
    }
}

/// <summary>Lists, written as JSON.</summary>
internal sealed class ListReader(FactColumn<object> column, CellForms forms) : CellReader(column, forms)
{
    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day)
    {
        var (facts, problems) = FactReader.ReadJson(new SourceFile("row", $"{{\"{Fact.Name}\": {Encoding.UTF8.GetString(text)}}}"));
        if (problems.Count > 0 || facts.Count != 1)
        {
            return problems.Count > 0 ? Refuse(problems[0]) : Refuse(Shape.WrongType(Encoding.UTF8.GetString(text), Shape.Example));
        }

        var reading = FactReader.Read(Forms.Model, facts[0], day);
        if (Taken(reading, row) is not { } value)
        {
            return Problem is null;
        }

        column.Give(row, value);
        return true;
    }

    private bool Refuse(PolicyDiagnostic problem)
    {
        Problem = problem;
        return false;
    }
}
