using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Testing;

/// <summary>What awaits approval, for the person who signs: by policy and cause, the gravest effect first.</summary>
internal sealed class ApprovalReport(CommandContext context)
{
    private const int MostOwnValues = 20;

    /// <summary>Writes the groups.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="withDiff">Whether to show every changed line.</param>
    public void Write(IReadOnlyList<ChangeGroup> groups, bool withDiff)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var policy in groups.GroupBy(group => group.Suite.Policy.Id, StringComparer.Ordinal))
        {
            context.Out.WriteLine(context.Paint.Heading(policy.Key));
            foreach (var group in policy)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                WriteWrapped("  ", group.Headline, 4, context.Paint.Warning);
                WriteCases(group, withDiff);
            }

            context.Out.WriteLine();
        }
    }

    private void WriteCases(ChangeGroup group, bool withDiff)
    {
        if (withDiff)
        {
            var diff = new DiffText(context.Out, context.Paint, context.Width);
            foreach (var change in group.Changes)
            {
                context.Out.WriteLine($"    {context.Paint.Id(change.CaseId)}");
                diff.Write(SnapshotDiff.Of(change.Approved ?? "", change.Received ?? "", 1), 6, int.MaxValue);
            }
        }
        else if (group.HasOwnValues)
        {
            foreach (var change in group.Changes.Take(MostOwnValues))
            {
                WriteWrapped("    ", $"{change.CaseId}: {change.Detail}", 6, text => text);
            }

            if (group.Changes.Length > MostOwnValues)
            {
                context.Out.WriteLine($"    … and {DiagnosticCount.Number(group.Changes.Length - MostOwnValues, "more case", "more cases")}; `--diff` shows them all");
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
            context.Out.WriteLine(lead + paint(line));
            lead = new string(' ', hang);
        }
    }
}
