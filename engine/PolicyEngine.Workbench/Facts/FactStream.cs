using System.Runtime.CompilerServices;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language;

namespace PolicyEngine.Workbench.Facts;

/// <summary>Reads the facts of many cases one after the other: lines of JSON, or YAML documents between lines of <c>---</c>. Only one case at a time is held, so that a text may be as long as it likes.</summary>
/// <param name="name">The name that messages show.</param>
/// <param name="text">The text.</param>
public sealed class FactStream(string name, TextReader text)
{
    private readonly Queue<(string Text, int Number)> ahead = [];
    private int read;

    /// <summary>The cases.</summary>
    /// <param name="path">The path as given, whose ending tells the form; where it does not, the text does.</param>
    public IEnumerable<GivenCase> Cases(string path)
    {
        var (first, second) = (Peek(0), Peek(1));
        var start = first.Trim();
        var isYaml = HasEnding(path, ".yaml", ".yml") || (!HasEnding(path, ".json", ".jsonl", ".ndjson") && start is not ['{' or '[', ..]);
        if (isYaml)
        {
            return Documents();
        }

        var looksWhole = start is ['{', .., '}'] && (second.TrimStart() is ['{', ..] || FactReader.ReadJson(new SourceFile(name, start)).Diagnostics.Count == 0);
        return HasEnding(path, ".jsonl", ".ndjson") || looksWhole ? Lines() : Whole();
    }

    private static bool HasEnding(string path, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<GivenCase> Lines()
    {
        var count = 0;
        while (Next() is var (line, number))
        {
            foreach (var given in line.Trim().Length == 0 ? [] : Json(new SourceFile(name, line, number)))
            {
                count++;
                yield return given;
            }
        }

        foreach (var nothing in count == 0 ? Json(new SourceFile(name, "")) : [])
        {
            yield return nothing;
        }
    }

    private IEnumerable<GivenCase> Whole()
    {
        var all = new StringBuilder();
        var start = Math.Max(1, read - ahead.Count + 1);
        while (Next() is var (line, _))
        {
            all.Append(line).Append('\n');
        }

        return Json(new SourceFile(name, all.ToString(), start));
    }

    private IEnumerable<GivenCase> Documents()
    {
        var document = new StringBuilder();
        var (start, count) = (Math.Max(1, read - ahead.Count + 1), 0);
        while (Next() is var (line, number))
        {
            var begins = line.StartsWith("---", StringComparison.Ordinal) && (line.Length == 3 || char.IsWhiteSpace(line[3]));
            if (begins && !(count == 0 && IsBlank(document)))
            {
                count++;
                foreach (var given in Yaml(new SourceFile(name, document.ToString(), start)))
                {
                    yield return given;
                }
            }

            if (begins)
            {
                document.Clear();
                start = number;
            }

            document.Append(line).Append('\n');
        }

        foreach (var given in Yaml(new SourceFile(name, document.ToString(), start)))
        {
            yield return given;
        }
    }

    // Comments may stand before the first document.
    private static bool IsBlank(StringBuilder document) => document.ToString().Split('\n').All(line => line.Trim() is "" or ['#', ..]);

    private static IEnumerable<GivenCase> Json(SourceFile piece)
    {
        var (facts, problems) = FactReader.ReadJson(piece);
        return Cases(facts, problems, piece);
    }

    // Apart, so that facts in JSON do not load the YAML parser.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<GivenCase> Yaml(SourceFile piece)
    {
        var document = FactsDocument.ReadYaml(piece);
        return Cases([.. document.Documents.Select(map => new GivenFacts(map, []))], document.Diagnostics, piece);
    }

    private static IEnumerable<GivenCase> Cases(IReadOnlyList<GivenFacts> facts, IReadOnlyList<PolicyDiagnostic> problems, SourceFile piece)
    {
        var line = piece.PositionOf(0).Line;
        return problems.Any(problem => problem.Severity == Severity.Error)
            ? [new GivenCase(null, problems.Count > 0 ? problems[0].Location.Line : line, problems)]
            : facts.Select(one => new GivenCase(one, one.Facts.Span.Location.Line, []));
    }

    private string Peek(int place)
    {
        while (ahead.Count <= place && text.ReadLine() is { } line)
        {
            read++;
            if (line.Trim().Length > 0 || ahead.Count > 0)
            {
                ahead.Enqueue((line, read));
            }
        }

        return ahead.ElementAtOrDefault(place).Text ?? "";
    }

    private (string Text, int Number)? Next()
    {
        if (ahead.TryDequeue(out var waiting))
        {
            return waiting;
        }

        return text.ReadLine() is { } line ? (line, ++read) : null;
    }
}
