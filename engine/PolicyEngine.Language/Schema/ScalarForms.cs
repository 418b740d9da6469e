using System.Globalization;
using System.Numerics;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>What each kind of text must look like.</summary>
internal static class ScalarForms
{
    /// <summary>The largest number that a count may be.</summary>
    public const int LargestCount = 100_000;

    private const int LongestName = 64;

    /// <summary>Reports a text that is not of its kind.</summary>
    /// <param name="scalar">The text.</param>
    /// <param name="shape">The kind.</param>
    /// <param name="key">The key it stands under.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static void Check(YamlScalar scalar, ScalarShape shape, string key, DiagnosticBag diagnostics)
    {
        if (IsEmpty(scalar, shape.Kind))
        {
            diagnostics.Add(ShapeDiagnostics.NoValue, scalar.Span, key, ExampleOf(shape));
            return;
        }

        if (shape.Kind is ScalarKind.Expression or ScalarKind.Cell or ScalarKind.Reason && scalar.Comment is { } comment)
        {
            diagnostics.Add(YamlDiagnostics.LostToComment, comment);
        }

        if (Problem(scalar.Value, shape, key) is var (descriptor, arguments))
        {
            diagnostics.Add(descriptor, scalar.Span, [Examples.Shown(scalar.Value), .. arguments.Skip(1)]);
        }
    }

    /// <summary>Reports a key that cannot be a name or id.</summary>
    public static void CheckName(YamlScalar key, ScalarKind kind, string thing, DiagnosticBag diagnostics) =>
        Check(key, new ScalarShape(kind), thing, diagnostics);

    /// <summary>Whether a text may be a name of expressions.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Whether a text may be an id.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= LongestName && (char.IsAsciiLetterLower(text[0]) || char.IsAsciiDigit(text[0])) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');

