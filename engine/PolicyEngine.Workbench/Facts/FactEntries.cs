using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Facts;

/// <summary>Facts written one at a time, as <c>name=value</c>, and put to those that are there.</summary>
public static class FactEntries
{
    /// <summary>No facts.</summary>
    public static GivenFacts Nothing { get; } = new(new GivenMap([], new SourceFile("facts", "").Span(0, 0)), []);

    /// <summary>Reads the fact of a text that is a name, an equals sign and a value. A list is JSON, under the fact's name; it is not worth a grammar of its own.</summary>
    /// <param name="text">The text; white space around the name and the value counts as part of them.</param>
    /// <param name="equals">Where the equals sign stands; at least 1.</param>
    /// <param name="diagnostics">Takes what is wrong with the JSON.</param>
    public static IEnumerable<GivenEntry> Read(SourceFile text, int equals, DiagnosticBag diagnostics)
    {
        var (name, value) = (text.Text[..equals], text.Text[(equals + 1)..]);
        if (value is ['[' or '{', ..])
        {
            var (facts, problems) = FactReader.ReadJson(new SourceFile(text.Path, $"{{\"{name}\": {value}}}"));
            diagnostics.AddRange(problems);
            return facts.SelectMany(one => one.Facts.Entries);
        }

        return [new GivenEntry(name, text.Span(0, name.Length), Scalar(text.Span(equals + 1, value.Length)))];
    }

    /// <summary>A single value, perhaps in quotation marks; inside them two stand for one.</summary>
    public static GivenScalar Scalar(SourceSpan span) =>
        span.Text is ['"', .., '"'] quoted ? new GivenScalar(quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal), true, span) : new GivenScalar(span.Text, false, span);

    /// <summary>The facts with others put in the place of those of the same name, and further names that are not known.</summary>
    public static GivenFacts Merge(GivenFacts given, IReadOnlyList<GivenEntry> set, IReadOnlyList<UnknownName> unknown)
    {
        var names = set.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        var left = Without(given, names);
        return new GivenFacts(left.Facts with { Entries = [.. left.Facts.Entries, .. set] }, [.. left.Unknown, .. unknown]);
    }

    /// <summary>The facts with some taken out.</summary>
    public static GivenFacts Without(GivenFacts given, IReadOnlySet<string> names)
    {
        ImmutableArray<GivenEntry> entries = [.. given.Facts.Entries.Where(entry => !names.Contains(entry.Name))];
        return new GivenFacts(given.Facts with { Entries = entries }, [.. given.Unknown.Where(name => !names.Contains(name.Name))]);
    }
}
