using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Review;

namespace PolicyEngine.Repl.Testing.Review;

/// <summary>Goes through changes one by one, in any order and with second thoughts. Nothing is written; the verdicts stand in the items.</summary>
internal sealed class ReviewSession
{
    private readonly CommandContext context;
    private readonly IReviewer reviewer;
    private readonly IReadOnlyList<ReviewItem> items;
    private readonly ReviewText text;
    private readonly Dictionary<ReviewVerdict, string> reasons = [];
    private int place;

    /// <summary>Prepares a review.</summary>
    /// <param name="context">The world.</param>
    /// <param name="reviewer">The person.</param>
    /// <param name="items">The changes; at least one.</param>
    /// <param name="storeOf">The snapshots of a suite.</param>
    public ReviewSession(CommandContext context, IReviewer reviewer, IReadOnlyList<ReviewItem> items, Func<CaseSuite, SnapshotStore> storeOf)
    {
        this.context = context;
        this.reviewer = reviewer;
        this.items = items;
        text = new ReviewText(context, items, storeOf);
    }

    /// <summary>The person's name, once it was needed; <see langword="null"/> before.</summary>
    public string? Name { get; set; }

    /// <summary>Runs until everything is decided or the person has had enough.</summary>
    public void Run()
    {
        text.WriteOverview();
        var shown = -1;
        while (place < items.Count)
        {
            if (shown != place)
            {
                text.WriteItem(place);
                shown = place;
            }

            context.Out.Write(string.Join('\n', TextWrap.Lines(reviewer.Prompt, context.Width)) + " ");
            context.Out.Flush();
            var action = reviewer.Next(out var rest);
            if (action == ReviewAction.Quit)
            {
                return;
            }

            if (!Do(action, rest))
            {
                shown = -1;
            }
        }
    }

    // Gives whether the change that is shown need not be shown again.
    private bool Do(ReviewAction action, string rest)
    {
        switch (action)
        {
            case ReviewAction.Accept or ReviewAction.AcceptGroup:
                return Decide(ReviewVerdict.Accepted, action == ReviewAction.AcceptGroup, "Why is it right? ");
            case ReviewAction.Reject or ReviewAction.RejectGroup:
                return Decide(ReviewVerdict.Rejected, action == ReviewAction.RejectGroup, "Why is it wrong? ");
            case ReviewAction.Skip or ReviewAction.SkipGroup:
                Note(ReviewVerdict.Skipped, action == ReviewAction.SkipGroup, "");
                return true;
            case ReviewAction.Diff:
                text.WriteDiff(items[place].Change);
                return true;
            case ReviewAction.Back:
                return Back();
            case ReviewAction.Search:
                Search(rest);
                return true;
            default:
                text.WriteHelp();
                return true;
        }
    }

    private bool Decide(ReviewVerdict verdict, bool wholeGroup, string why)
    {
        Name ??= Filled(reviewer.Ask("Your name: "));
        // What was right about one change is no reason why another is wrong.
        var before = reasons.GetValueOrDefault(verdict, "");
        var again = before.Length > 0 ? $"(Enter: {SafeText.Of(before)}) " : "";
        if (Name is null || (Filled(reviewer.Ask(why + again)) ?? Filled(before)) is not { } given)
        {
            context.Out.WriteLine("a verdict needs your name and a reason; nothing was noted");
            return true;
        }

        reasons[verdict] = given;
        Note(verdict, wholeGroup, given);
        return true;
    }

    private void Note(ReviewVerdict verdict, bool wholeGroup, string why)
    {
        var noted = wholeGroup ? items.Where(item => ReferenceEquals(item.Group, items[place].Group) && (item == items[place] || item.Verdict is ReviewVerdict.Open or ReviewVerdict.Skipped)).ToList() : [items[place]];
        foreach (var item in noted)
        {
            (item.Verdict, item.Reason) = (verdict, why);
        }

        if (wholeGroup)
        {
            context.Out.WriteLine($"{Counted.Of(noted.Count, "case", "cases")} {ReviewText.WordOf(verdict)}");
        }

        place = NextOpen(place);
    }

    private int NextOpen(int from)
    {
        for (var next = from + 1; next < items.Count; next++)
        {
            if (items[next].Verdict == ReviewVerdict.Open)
            {
                return next;
            }
        }

        // What was jumped over is still to be decided.
        for (var next = 0; next < from; next++)
        {
            if (items[next].Verdict == ReviewVerdict.Open)
            {
                return next;
            }
        }

        return items.Count;
    }

    private bool Back()
    {
        if (place == 0)
        {
            context.Out.WriteLine("this is the first change");
            return true;
        }

        place--;
        return true;
    }

    private void Search(string rest)
    {
        var wanted = rest.Length > 0 ? rest : reviewer.Ask("Search for: ") ?? "";
        for (var step = 1; wanted.Length > 0 && step <= items.Count; step++)
        {
            var next = (place + step) % items.Count;
            if (Matches(items[next], wanted))
            {
                if (next == place)
                {
                    context.Out.WriteLine($"only this change holds `{SafeText.Of(wanted)}`");
                }

                place = next;
                return;
            }
        }

        context.Out.WriteLine(wanted.Length == 0 ? "nothing to search for" : $"no change holds `{SafeText.Of(wanted)}`");
    }

    private static bool Matches(ReviewItem item, string wanted) =>
        new[] { item.Change.CaseId, item.Title, item.Change.Detail, item.Change.Effect, item.Change.Cause }.Any(part => part.Contains(wanted, StringComparison.OrdinalIgnoreCase));

    private static string? Filled(string? given) => string.IsNullOrWhiteSpace(given) ? null : SafeText.Of(given.Trim());
}
