using PolicyEngine.Cases.Views;
using PolicyEngine.Repl.Session.Living;

namespace PolicyEngine.Repl.Session.Commands;

/// <summary><c>:timeline</c>: what happened to the case.</summary>
internal sealed class TimelineCommand() : SessionCommand("timeline", "timeline", "show what happened to the case, event by event")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Living;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation) =>
        CaseReplies.WhyNot(session, true) ?? (ReplReply)new ReplReply.Shown(CaseReplies.Safe(CaseTimeline.Render(session.Living!.Timeline(cancellation), session.Context.Width)));
}
