using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:as-of</c>: the day of the decision.</summary>
public sealed class AsOfCommand() : SessionCommand("as-of", "as-of [DATE|today]", "decide as of another day: its rules and figures")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":as-of 2018-10-02", "decide by the rules of that day"), (":as-of today", "back to today")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument.Length == 0)
        {
            return new ReplReply.Shown($"decisions are as of {DayText.Of(session.AsOf)}");
        }

        var day = session.CaseOrNone is { } open ? DayText.Today(session.Workspace.Clock, open.Policy.Model) : DayText.Today(session.Workspace.Clock);
        return argument != "today" && !DayText.TryRead(argument, out day) ? Refusals.Of($"`{argument}` is not a day", DayText.HelpFor(argument)) : session.Move(day);
    }
}
