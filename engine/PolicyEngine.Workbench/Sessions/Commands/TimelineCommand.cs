using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Living;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:timeline</c>: what happened to the case.</summary>
public sealed class TimelineCommand() : SessionCommand("timeline", "timeline", "show what happened to the case, event by event")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Living;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation) =>
        CaseReplies.WhyNot(session, true) ?? (ReplReply)new ReplReply.Shown(new Page().Events(session.Living!.Timeline(cancellation)));
}
