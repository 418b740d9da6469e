using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Testing;

/// <summary>What changed or is not as expected, for the person who signs: by policy and cause, the gravest effect first.</summary>
internal sealed class ApprovalReport(CommandContext context, TextWriter writer, Paint paint)
{
    private const int MostOwnValues = 20;
    private const int MostInShort = 4;

    /// <summary>Writes the groups.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="withDiff">Whether to show every changed line.</param>
    public void Write(IReadOnlyList<ChangeGroup> groups, bool withDiff)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var policy in groups.GroupBy(group => group.Suite.Policy.Id, StringComparer.Ordinal))
        {
            writer.WriteLine(paint.Heading(policy.Key));
            foreach (var group in policy)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                WriteWrapped("  ", group.Headline, 4, paint.Warning);
                WriteCases(group, withDiff, MostOwnValues, "`--diff` shows them all");
            }

            writer.WriteLine();
        }
    }

    /// <summary>Writes the groups of one policy, each in a few lines.</summary>
    /// <param name="groups">The groups.</param>
    public void WriteShort(IReadOnlyList<ChangeGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var group in groups)
        {
            WriteWrapped("  ", group.Headline, 4, paint.Error);
            WriteCases(group, withDiff: false, MostInShort, "`policy review` shows each");
        }
    }

    private void WriteCases(ChangeGroup group, bool withDiff, int most, string others)
    {
        if (withDiff)
        {
            var diff = new DiffText(writer, paint, context.Width);
            foreach (var change in group.Changes)
            {
                writer.WriteLine($"    {paint.Id(change.CaseId)}");
                diff.Write(change, 1, 6);
            }
        }
        else if (group.HasOwnValues)
        {
            foreach (var change in group.Changes.Take(most))
            {
                WriteWrapped("    ", $"{change.CaseId}: {change.Detail}", 6, text => text);
            }

            if (group.Changes.Length > most)
            {
                writer.WriteLine($"    … and {Counted.Of(group.Changes.Length - most, "more case", "more cases")}; {others}");
            }
        }
        else
        {
            WriteWrapped("    ", string.Join(", ", group.Changes.Select(change => change.CaseId)), 4, text => text);
        }
    }

    private void WriteWrapped(string lead, string text, int hang, Func<string, string> paint)
    {
        foreach (var line in TextWrap.Lines(SafeText.Of(text), context.Width - hang))
        {
            writer.WriteLine(lead + paint(line));
            lead = new string(' ', hang);
        }
    }
}
