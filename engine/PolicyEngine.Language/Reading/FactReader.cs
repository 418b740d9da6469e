using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads facts, and the fields of records.</summary>
internal static class FactReader
{
    private const int LongestPattern = 500;

    /// <summary>Reads the facts under <c>facts</c>.</summary>
    public static ImmutableArray<FactSyntax> Read(MapReader policy, DiagnosticBag diagnostics) => ReadAll(policy.Names("facts"), diagnostics);

    private static ImmutableArray<FactSyntax> ReadAll(ImmutableArray<YamlEntry> entries, DiagnosticBag diagnostics) =>
        [.. entries.Where(entry => entry.Value is YamlMap).Select(entry => ReadOne(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    private static FactSyntax ReadOne(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        var type = TypeReader.Read(map, diagnostics);
        var range = TypeReader.ReadFactRange(map.Scalar("range"), type.Type, diagnostics);
        var fields = type.Type == FactType.List ? ReadAll(map.Names("of"), diagnostics) : [];
        foreach (var field in fields)
        {
            NameChecker.CheckWord(field.Name, diagnostics);
        }

        CheckPattern(map.Scalar("pattern"), diagnostics);
        return new FactSyntax
        {
            Name = name.ToWritten(),
            Type = type,
            Ask = map.Words("ask"),
            Title = map.Words("title"),
            Help = map.Words("help"),
            Unit = map.Words("unit"),
            From = map.WordsList("from"),
            Sensitive = map.YesNo("sensitive"),
            Fixed = map.YesNo("fixed"),
            Says = map.Child("says") is { } says ? new AnswerWords(says.Words("yes"), says.Words("no")) : null,
            ShownTo = map.Readers(),
            KeepAfterErasing = KeepReader.Read(map, diagnostics),
            Minimum = range.Minimum,
            Maximum = range.Maximum,
            FromAsOf = range.FromAsOf,
            UntilAsOf = range.UntilAsOf,
            Pattern = map.Scalar("pattern")?.Value,
            MaxLength = map.Count("max_length") ?? 4000,
            MaxCount = map.Count("max") ?? 1000,
            Fields = fields,
            One = map.Written("one"),
            Keys = map.WrittenList("key"),
            OnlyIf = map.Text("only_if"),
            Cite = map.Cite(),
        };
    }

    // Without backtracking a pattern takes time in proportion to the text, whatever an author or a customer writes.
    private static void CheckPattern(YamlScalar? pattern, DiagnosticBag diagnostics)
    {
        if (pattern is null)
        {
            return;
        }

        if (pattern.Value.Length > LongestPattern)
        {
            diagnostics.Add(ReadingDiagnostics.BadPattern, pattern.Span, Examples.Shown(pattern.Value), $"write a pattern of at most {LongestPattern} characters");
            return;
        }

        try
        {
            _ = new Regex(pattern.Value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (RegexParseException)
        {
            diagnostics.Add(ReadingDiagnostics.BadPattern, pattern.Span, Examples.Shown(pattern.Value), "check brackets and repeats; put `\\` before a character that stands for itself");
        }
        catch (NotSupportedException)
        {
            diagnostics.Add(ReadingDiagnostics.BadPattern, pattern.Span, Examples.Shown(pattern.Value), "leave out look-around and back references, and use smaller repeats");
        }
    }
}
