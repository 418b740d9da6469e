using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:new</c>: another case.</summary>
public sealed class NewCommand() : SessionCommand("new", "new", "start a new case: no fact is known")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        // The questions under way were about the case that is left.
        session.Conversation = null;
        return session.Change(CaseAtHand.New(session.Policy, session.AsOf));
    }
}
