using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>The types' words, and examples of their values for messages.</summary>
internal static class Examples
{
    private const int LongestShown = 60;

    private static readonly Dictionary<string, FactType> ByWord = new(StringComparer.Ordinal)
    {
        ["yes_no"] = FactType.YesNo,
        ["whole_number"] = FactType.WholeNumber,
        ["decimal"] = FactType.Decimal,
        ["money"] = FactType.Money,
        ["date"] = FactType.Date,
        ["time"] = FactType.Time,
        ["text"] = FactType.Text,
        ["choice"] = FactType.Choice,
        ["list"] = FactType.List,
    };

    /// <summary>The type of a word; <see langword="null"/> for none.</summary>
    public static FactType? TypeOf(string word) => ByWord.TryGetValue(word, out var type) ? type : null;

    /// <summary>The word of a type.</summary>
    public static string WordOf(FactType type) => ByWord.First(entry => entry.Value == type).Key;

    /// <summary>A value of a type, in backticks.</summary>
    public static string ValueOf(FactType type) => type switch
    {
        FactType.YesNo => "`yes` or `no`",
        FactType.WholeNumber => "`25` or `25_000`",
        FactType.Decimal => "`0.25`",
        FactType.Money => "`25_000` or `\"£25,000.50\"`",
        FactType.Date => "`2018-09-18`",
        FactType.Time => "`08:30`",
        FactType.Text => "`\"a text\"`",
        FactType.Choice => "the name of an option",
        FactType.List => "a list",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A range of a type, in backticks.</summary>
    public static string RangeOf(FactType type) => type switch
    {
        FactType.WholeNumber => "`0..12`",
        FactType.Decimal => "`0..2.5`",
        FactType.Money => "`0..25_000`",
        FactType.Date => "`2014-01-01..2019-12-31`",
        FactType.Time => "`08:30..17:00`",
        FactType.YesNo or FactType.Text or FactType.Choice or FactType.List => throw new ArgumentException("the type has no ranges", nameof(type)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Where another place is, seen from here: its line, and its file when it is another one.</summary>
    public static string PlaceOf(SourceSpan place, SourceSpan here) =>
        string.Create(CultureInfo.InvariantCulture, $"{(place.File == here.File ? "" : place.File.Path + ", ")}line {place.Location.Line}");

    /// <summary>An author's text as messages show it: on one line and not too long.</summary>
    public static string Shown(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? line : line[..(char.IsHighSurrogate(line[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";
    }

    /// <summary>A date as messages show it.</summary>
    public static string Of(DateOnly date) => ValueText.Format(date, null);
}
