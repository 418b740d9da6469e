using System.Text.RegularExpressions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads how a value is rounded.</summary>
internal static partial class RoundingReader
{
    /// <summary>The rounding under <c>rounded</c>; <see langword="null"/> when left out.</summary>
    public static RoundingSyntax? Read(MapReader map) => map.Scalar("rounded") is { } scalar && Read(scalar.Value) is { } read ? new RoundingSyntax(read.Mode, read.Step, scalar.Span) : null;

    /// <summary>The rounding that a text says; <see langword="null"/> for anything else.</summary>
    public static (RoundingMode Mode, decimal? Step)? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var mode = (RoundingMode)Rounding.Words.ToList().IndexOf(match.Groups["mode"].Value);
        if (match.Groups["step"] is not { Success: true } written)
        {
            return (mode, null);
        }

        return ValueText.TryParse(written.Value, FactType.Decimal, null) is decimal and > 0 and <= LargestStep and var step && step.Scale <= MostPlaces ? (mode, step) : null;
    }

    private const decimal LargestStep = 1_000_000_000_000;
    private const int MostPlaces = 12;

    [GeneratedRegex("\\A(?<mode>half_up|half_even|up|down)(\\s+to\\s+(?<step>[0-9_.]+))?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
