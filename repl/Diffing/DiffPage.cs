using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Workbench.Diffing;

namespace PolicyEngine.Repl.Diffing;

/// <summary>A comparison for a person at a terminal.</summary>
/// <param name="context">The width and the colours.</param>
/// <param name="writer">Where it goes.</param>
internal sealed class DiffPage(CommandContext context, TextWriter writer)
{
    private const int MostPieces = 30;

    /// <summary>Writes all of it.</summary>
    public void Write(PolicyDiffs diffs)
    {
        foreach (var policy in diffs.Removed)
        {
            Line($"policy {policy.Id} is gone: {SafeText.Of(policy.Title)}", 0);
        }

        foreach (var policy in diffs.Added)
        {
            Line($"policy {policy.Id} has come: {SafeText.Of(policy.Title)}", 0);
        }

        foreach (var diff in diffs.Changed)
        {
            Write(diff, $"{diffs.Old.Name} → {diffs.New.Name}");
        }

        if (diffs.Same > 0 || diffs.Changed.Count + diffs.Added.Count + diffs.Removed.Count == 0)
        {
            Line(diffs.Same == 1 ? "1 policy has the same text" : FormattableString.Invariant($"{diffs.Same} policies have the same text"), 0);
        }
    }

    /// <summary>Writes what changes in one policy.</summary>
    public void Write(PolicyDiff diff, string sides)
    {
        var words = new DiffWords(diff);
        writer.WriteLine($"{context.Paint.Heading(SafeText.Of(diff.New.Policy.Id))}  {SafeText.Of(sides)}");
        writer.WriteLine(context.Paint.Heading(words.Verdict()));
        Line(words.Terms(), 0);
        Line(words.NotCompared(), 0);
        Section("What was changed", [.. diff.Difference.Pieces.Take(MostPieces).Select(DiffWords.Piece)]);
        if (diff.Difference.Pieces.Length > MostPieces)
        {
            Line(FormattableString.Invariant($"and {diff.Difference.Pieces.Length - MostPieces} more"), 2);
        }

        Section("Results", [.. diff.Difference.Results.Select(DiffWords.Piece)]);
        if (!diff.Difference.Changes.IsEmpty)
        {
            writer.WriteLine();
            writer.WriteLine(context.Paint.Heading("What that changes"));
        }

        foreach (var change in diff.Difference.Changes)
        {
            Bullet(words.Headline(change));
            Line(words.Share(change), 6);
            Line(DiffWords.Figures(change), 6);
            foreach (var way in DiffWords.Ways(change))
            {
                Line(way, 6);
            }

            Line(words.Example(change, change.Ways[0].Case), 6);
        }

        Section("Not decided", [.. diff.Difference.Undecided.Select(words.Headline)]);
        writer.WriteLine();
    }

    private void Section(string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(context.Paint.Heading(heading));
        foreach (var line in lines)
        {
            Bullet(line);
        }
    }

    private void Bullet(string text) => writer.WriteLine("  - " + string.Join("\n    ", TextWrap.Lines(text, context.Width - 4)));

    private void Line(string text, int indent)
    {
        foreach (var line in TextWrap.Lines(text, context.Width - indent))
        {
            writer.WriteLine(new string(' ', indent) + line);
        }
    }
}
