using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Workbench.Pages;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>A comparison as Markdown, for the description of a pull request.</summary>
public static class DiffMarkdown
{
    /// <summary>Writes it.</summary>
    public static string Of(PolicyDiffs diffs)
    {
        var text = new StringBuilder();
        text.Append("## What changes for decisions\n\n");
        foreach (var policy in diffs.Removed)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownPage.Code(policy.Id)} is gone\n");
        }

        foreach (var policy in diffs.Added)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownPage.Code(policy.Id)} has come\n");
        }

        foreach (var diff in diffs.Changed)
        {
            Write(text, diff);
        }

        return text.Append(diffs.Same > 0 ? FormattableString.Invariant($"\nPolicies with the same text: {diffs.Same}.\n") : "").ToString();
    }

    private static void Write(StringBuilder text, PolicyDiff diff)
    {
        var words = new DiffWords(diff);
        text.Append(CultureInfo.InvariantCulture, $"### {MarkdownPage.Escape(diff.New.Policy.Title)} ({MarkdownPage.Code(diff.New.Policy.Id)})\n\n**{words.Verdict()}** {MarkdownPage.Escape(words.Terms())} {words.NotCompared()}\n\n");
        if (!diff.Difference.Changes.IsEmpty || !diff.Difference.Results.IsEmpty)
        {
            text.Append("| what changes | kept cases | why | for example |\n|---|---|---|---|\n");
        }

        foreach (var piece in diff.Difference.Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(DiffWords.Piece(piece))} | | | |\n");
        }

        foreach (var change in diff.Difference.Changes)
        {
            var why = string.Join("; ", new[] { DiffWords.Figures(change) }.Concat(DiffWords.Ways(change)).Where(one => one.Length > 0));
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(words.Headline(change))} | {Cell(words.Share(change))} | {why.Replace("|", "\\|", StringComparison.Ordinal)} | {Cell(words.Example(change, change.Ways[0].Case))} |\n");
        }

        List(text, "Not decided", diff.Difference.Undecided.Select(words.Headline));
        List(text, "What was changed", diff.Difference.Pieces.Select(DiffWords.Piece));
    }

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{heading}: {Counted.Of(all.Count, "thing", "things")}</summary>\n\n{string.Concat(all.Select(line => $"- {MarkdownPage.Escape(line)}\n"))}\n</details>\n\n");
        }
    }

    private static string Cell(string text) => MarkdownPage.Escape(text).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
