using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace PolicyEngine.Testing;

/// <summary>A line of a comparison of two texts.</summary>
/// <param name="Mark"><c>-</c> for a line that went, <c>+</c> for one that came, a space for one that stayed.</param>
/// <param name="Text">The line.</param>
public sealed record DiffLine(char Mark, string Text);

/// <summary>What changed between two snapshots, line by line.</summary>
public static class SnapshotDiff
{
    /// <summary>The lines that changed, with some that stayed around them.</summary>
    /// <param name="approved">The approved text.</param>
    /// <param name="received">The text now.</param>
    /// <param name="around">How many lines that stayed to show before and after a change.</param>
    public static ImmutableArray<DiffLine> Of(string approved, string received, int around)
    {
        ArgumentNullException.ThrowIfNull(approved);
        ArgumentNullException.ThrowIfNull(received);
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(approved.TrimEnd('\n'), received.TrimEnd('\n'), false).Lines;
        var kept = new SortedSet<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type != ChangeType.Unchanged)
            {
                kept.UnionWith(Enumerable.Range(i - around, (2 * around) + 1).Where(near => near >= 0 && near < lines.Count));
            }
        }

        return [.. kept.Select(place => new DiffLine(MarkOf(lines[place].Type), lines[place].Text))];
    }

    /// <summary>The lines that changed before the explanation, or in it when nothing before it did: what there is to know at a glance.</summary>
    public static ImmutableArray<DiffLine> Short(string approved, string received)
    {
        ArgumentNullException.ThrowIfNull(approved);
        ArgumentNullException.ThrowIfNull(received);
        var before = Of(BeforeExplanation(approved), BeforeExplanation(received), 0);
        return before.IsEmpty ? Of(approved, received, 0) : before;
    }

    private static string BeforeExplanation(string text) => text.IndexOf("\nexplanation:\n", StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;

    private static char MarkOf(ChangeType type) => type switch
    {
        ChangeType.Deleted => '-',
        ChangeType.Inserted => '+',
        ChangeType.Unchanged or ChangeType.Modified or ChangeType.Imaginary => ' ',
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
