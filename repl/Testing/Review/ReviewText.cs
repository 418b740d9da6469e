using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Review;

namespace PolicyEngine.Repl.Testing.Review;

/// <summary>What a reviewer sees: the sum of it, then change by change.</summary>
internal sealed class ReviewText(CommandContext context, IReadOnlyList<ReviewItem> items, Func<CaseSuite, SnapshotStore> storeOf)
{
    /// <summary>The word for a verdict.</summary>
    public static string WordOf(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Open => "open",
        ReviewVerdict.Accepted => "accepted",
        ReviewVerdict.Rejected => "rejected",
        ReviewVerdict.Skipped => "skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>Writes what awaits approval, by policy and cause.</summary>
    public void WriteOverview()
    {
        foreach (var policy in items.GroupBy(item => item.Change.Suite.Policy.Id, StringComparer.Ordinal))
        {
            Write("", $"{policy.Key}: {EffectTally.Sentence([.. policy.Select(item => item.Change)])}", context.Paint.Heading);
            foreach (var group in policy.Select(item => item.Group).Distinct())
            {
                Write("  ", $"{group.Cause}: {EffectTally.Sentence(group.Changes)}", text => text);
            }
        }
    }

    /// <summary>Writes a change, its outcome first.</summary>
    public void WriteItem(int place)
    {
        var item = items[place];
        var change = item.Change;
        context.Out.WriteLine();
        var group = item.Group.Changes.Length > 1 ? $"; one of {Counted.Of(item.Group.Changes.Length, "case", "cases")} with this cause" : "";
        context.Out.WriteLine(context.Paint.Quiet(FormattableString.Invariant($"{change.Suite.Policy.Id}, {place + 1} of {items.Count}{group}")));
        Write("", $"{change.CaseId}: {change.Detail}{(change.Cause.Length == 0 ? "" : $"; cause: {change.Cause}")}", context.Paint.Warning);
        if (item.Title.Length > 0)
        {
            Write("  ", item.Title, text => text);
        }

        if (storeOf(change.Suite).Approvals.RejectionOf(change.Suite.Policy.Id, change.CaseId) is { } rejection)
        {
            Write("  ", $"rejected by {rejection.Name} on {rejection.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {rejection.Reason}", text => text);
        }

        if (item.Verdict != ReviewVerdict.Open)
        {
            Write("  ", $"{WordOf(item.Verdict)} just now{(item.Reason.Length > 0 ? $": {item.Reason}" : "")}", text => text);
        }
    }

    /// <summary>Writes the lines that changed.</summary>
    public void WriteDiff(SnapshotChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        new DiffText(context.Out, context.Paint, context.Width).Write(change, 2, 2);
    }

    /// <summary>Writes what can be done.</summary>
    public void WriteHelp()
    {
        foreach (var (_, key, words, does) in ReviewCommands.All)
        {
            var lead = $"  {key}  {words,-13} ";
            foreach (var line in TextWrap.Lines(does, context.Width - lead.Length))
            {
                context.Out.WriteLine(lead + line);
                lead = new string(' ', lead.Length);
            }
        }
    }

    /// <summary>Writes how many changes have which verdict.</summary>
    public void WriteSummary()
    {
        var counts = items.CountBy(item => item.Verdict).ToDictionary();
        context.Out.WriteLine();
        context.Out.WriteLine(string.Join(", ", new[] { ReviewVerdict.Accepted, ReviewVerdict.Rejected, ReviewVerdict.Skipped, ReviewVerdict.Open }
            .Where(counts.ContainsKey).Select(verdict => FormattableString.Invariant($"{counts[verdict]} {WordOf(verdict)}"))));
    }

    private void Write(string lead, string words, Func<string, string> paint)
    {
        foreach (var line in TextWrap.Lines(SafeText.Of(words), context.Width - lead.Length - 2))
        {
            context.Out.WriteLine(lead + paint(line));
            lead = lead.Length > 2 ? lead : lead + "  ";
        }
    }
}
