using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:compare</c>: two days, or two versions of the policy.</summary>
public sealed class CompareCommand() : SessionCommand("compare", "compare DATE [DATE] | PACK | FILE", "show what another day, or another version of the policy, changes")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Understand;

    /// <inheritdoc/>
    public override string Help => "For the case at hand, and for the pack's cases, grouped by what changes and why. One date is compared with the day of the session; another policy is compared as of that day, and the pack's cases as of their own days. Nothing is kept.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":compare 2018-10-02 2019-09-01", "what a change of the law does"), (":compare rules/blue-badge/drafts", "what a draft would do"), (":compare resident-parking-permit@cherwell", "what a locality does otherwise")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument.Length == 0)
        {
            return Refusals.Of("`:compare` needs a date, two dates, or another policy", "for example `:compare 2018-10-02 2019-09-01`");
        }

        if (DaysOf(argument) is [.., var last] days)
        {
            return Days(session, days.Count == 2 ? days[0] : session.AsOf, last, cancellation);
        }

        var words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            var strange = Array.Find(words, word => !DayText.TryRead(word, out _)) ?? argument;
            return Refusals.Of($"`{strange}` is not a day", DayText.HelpFor(strange));
        }

        // Apart from the session's own library, which goes on watching its files.
        if (!SessionLibrary.Open(session.Workspace, argument, session.Options.Rules, false, cancellation).TryGet(out var other, out var problem))
        {
            return ReplReply.Refused.Of(problem);
        }

        using (other)
        {
            return Shown(session, new ComparisonSide(session.Policy.Id, session.Policy, null), new ComparisonSide(argument, other.Policy!, null), cancellation);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => PathCompletion.Files(session.Workspace, argument, ".yaml");

    // A day in words has spaces of its own.
    private static List<DateOnly> DaysOf(string text)
    {
        if (DayText.TryRead(text, out var only))
        {
            return [only];
        }

        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            if (DayText.TryRead(text[..at].Trim(), out var one) && DayText.TryRead(text[at..].Trim(), out var other))
            {
                return [one, other];
            }
        }

        return [];
    }

    private static ReplReply.Shown Days(ReplSession session, DateOnly one, DateOnly other, CancellationToken cancellation) =>
        Shown(session, new ComparisonSide(DayText.Of(one), session.Policy, one), new ComparisonSide(DayText.Of(other), session.Policy, other), cancellation);

    private static ReplReply.Shown Shown(ReplSession session, ComparisonSide was, ComparisonSide now, CancellationToken cancellation)
    {
        var screen = new Page();
        var comparison = new CaseComparison(screen, was, now, session.Library!.Suite(session.Workspace, cancellation), cancellation);
        comparison.Title();
        comparison.ThisCase(session.Case.Given, session.AsOf);
        comparison.Cases();
        return new ReplReply.Shown(screen);
    }
}
