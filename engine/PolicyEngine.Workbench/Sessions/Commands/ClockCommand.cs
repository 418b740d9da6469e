using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Living;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:clock</c>: the clock of the case.</summary>
public sealed class ClockCommand() : SessionCommand("clock", "clock [+24h | DATE [TIME]]", "move the clock of the case forward, and do what falls due")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Living;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":clock +24h", "a day on; also `+30m`, `+5d`, `+2w` and `+1y`"), (":clock 2018-10-05 14:30", "to a time, in the time zone of the policy"), (":clock 5 October 2018", "to the beginning of a day"), (":clock", "what time it is")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (CaseReplies.WhyNot(session, true) is { } refused)
        {
            return refused;
        }

        var living = session.Living!;
        if (argument.Length > 0 && living.Clock.Move(argument) is { } wrong)
        {
            return Refusals.Of(wrong, "write how far, like +24h, +5d or +1y, or when, like 2018-10-05 14:30");
        }

        if (argument.Length == 0)
        {
            return new ReplReply.Shown(living.Clock.Shown);
        }

        var report = living.RunDue(cancellation);
        var news = living.News(cancellation);
        var screen = new Page().Add($"it is {living.Clock.Shown}; {(report.Done == 0 ? "nothing fell due" : $"{Counted.Of(report.Done, "thing", "things")} fell due")}");
        foreach (var problem in report.Problems)
        {
            screen.Add(problem.Message, 2, "! ");
        }

        return new ReplReply.Shown(news.Count == 0 ? screen : screen.Events(news));
    }
}
