using PolicyEngine.Diagnostics.Text;
using PolicyEngine.LineEditing;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Expecting;

namespace PolicyEngine.Repl.Testing;

/// <summary>Writes comparisons of snapshots.</summary>
internal sealed class DiffText(TextWriter writer, Paint paint, int width)
{
    /// <summary>Writes the lines of a change: those of the file of cases, where an expectation is not met, and those of the snapshot.</summary>
    /// <param name="change">The change.</param>
    /// <param name="around">How many lines that stayed to show before and after a change.</param>
    /// <param name="indent">Spaces before each.</param>
    public void Write(SnapshotChange change, int around, int indent)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!change.Unmet.IsEmpty)
        {
            var (before, after) = CaseFiles.Texts(change);
            Write(SnapshotDiff.Of(before, after, 0), indent, int.MaxValue);
        }

        Write(SnapshotDiff.Of(change.Approved ?? "", change.Received ?? "", around), indent, int.MaxValue);
    }

    /// <summary>Writes the changed lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="indent">Spaces before each.</param>
    /// <param name="most">The most lines to write; the rest is counted.</param>
    public void Write(IReadOnlyList<DiffLine> lines, int indent, int most)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var lead = new string(' ', indent);
        foreach (var line in lines.Take(most))
        {
            var text = Cut($"{line.Mark} {SafeText.Of(line.Text)}", width - indent).TrimEnd();
            writer.WriteLine(text.Length == 0 ? "" : lead + (line.Mark == '-' ? paint.Error(text) : line.Mark == '+' ? paint.Good(text) : paint.Quiet(text)));
        }

        if (lines.Count > most)
        {
            writer.WriteLine($"{lead}… and {Counted.Of(lines.Count - most, "more line", "more lines")}");
        }
    }

    // One line a line: the changed word is mostly at its start, and the files hold the rest.
    private static string Cut(string text, int width)
    {
        var kept = 0;
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns += TextWidth.Of(rune);
            if (columns > width)
            {
                return string.Concat(text.AsSpan(0, Math.Max(0, kept - 1)), "…");
            }

            kept += rune.Utf16SequenceLength;
        }

        return text;
    }
}
