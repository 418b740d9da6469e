using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Session.Commands;

/// <summary><c>:new</c>: another case.</summary>
internal sealed class NewCommand() : SessionCommand("new", "new", "start a new case: no fact is known")
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
