using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Expecting;

/// <summary>Writes what came in place of what was expected, into the text that somebody wrote.</summary>
internal static class ExpectationEdits
{
    /// <summary>The edits of a case's file.</summary>
    /// <param name="testCase">The case.</param>
    /// <param name="unmet">Its expectations that are not met.</param>
    public static IEnumerable<FileEdit> Of(CaseSyntax testCase, IEnumerable<Comparison> unmet)
    {
        ArgumentNullException.ThrowIfNull(testCase);
        ArgumentNullException.ThrowIfNull(unmet);
        var written = testCase.Expect.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        return unmet.SelectMany(comparison => EntryOf(written, comparison.Expectation) is { } entry && !comparison.IsOfNoRecord ? Edits(entry, comparison) : []);
    }

    // A result of one record stands below its list and the record.
    private static GivenEntry? EntryOf(Dictionary<string, GivenEntry> written, Expectation expectation) => expectation.List.Length == 0
        ? written[expectation.Name]
        : Below(Below(written[expectation.List], expectation.Record), expectation.Item!.Name);

    private static GivenEntry? Below(GivenEntry? entry, string name) => (entry?.Value as GivenMap)?.Entries.FirstOrDefault(below => string.Equals(below.Name, name, StringComparison.Ordinal));

    private static IEnumerable<FileEdit> Edits(GivenEntry entry, Comparison comparison) => entry.Value switch
    {
        GivenList list => new NameListEdits(list.Span.File.Text, entry.NameSpan, list).To(NamesFor(list, comparison)),
        var written => [new FileEdit(written.Span.Start, written.Span.Length, ValueFor(written, comparison))],
    };

    // Rules fire in any order, so those that are written already stay where they are.
    private static ImmutableArray<string> NamesFor(GivenList list, Comparison comparison)
    {
        if (comparison.Expectation.Kind != ExpectationKind.Fired)
        {
            return comparison.CameNames;
        }

        var kept = list.Items.OfType<GivenScalar>().Select(item => item.Text).Where(name => comparison.CameNames.Contains(name)).Distinct(StringComparer.Ordinal).ToList();
        return [.. kept, .. comparison.CameNames.Except(kept, StringComparer.Ordinal)];
    }

    private static string ValueFor(GivenValue written, Comparison comparison)
    {
        var isText = comparison.Expectation.Item?.Type == FactType.Text;
        return !comparison.IsSettled ? comparison.Came
            : isText && written.Span.Text is not ['"' or '\'', ..] ? YamlWriting.Quoted(comparison.Came)
            : YamlWriting.As(comparison.Came, written.Span.Text);
    }
}
