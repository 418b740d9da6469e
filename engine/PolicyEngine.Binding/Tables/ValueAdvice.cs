using PolicyEngine.Model;

namespace PolicyEngine.Binding.Tables;

/// <summary>How a value of each type is written.</summary>
internal static class ValueAdvice
{
    /// <summary>How to mend a value: a day that does not exist is told from one in another form.</summary>
    /// <param name="written">What is written.</param>
    /// <param name="type">The type that it should have.</param>
    public static string For(string written, FactType type) => ValueText.NoSuch(written, type) is { } why ? $"{why}; write the one that is meant" : For(type);

    /// <summary>How to mend a cell, which may be a test of the value as well.</summary>
    /// <param name="written">What is written.</param>
    /// <param name="type">The type of the column.</param>
    public static string ForCell(string written, FactType type)
    {
        var test = type switch
        {
            FactType.WholeNumber => ", or a test such as `< 18` or `18..65`",
            FactType.Decimal => ", or a test such as `> 3` or `0..3.5`",
            FactType.Money => ", or a test such as `< 50_000`",
            FactType.Date => ", or a test such as `>= 2018-09-01`",
            FactType.Time => ", or a test such as `< 12:00`",
            FactType.YesNo or FactType.Text or FactType.Choice or FactType.List or _ => "",
        };
        return For(written, type) + test;
    }

    private static string For(FactType type) => type switch
    {
        FactType.YesNo => "write `yes` or `no`",
        FactType.WholeNumber => "write a whole number, such as `18` or `250_000`",
        FactType.Decimal => "write a number, such as `0.25`",
        FactType.Money => "write an amount with at most two decimal places, such as `£250,000` or `250_000`",
        FactType.Date => "write the year first, such as `2018-09-01`",
        FactType.Time => "write hours and minutes, such as `08:30`",
        FactType.Text => "write the text",
        FactType.Choice => "write the name of one of its options",
        FactType.List => "a list has no place here",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
