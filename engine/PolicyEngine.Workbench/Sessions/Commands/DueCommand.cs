using PolicyEngine.Cases.Views;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Living;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:due</c>: the deadlines of the case.</summary>
public sealed class DueCommand() : SessionCommand("due", "due", "list the deadlines of the case, and what follows by itself")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Living;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (CaseReplies.WhyNot(session, true) is { } refused)
        {
            return refused;
        }

        var view = session.Living!.View(cancellation)!;
        var screen = new Page().Add($"it is {session.Living.Clock.Shown}");
        screen.Section("Deadlines", view.Deadlines.Select(deadline => (deadline.Name, Words(deadline))));
        screen.Section("By itself", view.Next.Select((next, at) => (FormattableString.Invariant($"{at + 1}."), next)));
        return new ReplReply.Shown(view.Deadlines.IsEmpty && view.Next.IsEmpty ? screen.Add("nothing is due, and nothing follows by itself") : screen);
    }

    private static string Words(ViewDeadline deadline) => $"{deadline.Title}: {deadline.Status switch
    {
        "paused" => "the clock stands still",
        "undated" => $"no date, because {deadline.Due}",
        "overdue" => $"overdue since {deadline.Due}",
        "ended_late" => $"met late, was due on {deadline.Due}",
        _ => $"by {deadline.Due}",
    }}{(deadline.Then.Length > 0 ? $"; then: {deadline.Then}" : "")}";
}