    /// <summary>What to write for a kind of text.</summary>
    public static string ExampleOf(ScalarShape shape) => shape.Kind switch
    {
        ScalarKind.Prose or ScalarKind.Text => "a text",
        ScalarKind.Reason => "a sentence",
        ScalarKind.Expression => "an expression, for example `age >= 18`",
        ScalarKind.Cell => "a single text, for example `1..5`, or `\"-\"` for anything",
        ScalarKind.Value => "a value",
        ScalarKind.Name or ScalarKind.Option => "a name, for example `date_of_birth`",
        ScalarKind.Id => "an id, for example `first-rule`",
        ScalarKind.PolicyReference => "the id of a policy, for example `blue-badge` or `blue-badge@cherwell`",
        ScalarKind.DiagnosticId => "an id such as `PE4001`",
        ScalarKind.Date => "a date, for example `2018-09-18`",
        ScalarKind.YesNo => "`yes` or `no`",
        ScalarKind.Count => "a whole number from 1 on",
        ScalarKind.Range => "a range, for example `0..12`",
        ScalarKind.Rounding => "a way of rounding, for example `half_up to 0.01`",
        ScalarKind.Pattern => "a regular expression",
        ScalarKind.Time => "a time, for example `\"09:00\"`",
        ScalarKind.Duration => "an amount of time, for example `24 hours`",
        ScalarKind.Stretch => "a stretch of hours, for example `08:30-17:00`",
        ScalarKind.Argument => "a fact's name, `all` or `requested`",
        ScalarKind.Word => "one of " + WordList(shape.Words),
        ScalarKind.TextOrNothing => "a text, or `~` for nothing",
        ScalarKind.Moment => "a date and time, for example `2018-09-18T10:30:00Z`",
        ScalarKind.Hash => "a hash",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>Words in backticks with commas.</summary>
    public static string WordList(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    /// <summary>Reads a yes or no; <see langword="null"/> for anything else.</summary>
    public static bool? ReadYesNo(string text) => ValueText.TryParse(text, FactType.YesNo, null) as bool?;

    /// <summary>Reads a date; <see langword="null"/> for anything else.</summary>
    public static DateOnly? ReadDate(string text) => ValueText.TryParse(text, FactType.Date, null) as DateOnly?;

    /// <summary>Reads a time; <see langword="null"/> for anything else.</summary>
    public static TimeOnly? ReadTime(string text) => ValueText.TryParse(text, FactType.Time, null) as TimeOnly?;

    /// <summary>Reads a moment in universal time; <see langword="null"/> for anything else.</summary>
    public static DateTimeOffset? ReadMoment(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>Reads a hash, with small letters; <see langword="null"/> for anything else.</summary>
    public static string? ReadHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;

    /// <summary>Reads a count; <see langword="null"/> for anything else.</summary>
    public static int? ReadCount(string text) => ValueText.TryParse(text, FactType.WholeNumber, null) is long and >= 1 and <= LargestCount and var count ? (int)count : null;

    // A quoted empty text is a value of its own, an empty sentence is not.
    private static bool IsEmpty(YamlScalar scalar, ScalarKind kind) =>
        kind != ScalarKind.TextOrNothing && (scalar.IsMissing || kind is not (ScalarKind.Value or ScalarKind.Cell or ScalarKind.Text)) && string.IsNullOrWhiteSpace(scalar.Value);

    private static (DiagnosticDescriptor Descriptor, object[] Arguments)? Problem(string text, ScalarShape shape, string key)
    {
        switch (shape.Kind)
        {
            case ScalarKind.Name or ScalarKind.Option:
                return IsName(text) ? null : (ShapeDiagnostics.BadName, [text, Suggestion(text, IsName, '_')]);
            case ScalarKind.Id:
                return IsId(text) ? null : (ShapeDiagnostics.BadId, [text, Suggestion(text, IsId, '-')]);
            case ScalarKind.PolicyReference:
                return text.Split('@').Length <= 2 && text.Split('@').All(IsId) ? null : (ShapeDiagnostics.BadId, [text, ""]);
            case ScalarKind.DiagnosticId:
                return IsDiagnosticId(text) ? null : (ShapeDiagnostics.BadDiagnosticId, [text]);
            case ScalarKind.Date:
                return ReadDate(text) is not null ? null
                    : ValueText.NoSuch(text, FactType.Date) is { } noDay ? (ShapeDiagnostics.NoSuchDay, [text, "a date", noDay])
                    : (ShapeDiagnostics.BadDate, [text]);
            case ScalarKind.YesNo:
                return ReadYesNo(text) is not null ? null : (ShapeDiagnostics.BadYesNo, [text]);
            case ScalarKind.Count:
                return ReadCount(text) is not null ? null : (ShapeDiagnostics.BadCount, [text, LargestCount.ToString(CultureInfo.InvariantCulture)]);
            case ScalarKind.Word when !shape.Words.Contains(text):
                var hint = NearestName.Hint(text, shape.Words);
                return (ShapeDiagnostics.UnknownWord, [text, key, hint.Length > 0 ? hint + " " : "", WordList(shape.Words)]);
            default:
                return LifecycleProblem(text, shape);
        }
    }

    private static (DiagnosticDescriptor Descriptor, object[] Arguments)? DurationProblem(string text)
    {
        if (DurationReader.Split(text) is not var (length, _))
        {
            return (ShapeDiagnostics.BadDuration, [text, UnitHint(text), WordList(DurationReader.Words)]);
        }

        // What an expression gives is known only when a case counts it.
        var amount = text[..length].Trim();
        return !BigInteger.TryParse(amount.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || (number >= 0 && number <= LifecycleDeadline.MostUnits)
            ? null
            : (ShapeDiagnostics.DurationOutOfRange, [amount, LifecycleDeadline.MostUnits.ToString("#,##0", CultureInfo.InvariantCulture)]);
    }

    private static (DiagnosticDescriptor Descriptor, object[] Arguments)? LifecycleProblem(string text, ScalarShape shape)
    {
        switch (shape.Kind)
        {
            case ScalarKind.Time:
                return ReadTime(text) is not null ? null
                    : ValueText.NoSuch(text, FactType.Time) is { } noTime ? (ShapeDiagnostics.NoSuchDay, [text, "a time of day", noTime])
                    : (ShapeDiagnostics.BadTime, [text]);
            case ScalarKind.Duration:
                return DurationProblem(text);
            case ScalarKind.Moment:
                return ReadMoment(text) is not null ? null : (ShapeDiagnostics.BadMoment, [text]);
            case ScalarKind.Hash:
                return ReadHash(text) is not null ? null : (ShapeDiagnostics.BadHash, [text]);
            case ScalarKind.Rounding:
                return RoundingReader.Read(text) is not null ? null : (ShapeDiagnostics.BadRounding, [text]);
            case ScalarKind.Stretch:
                return OpeningReader.Stretch(text) is not null ? null : (ShapeDiagnostics.BadStretch, [text]);
            case ScalarKind.Argument:
                var name = text.EndsWith('?') ? text[..^1] : text;
                return IsName(name) ? null : (ShapeDiagnostics.BadName, [text, Suggestion(name, IsName, '_')]);
            default:
                return null;
        }
    }

    private static string UnitHint(string text)
    {
        var unit = text.TrimEnd().Split(' ')[^1];
        return !DurationReader.AllWords.Contains(unit) && NearestName.Hint(unit, DurationReader.AllWords) is { Length: > 0 } hint ? hint + " " : "";
    }

    private static bool IsDiagnosticId(string text) => text.Length == 6 && text.StartsWith("PE", StringComparison.Ordinal) && text.Skip(2).All(char.IsAsciiDigit);

    // What the author meant is usually plain: `Date of Birth` is `date_of_birth`.
    private static string Suggestion(string text, Func<string, bool> isGood, char joiner)
    {
        // A letter of another alphabet can look like one of these.
        var strange = text.AsSpan().IndexOfAny(text.Where(c => char.IsLetter(c) && !char.IsAsciiLetter(c)).ToArray());
        if (strange >= 0)
        {
            return $"`{text[strange]}` ({PlainCharacters.NameOf(text, strange)}) is none of the letters a to z; ";
        }

        var letters = text.Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? (c == '-' && joiner == '_' ? '_' : c) : joiner);
        var suggestion = string.Concat(letters).Trim('_', '-');
        return isGood(suggestion) ? $"write `{suggestion}`; " : "";
    }
}
