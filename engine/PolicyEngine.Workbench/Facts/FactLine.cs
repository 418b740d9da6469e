using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Facts;

/// <summary>A line that gives facts: <c>age = 75</c>, several with commas between, <c>age = ?</c>, <c>deposits += principal 5000, matures_on 2018-06-01</c>.</summary>
public sealed partial class FactLine
{
    private FactLine(SourceFile text) => Text = text;

    /// <summary>The line.</summary>
    public SourceFile Text { get; }

    /// <summary>The facts to set.</summary>
    public List<FactPiece> Pieces { get; } = [];

    /// <summary>Reads a line; <see langword="null"/> when it gives no facts.</summary>
    public static FactLine? Read(string line)
    {
        if (!Lead().IsMatch(line))
        {
            return null;
        }

        line = OneLine(line);
        var text = new SourceFile("line", line);
        var facts = new FactLine(text);
        // The fields of a record may have equals signs of their own, so that a record is the whole line.
        var parts = Lead().Match(line).Groups["operator"].Value == "+=" ? [(0, line.Length)] : Parts(line, NextFact());
        foreach (var (start, end) in parts)
        {
            var match = Lead().Match(line[start..end]);
            var name = match.Groups["name"];
            var valueAt = start + match.Length;
            var value = line[valueAt..end].TrimEnd();
            facts.Pieces.Add(new FactPiece(name.Value, text.Span(start + name.Index, name.Length), match.Groups["operator"].Value, value, text.Span(valueAt, value.Length)));
        }

        return facts;
    }

    // Facts pasted one a line are as several with commas between. Nothing moves, so that places stay those of what was typed.
    private static string OneLine(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length == 1 || !lines.All(line => string.IsNullOrWhiteSpace(line) || Lead().Match(line) is { Success: true } lead && lead.Groups["operator"].Value == "="))
        {
            return text;
        }

        var last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        var joined = new StringBuilder(text.Length);
        for (var place = 0; place < lines.Length; place++)
        {
            var isOpen = place < last && !string.IsNullOrWhiteSpace(lines[place]) && !lines[place].TrimEnd().EndsWith(',');
            joined.Append(lines[place]).Append(isOpen ? ',' : ' ');
        }

        return joined.Replace('\r', ' ').ToString(0, text.Length);
    }

    /// <summary>Reads one record of a list: fields with their values, commas between.</summary>
    /// <param name="span">Where the record is written.</param>
    /// <param name="list">The list.</param>
    /// <param name="problems">Takes what is wrong with the shape.</param>
    public static GivenMap? Record(SourceSpan span, Fact list, DiagnosticBag problems)
    {
        var text = span.Text;
        if (text.StartsWith('{'))
        {
            var (facts, wrong) = FactReader.ReadJson(new SourceFile("record", text));
            problems.AddRange(wrong);
            return facts.Count == 1 ? facts[0].Facts : null;
        }

        var entries = ImmutableArray.CreateBuilder<GivenEntry>();
        foreach (var (start, end) in Parts(text, NextField()))
        {
            if (Field().Match(text[start..end]) is not { Success: true } match)
            {
                var (said, wrong) = (text[start..end].Trim(), span.File.Span(span.Start + start, end - start));
                if (list.Fields.Any(field => field.Name == said))
                {
                    problems.Add(FactDiagnostics.NoValue, wrong, said);
                }
                else
                {
                    problems.Add(FactDiagnostics.NotRecords, wrong, list.Name, string.Join(", ", list.Fields.Select(field => $"{field.Name} …")));
                }

                return null;
            }

            var (name, value) = (match.Groups["name"], match.Groups["value"]);
            entries.Add(new GivenEntry(name.Value, span.File.Span(span.Start + start + name.Index, name.Length), FactEntries.Scalar(span.File.Span(span.Start + start + value.Index, value.Length))));
        }

        return new GivenMap(entries.ToImmutable(), span);
    }

    /// <summary>The fact of a piece, read as everywhere else.</summary>
    public static IEnumerable<GivenEntry> Entry(FactPiece piece, DiagnosticBag problems) => piece.Value is ['[' or '{', ..]
        ? FactEntries.Read(new SourceFile("line", $"{piece.Name}={piece.Value}"), piece.Name.Length, problems)
        : [new GivenEntry(piece.Name, piece.NameSpan, FactEntries.Scalar(piece.ValueSpan))];

    // A comma belongs to a value unless another name follows it, so that £23,400 is one amount; inside quotation marks or brackets it always does.
    private static IEnumerable<(int Start, int End)> Parts(string line, Regex next)
    {
        var start = 0;
        var (depth, isQuoted) = (0, false);
        for (var at = 0; at < line.Length; at++)
        {
            isQuoted ^= line[at] == '"';
            depth += isQuoted ? 0 : line[at] is '[' or '{' or '(' ? 1 : line[at] is ']' or '}' or ')' ? -1 : 0;
            if (line[at] == ',' && !isQuoted && depth == 0 && next.IsMatch(line.AsSpan(at + 1)))
            {
                yield return (start, at);
                start = at + 1;
            }
        }

        yield return (start, line.Length);
    }

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(?<operator>\+=|-=|=(?![=>]))\s*")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\s*[A-Za-z_][A-Za-z0-9_]*\s*=(?![=>])")]
    private static partial Regex NextFact();

    [GeneratedRegex(@"^\s*[A-Za-z_][A-Za-z0-9_]*(\s*[=:]\s*|\s+)\S")]
    private static partial Regex NextField();

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)(\s*[=:]\s*|\s+)(?<value>\S.*?)\s*$")]
    private static partial Regex Field();
}

/// <summary>One fact of a line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name is written.</param>
/// <param name="Operator"><c>=</c>, <c>+=</c> or <c>-=</c>.</param>
/// <param name="Value">What stands after it; may be empty.</param>
/// <param name="ValueSpan">Where that is written.</param>
public sealed record FactPiece(string Name, SourceSpan NameSpan, string Operator, string Value, SourceSpan ValueSpan)
{
    /// <summary>Whether it says that the fact was asked and is not known.</summary>
    public bool IsUnknown => Operator == "=" && Value == "?";
}
